"""The day that an article without a date was probably published on, for readers, with its reasons.

In: an article's slug and the digest's proposals. Out: what a page says of it. It is the program's
word; it stands nowhere as the article's date.
"""

from __future__ import annotations

from typing import Any

from sitegen.model import Confidence, DateEvidence, DateProposal
from sitegen.render.edition import Place
from sitegen.render.undated_views import DayReason, ProbableDay
from sitegen.render.wording import Wording


def probable_day(place: Place, slug: str) -> ProbableDay | None:
    """Return the day that is proposed for an article; None where it has one, or none is known."""
    proposal = place.digest.proposed_dates.get(slug)
    if proposal is None:
        return None
    return ProbableDay(
        iso=proposal.day.isoformat(),
        label=place.wording.weekday_and_day(proposal.day),
        sure=_sure(proposal.confidence, place.wording),
        reasons=tuple(_reason(place, evidence) for evidence in proposal.evidence),
    )


def proposal_data(proposal: DateProposal | None) -> dict[str, Any] | None:
    """Return a proposal as JSON-ready data; None where there is none."""
    if proposal is None:
        return None
    return {
        "day": proposal.day.isoformat(),
        "confidence": proposal.confidence,
        "evidence": [
            {"kind": one.kind, "text": one.text, "slug": one.slug} for one in proposal.evidence
        ],
    }


def _sure(confidence: Confidence, wording: Wording) -> str:
    if confidence == "high":
        return wording.gettext("The program found it and is rather sure; no editor confirmed it.")
    return wording.gettext("The program found it and is not sure; no editor confirmed it.")


def _reason(place: Place, evidence: DateEvidence) -> DayReason:
    wording = place.wording
    if evidence.kind == "text":
        return DayReason(wording.gettext("The text says:"), evidence.text)
    if evidence.kind == "line":
        return DayReason(wording.gettext("The date line or the address says:"), evidence.text)
    what = (
        wording.gettext("A report with the same words is of this day:")
        if evidence.text
        else wording.gettext("A report of the same story is of this day:")
    )
    other = place.digest.articles[evidence.slug].article
    label = wording.weekday_and_day(other.date) if other.date else ""
    return DayReason(what, evidence.text, place.article(other.slug), label)
