"""What readers can see now that the last release does not have.

In: the history of releases, and the digest as it is about to be shown. Out: the slugs of what is
new. An article that only got another slug is not new; one that came back is.
"""

from __future__ import annotations

from sitegen.model import Digest, NewSince
from sitegen.releases.history import History, following_renamed
from sitegen.releases.snapshot import record_of


def find_news(history: History, digest: Digest) -> NewSince | None:
    """Return what is new, in the digest's order; None where nothing was ever released."""
    if history.latest is None:
        return None
    released = history.articles
    # What was published under its slug needs no hash of its text to be known again.
    now = tuple(
        released[slug].article if slug in released else record_of(composed, sketched=False)
        for slug, composed in digest.articles.items()
    )
    known = following_renamed(history, now).articles
    new = (slug for slug in digest.articles if slug not in known or known[slug].is_gone)
    return NewSince(history.latest, tuple(new))
