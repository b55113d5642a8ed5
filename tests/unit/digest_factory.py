"""Small digests for the tests of the render stage: synthetic articles, no stage is run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

from sitegen.model import (
    Actor,
    ActorEntry,
    ActorMention,
    Analysis,
    Article,
    ArticleTranslation,
    Block,
    ComposedArticle,
    Day,
    Digest,
    Doubt,
    EditorSummary,
    Mention,
    Number,
    Origin,
    Outlet,
    Passage,
    Proposal,
    Quote,
    Removed,
    Repair,
    ResolvedDate,
    Sentence,
    Story,
    Translation,
)
from sitegen.render import trees as site_trees
from sitegen.render.edition import Edition, Place
from sitegen.render.editions import make_editions
from sitegen.render.kept import PageRecord
from sitegen.render.options import RenderOptions, SiteTree
from sitegen.render.views import Tree

TOKAYEV = Actor("tokayev", "person", "قاسم جومارت توكاييف", "Kassym-Jomart Tokayev")
KAZAKHSTAN = Actor(
    "kz", "place", "كازاخستان", "Kazakhstan", country="KZ", listed_by="cldr", short=("قازاخستان",)
)
CSTO = Actor(
    "csto",
    "organisation",
    "منظمة معاهدة الأمن الجماعي",
    "Collective Security Treaty Organization",
    variants_en=("CSTO",),
    description_en="A military alliance",
)
ACTORS = {actor.id: actor for actor in (TOKAYEV, KAZAKHSTAN, CSTO)}
OUTLET = Outlet("almasry", "المصري اليوم", "Al-Masry Al-Youm", url="https://example.org/")

SENTENCES = (
    "أعلن قاسم جومارت توكاييف أن النظام عاد إلى كازاخستان.",
    "وقال إن «الوضع في كازاخستان تحت السيطرة» أمس.",
    "وأرسلت منظمة معاهدة الأمن الجماعي 2500 جندي.",
)
QUOTED = "الوضع في كازاخستان تحت السيطرة"
ENGLISH = (
    "Kassym-Jomart Tokayev announced that order had returned to Kazakhstan.",
    "He said that “the situation in Kazakhstan is under control” yesterday.",
    "The CSTO sent 2,500 soldiers.",
)


def translations(*states: str) -> tuple[Translation, ...]:
    """One translation per sentence in these states."""
    made = []
    for source, english, state in zip(SENTENCES, ENGLISH, states, strict=True):
        machine = {"engine": "argos", "model": "ar-en 1.0"} if state == "machine" else {}
        made.append(
            Translation(
                source=source,
                text="" if state == "untranslated" else english,
                state=state,  # type: ignore[arg-type]
                translator="sitegen sample" if state == "reviewed" else "",
                **machine,
            )
        )
    return tuple(made)


def article(
    slug: str,
    day: date | None,
    *,
    states: tuple[str, str, str] = ("reviewed", "reviewed", "reviewed"),
    title: str = "توكاييف: عاد النظام",
    title_en: str = "Tokayev: order is back",
) -> ComposedArticle:
    """An article of two paragraphs that names three actors."""
    text = f"{SENTENCES[0]} {SENTENCES[1]}\n{SENTENCES[2]}"
    first_block = text.index("\n")
    return ComposedArticle(
        article=Article(
            slug=slug,
            path=Path(f"content/articles/{slug}.md"),
            title=title,
            text=text,
            blocks=(Block(0, first_block), Block(first_block + 1, len(text))),
            date=day,
            outlet="almasry",
            url="https://example.org/original",
            origin=Origin(
                "seeds/000.txt", "ab" * 32, {"outlet": Proposal("almasry", "named in line 3")}
            ),
            removed=(Removed("-اعلان-", "advertisement"), Removed("؟", "some-new-code")),
        ),
        analysis=_analysis(text, has_title=bool(title)),
        translation=ArticleTranslation(
            title=Translation(title, title_en, "reviewed" if title_en else "untranslated")
            if title
            else None,
            sentences=translations(*states),
        ),
        dates=(_yesterday(text, date(2022, 1, 5) if day else None),),
        outlet=OUTLET,
    )


def with_english(
    composed: ComposedArticle, index: int | None, **changes: object
) -> ComposedArticle:
    """The same article with other facts about the English of a sentence, None for the title."""
    known = composed.translation
    if index is None:
        assert known.title
        title = replace(known.title, **changes)  # type: ignore[arg-type]
        return replace(composed, translation=replace(known, title=title))
    sentences = list(known.sentences)
    sentences[index] = replace(sentences[index], **changes)  # type: ignore[arg-type]
    return replace(composed, translation=replace(known, sentences=tuple(sentences)))


def doubtful(slug: str = "doubtful", day: date | None = date(2022, 1, 8)) -> ComposedArticle:
    """An article of machine English with doubts, repairs, and a sentence translated in parts."""
    made = article(slug, day, states=("machine", "machine", "machine"))
    made = with_english(
        made,
        0,
        repairs=(
            Repair("edit", "توكاييف", "Tokayev", replaced="Tukaev"),
            Repair("hypothesis", "كازاخستان", "Kazakhstan"),
        ),
    )
    made = with_english(made, 1, pieces=3, doubts=(Doubt("negation"), Doubt("score")))
    return with_english(made, 2, doubts=(Doubt("number", "٢٥٠٠ \N{RIGHTWARDS ARROW} 2,050"),))


def reviewed(slug: str, day: date | None) -> ComposedArticle:
    """An article that Rima Haddad reviewed on 1 March 2026; the memory holds her address too."""
    made = article(slug, day)
    for index in (None, 0, 1, 2):
        made = with_english(
            made,
            index,
            translator="Rima Haddad <rima@desk.example>",
            reviewed_on=date(2026, 3, 1),
        )
    return made


def by_editor(
    slug: str = "edited", day: date | None = date(2022, 1, 9), *, ar: str = "", en: str = ""
) -> ComposedArticle:
    """An article whose summary the editor wrote."""
    made = article(slug, day)
    return replace(made, article=replace(made.article, summary=EditorSummary(ar=ar, en=en)))


def digest_of(composed: Iterable[ComposedArticle], actors: Mapping[str, Actor] = ACTORS) -> Digest:
    """Order articles as the compose stage does and index their actors."""
    found = sorted(composed, key=lambda entry: entry.article.slug)
    dated = sorted(
        (entry for entry in found if entry.article.date),
        key=lambda entry: -(entry.article.date or date.min).toordinal(),
    )
    days = tuple(
        Day(day, tuple(entry.article.slug for entry in group))
        for day, group in groupby(dated, lambda entry: entry.article.date)
        if day
    )
    undated = tuple(entry.article.slug for entry in found if entry.article.date is None)
    order = [slug for day in days for slug in day.slugs] + list(undated)
    by_slug = {entry.article.slug: entry for entry in found}
    return Digest(
        articles={slug: by_slug[slug] for slug in order},
        actors={
            actor.id: entry
            for actor in actors.values()
            if (entry := _entry(actor, [by_slug[slug] for slug in order])).mentions
        },
        days=days,
        undated=undated,
        known=actors,
    )


def sample() -> Digest:
    """Six articles: two months, a day with two, one undated; every state of translation."""
    return digest_of(
        (
            article("alpha", date(2022, 1, 6)),
            article("beta", date(2022, 1, 6), states=("machine", "machine", "untranslated")),
            article("gamma", date(2022, 1, 7), states=("machine", "reviewed", "drafted")),
            article("delta", date(2022, 2, 1), title="", states=("untranslated",) * 3),
            article("epsilon", date(2021, 12, 31), title_en=""),
            article("zeta", None),
        )
    )


def with_story(digest: Digest, *slugs: str, **changes: object) -> Digest:
    """The same digest with these articles as a story: all share the first sentence and the quote.

    The first of them is the oldest and the lead; `changes` are of the story.
    """
    made = replace(Story(slugs[0], slugs, slugs[0]), **changes)  # type: ignore[arg-type]
    first, quote = len(SENTENCES[0]), digest.articles[slugs[0]].analysis.quotes[0]
    passages = {
        slug: tuple(
            Passage(start, end, other, start, end, kind)
            for start, end, kind in (
                (0, first, "sentence"),
                (quote.start, quote.end, "quote"),
            )
            for other in slugs
            if other != slug
        )
        for slug in slugs
    }
    return replace(
        digest,
        stories={**digest.stories, made.id: made},
        passages={**digest.passages, **passages},  # type: ignore[dict-item]
    )


class Memory:
    """What the last build remembers of its pages."""

    def __init__(self) -> None:
        self.pages: dict[str, PageRecord] = {}

    def get(self, path: str) -> PageRecord | None:
        return self.pages.get(path)

    def replace(self, pages: Mapping[str, PageRecord]) -> None:
        self.pages = dict(pages)


TREES = (
    SiteTree(site_trees.ARABIC, "ar", "الموجز", "أخبار"),
    SiteTree(site_trees.ENGLISH, "en", "The Digest", "News"),
)


def trees(tree: str, **changes: object) -> tuple[SiteTree, ...]:
    """The languages of the interface, one of them otherwise."""
    return tuple(
        replace(one, **changes) if one.tree == tree else one  # type: ignore[arg-type]
        for one in TREES
    )


def options(folder: Path, **changes: object) -> RenderOptions:
    """Options for a site in `folder`/site with the theme in `folder`/theme."""
    made = RenderOptions(
        output=folder / "site",
        theme=folder / "theme",
        overrides=None,
        site_url="",
        directory_urls=True,
        page_size=20,
        trees=TREES,
        engine_label="argos ar-en 1.0",
        preview=False,
        version="0.1.0",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def edition(digest: Digest, folder: Path, tree: str, **changes: object) -> Edition:
    """An edition of a digest."""
    return make_editions(digest, options(folder, **changes))[Tree(tree)]


def place(digest: Digest, address: str, **changes: object) -> Place:
    """A page of a digest, in the language its address begins with."""
    tree = address.partition("/")[0] or "en"
    return Place(edition(digest, Path("nowhere"), tree, **changes), address)


def _analysis(text: str, *, has_title: bool) -> Analysis:
    starts = [text.index(sentence) for sentence in SENTENCES]
    quote, soldiers = text.index(QUOTED), text.index("2500")
    in_title = Mention(0, 7, "توكاييف", "person", "short", "tokayev")
    return Analysis(
        sentences=tuple(
            Sentence(start, start + len(words), words, block)
            for start, words, block in zip(starts, SENTENCES, (0, 0, 1), strict=True)
        ),
        scores=(3.0, 2.0, 1.0),
        summary=(0, 2),
        mentions=_mentions(text),
        title_mentions=(in_title,) if has_title else (),
        quotes=(Quote(quote, quote + len(QUOTED), QUOTED, speaker="tokayev", verb="قال"),),
        dates=(),
        numbers=(Number(soldiers, soldiers + 4, "2500", 2500.0, "جندي"),),
    )


def _yesterday(text: str, meant: date | None) -> ResolvedDate:
    start = text.index("أمس")
    return ResolvedDate(start, start + 3, "أمس", meant, meant, "day", "relative")


def _mentions(text: str) -> tuple[Mention, ...]:
    found = []
    for actor in ACTORS.values():
        start = text.find(actor.name_ar)
        while start >= 0:
            end = start + len(actor.name_ar)
            found.append(Mention(start, end, actor.name_ar, actor.type, "name", actor.id))
            start = text.find(actor.name_ar, end)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _entry(actor: Actor, composed: Iterable[ComposedArticle]) -> ActorEntry:
    found: list[ActorMention] = []
    for entry in composed:
        analysis, slug = entry.analysis, entry.article.slug
        if any(mention.actor == actor.id for mention in analysis.title_mentions):
            found.append(ActorMention(slug, None))
        for index, sentence in enumerate(analysis.sentences):
            if any(
                mention.actor == actor.id and sentence.start <= mention.start < sentence.end
                for mention in analysis.mentions
            ):
                found.append(ActorMention(slug, index))
    return ActorEntry(actor, tuple(dict.fromkeys(place.slug for place in found)), tuple(found))
