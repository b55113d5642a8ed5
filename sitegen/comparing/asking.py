"""Asks another engine for what has machine English now, and measures it beside the one in use.

In: a Config and the choice. Out: a Comparison. The memory and the site stay as they are; answers
are remembered, so that a change to that engine costs no second asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sitegen import pipeline
from sitegen.cache import Cache
from sitegen.comparing.choosing import for_comparing, other_engine
from sitegen.comparing.chrf import chrf
from sitegen.comparing.comparison import Agreement, Choice, Compared, Comparison, Sentence
from sitegen.config import Config
from sitegen.derived import Derived
from sitegen.engines.engine import Engine, engine_id, make_engine
from sitegen.errors import EngineError, Problem, SitegenError
from sitegen.model import ArticleTranslation, Draft
from sitegen.report import Reporter, plural
from sitegen.terms.listing import build_terms, term_key
from sitegen.translate.asking import ask
from sitegen.translate.holding import Wanted
from sitegen.translate.judging import judge, judged
from sitegen.translate.machine import Requirements


class _Asker:
    """Asks engines for sentences; remembers that a person broke it off, and what went wrong."""

    def __init__(self, derived: Derived, requirements: Requirements, reporter: Reporter) -> None:
        self._derived = derived
        self._requirements = requirements
        self._reporter = reporter
        self.interrupted = False
        self.problems: list[Problem] = []

    def ask(self, engine: Engine, sentences: Iterable[Sentence]) -> dict[str, Draft]:
        """Return the drafts by their Arabic, as far as they came."""
        drafts: dict[str, Draft] = {}
        if self.interrupted:
            return drafts
        required = {one.source: self._requirements.of(one.source) for one in sentences}
        wanted = [Wanted(text, names, term_key(names)) for text, names in required.items()]
        try:
            with self._reporter.progress(f"asking {engine_id(engine)}") as progress:
                ask(engine, wanted, self._derived.answers, progress, drafts)
        except KeyboardInterrupt:
            self.interrupted = True
        except EngineError as error:
            self.problems += for_comparing(error.problems)
        return drafts


def compare(
    config: Config,
    choice: Choice,
    slugs: Sequence[str],
    today: date,
    reporter: Reporter,
    *,
    offline: bool,
) -> Comparison:
    """Ask for what these articles, or all, have machine English of now. Raises SitegenError."""
    other, warnings = other_engine(config, choice, offline=offline)
    current, _ = make_engine(pipeline.engine_options(config, offline=offline))
    with Cache(config.state) as cache:
        derived = Derived(cache)
        options = pipeline.BuildOptions(today, drafts=True)
        gathered = pipeline.gather(config, options, None, derived, reporter, keep=False)
        requirements = Requirements(build_terms(gathered.editorial.terms))
        sentences = _sentences(gathered.translations, slugs)
        machine = [one for one in sentences if one.translation.state == "machine"]
        chosen = evenly(machine, choice.limit)
        people = evenly([s for s in sentences if s.translation.state == "reviewed"], choice.limit)
        asker = _Asker(derived, requirements, reporter)
        reporter.notice(_announcement(engine_id(other), chosen, machine, people))
        drafts = asker.ask(other, [*chosen, *people])
        usual = asker.ask(current, people) if current else {}
    return Comparison(
        now=engine_id(current) if current else "",
        then=engine_id(other),
        asked=len(chosen),
        of=len(machine),
        lines=tuple(
            _compared(one, drafts[one.source], requirements)
            for one in chosen
            if one.source in drafts
        ),
        agreement=_agreement(people, drafts, usual if current else None),
        interrupted=asker.interrupted,
        problems=(*warnings, *asker.problems),
    )


def evenly(sentences: Sequence[Sentence], limit: int) -> Sequence[Sentence]:
    """Return at most so many, spread evenly over all."""
    if len(sentences) <= limit:
        return sentences
    return [sentences[place * len(sentences) // limit] for place in range(limit)]


def _sentences(
    translations: Mapping[str, ArticleTranslation], slugs: Sequence[str]
) -> list[Sentence]:
    """List titles and sentences with English, those of the same Arabic once."""
    unknown = [slug for slug in slugs if slug not in translations]
    if unknown:
        raise SitegenError(
            f"there is no article {unknown[0]}", hint="sitegen review status lists the articles"
        )
    found: dict[str, Sentence] = {}
    for slug in slugs or sorted(translations):
        for sentence in _of_article(slug, translations[slug]):
            if sentence.translation.text and sentence.source.strip():
                found.setdefault(sentence.source, sentence)
    return list(found.values())


def _of_article(slug: str, article: ArticleTranslation) -> Iterator[Sentence]:
    if article.title:
        yield Sentence(slug, 0, article.title)
    for number, translation in enumerate(article.sentences, start=1):
        yield Sentence(slug, number, translation)


def _announcement(
    name: str, chosen: Sequence[Sentence], machine: Sequence[Sentence], people: Sequence[Sentence]
) -> str:
    """Say what is about to be asked."""
    spread = f" of {len(machine)}, spread evenly" if len(chosen) < len(machine) else ""
    asked = f"{plural(len(chosen), 'sentence')} with machine English{spread}"
    return f"{name} is asked for {asked}, and for {len(people)} that people reviewed"


def _compared(one: Sentence, draft: Draft, requirements: Requirements) -> Compared:
    required = requirements.of(one.source)
    now, then = judge(
        (
            judged(one.source, one.translation.text, one.translation.score, required),
            judged(one.source, draft.text, draft.score, required),
        )
    )
    return Compared(one, draft.text, now, then)


def _agreement(
    people: Sequence[Sentence], drafts: dict[str, Draft], usual: dict[str, Draft] | None
) -> Agreement | None:
    """Measure both engines on the sentences that both answered."""
    both = [
        one for one in people if one.source in drafts and (usual is None or one.source in usual)
    ]
    if not both:
        return None

    def mean(answers: dict[str, Draft]) -> float:
        scores = (chrf(answers[one.source].text, one.translation.text) for one in both)
        return round(sum(scores) / len(both), 4)

    return Agreement(len(both), mean(usual) if usual is not None else None, mean(drafts))
