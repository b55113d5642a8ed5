"""Tells articles again as other outlets would, and gives unrelated ones the same boilerplate.

In: articles, outlets, a source of chance. Out: the same articles with those that tell them again,
each with its outlet and day, and which of them are one story. What is quoted is kept word for word.
All words that are put in are ours, but for background, which is taken from other articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

# How much of an article another outlet keeps: nearly all of an agency's report, or a third of it.
KEPT = (0.9, 0.6, 0.35)
# An outlet brings the news on the same day, or on one of the next.
LATEST = 2
# With the original there are so many tellings.
FEWEST_TELLINGS, MOST_TELLINGS = 2, 4
# So many articles of one outlet carry the same paragraph of background, within so many days.
FEWEST_TOGETHER, MOST_TOGETHER, DAYS_TOGETHER = 3, 6, 5
SENTENCES_OF_BACKGROUND = 2
# One in so many of the sentences that are kept loses a clause, changes its verb, its place.
CUT, REWORDED, MOVED = 0.4, 0.7, 0.3
# A clause that can be left out, and a rest that can stand, have so many words.
SHORTEST_CLAUSE = 4
# One in so many articles ends with its outlet's own line.
WITH_LINE = 0.5

# Of each line any verb stands for any other.
_VERBS = (
    ("قال", "صرح", "ذكر", "أكد", "أوضح"),
    ("وقال", "وأضاف", "وتابع", "وأشار", "وأردف"),
    ("أعلن", "كشف", "أفاد"),
    ("وأعلن", "وكشف", "وأفاد"),
    ("قالت", "ذكرت", "أكدت", "أوضحت"),
    ("وقالت", "وأضافت", "وتابعت", "وأشارت"),
    ("أعلنت", "كشفت", "أفادت"),
    ("لكن", "غير", "إلا"),
    ("أمس", "يوم أمس", "في وقت سابق"),
    ("كما", "وكذلك", "أيضا"),
)
_OTHERS = {verb: verbs for verbs in _VERBS for verb in verbs}
_OPENINGS = (
    "أفادت تقارير إعلامية بأن",
    "ذكرت مصادر متطابقة أن",
    "نقلت وسائل إعلام محلية أن",
    "في تطور جديد تناقلته الوكالات،",
    "علمنا من مصادر متابعة للملف أن",
)
_LINES = {
    "alef": "تابعوا جريدة ألف على صفحاتها في مواقع التواصل الاجتماعي لتصلكم الأخبار أولا بأول.",
    "baa": "يمكنكم قراءة المزيد من التقارير والتحليلات في النسخة الورقية من جريدة باء كل صباح.",
    "jeem": "جميع الحقوق محفوظة لموقع جيم ولا يجوز نشر هذه المادة كاملة دون إذن مكتوب منه.",
    "daal": "تنشر وكالة دال هذا الخبر نقلا عن مراسليها في المنطقة وتلتزم بما ورد فيه حرفيا.",
}
_AGENCY = "(وكالة دال)"
_QUOTED = re.compile(r'"[^"]*"|«[^»]*»|“[^”]*”')
_CLAUSE = re.compile(r"(?<=،) ")


@dataclass(frozen=True, slots=True)
class Report:
    """One article of one outlet: its file's name, its sentences, the day counted from the first."""

    slug: str
    sentences: tuple[str, ...]
    day: int
    outlet: str


@dataclass(frozen=True, slots=True)
class Reports:
    """Articles, and the slugs of those that are one story."""

    reports: tuple[Report, ...]
    stories: tuple[tuple[str, ...], ...] = field(default=())


def tellings(stories: int, seed: int) -> list[int]:
    """Return, for so many stories, how often each is told again."""
    chance = Random(f"tellings {seed}")
    return [chance.randint(FEWEST_TELLINGS, MOST_TELLINGS) - 1 for _ in range(stories)]


def retell(
    reports: Sequence[Report], again: Sequence[int], outlets: Sequence[str], seed: int
) -> Reports:
    """Tell so many of the articles again, each so many times."""
    chance = Random(seed)
    told: list[Report] = []
    groups = []
    places = sorted(chance.sample(range(len(reports)), min(len(again), len(reports))))
    for place, times in zip(places, again, strict=False):
        original = reports[place]
        others = chance.sample([one for one in outlets if one != original.outlet], times)
        retold = [_told_again(original, outlet, chance) for outlet in others]
        groups.append((original.slug, *(one.slug for one in retold)))
        told += retold
    return Reports((*reports, *told), tuple(groups))


def _told_again(report: Report, outlet: str, chance: Random) -> Report:
    """Tell an article again: shorter, in another order, in part in other words."""
    kept = chance.choice(KEPT)
    lead, rest = report.sentences[0], list(report.sentences[1:])
    chosen = [one for one in rest if _QUOTED.search(one) or chance.random() < kept]
    for at in range(len(chosen) - 1):
        if chance.random() < MOVED:
            chosen[at], chosen[at + 1] = chosen[at + 1], chosen[at]
    body = [_reworded(_cut(one, chance), chance) for one in chosen]
    return Report(
        slug=f"{report.slug}-{outlet}",
        sentences=(_lead(lead, chance), *body),
        day=report.day + chance.randint(0, LATEST),
        outlet=outlet,
    )


def _lead(sentence: str, chance: Random) -> str:
    """Write the first sentence anew: another opening, other verbs, a clause less."""
    agency = f"{_AGENCY} " if chance.random() < WITH_LINE else ""
    return f"{agency}{chance.choice(_OPENINGS)} {_reworded(_cut(sentence, chance), chance)}"


def _reworded(sentence: str, chance: Random) -> str:
    """Change verbs and small words outside quotes."""
    made, done = [], 0
    for quote in _QUOTED.finditer(sentence):
        made += [_changed(sentence[done : quote.start()], chance), quote[0]]
        done = quote.end()
    return "".join([*made, _changed(sentence[done:], chance)])


def _changed(words: str, chance: Random) -> str:
    return " ".join(
        chance.choice(_OTHERS[word]) if word in _OTHERS and chance.random() < REWORDED else word
        for word in words.split(" ")
    )


def _cut(sentence: str, chance: Random) -> str:
    """Leave out a clause between commas that holds no part of a quote."""
    clauses = _CLAUSE.split(sentence)
    out = [
        at
        for at, clause in enumerate(clauses)
        if at and len(clause.split()) >= SHORTEST_CLAUSE and not re.search(r'["«»“”]', clause)
    ]
    if not out or chance.random() >= CUT:
        return sentence
    left = chance.choice(out)
    kept = [clause for at, clause in enumerate(clauses) if at != left]
    return re.sub(r"،$", ".", " ".join(kept))


def with_boilerplate(told: Reports, background: Sequence[Sequence[str]], seed: int) -> Reports:
    """Give unrelated articles of an outlet the same background, and articles its own line."""
    chance = Random(f"boilerplate {seed}")
    story_of = {slug: group[0] for group in told.stories for slug in group}
    reports = {report.slug: report for report in told.reports}
    for paragraph in background:
        centre = chance.choice(told.reports)
        near = [
            one.slug
            for one in told.reports
            if one.outlet == centre.outlet and abs(one.day - centre.day) <= DAYS_TOGETHER
        ]
        chosen = chance.sample(near, min(len(near), chance.randint(FEWEST_TOGETHER, MOST_TOGETHER)))
        # Of a story one telling at most: shared background must be no sign of one.
        for slug in {story_of.get(slug, slug): slug for slug in chosen}.values():
            report = reports[slug]
            reports[slug] = replace(report, sentences=(*report.sentences, *paragraph))
    for slug, report in reports.items():
        if chance.random() < WITH_LINE:
            line = _LINES.get(report.outlet)
            reports[slug] = replace(
                report, sentences=(*report.sentences, *((line,) if line else ()))
            )
    return Reports(tuple(reports.values()), told.stories)


def backgrounds(articles: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Cut articles into paragraphs of background."""
    size = SENTENCES_OF_BACKGROUND
    return [
        tuple(article[at : at + size])
        for article in articles
        for at in range(0, len(article) - size + 1, size)
    ]
