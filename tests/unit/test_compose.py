from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.compose.consistency import check_actors, check_overrides, check_reach
from sitegen.compose.dates import resolve_dates
from sitegen.compose.digest import compose
from sitegen.compose.identity.decided_names import check_decisions
from sitegen.compose.publication import held_back, published
from sitegen.errors import Severity
from sitegen.model import (
    Actor,
    ActorDecisions,
    Article,
    ArticleTranslation,
    Block,
    DateOverride,
    Digest,
    Mention,
    MentionOverride,
    Merge,
    Outlet,
    Overrides,
    QuoteOverride,
    Split,
    SplitOff,
    Status,
    Translation,
)

ZAS = Actor("zas", "person", "ستانيسلاف زاس", "Stanislav Zas", short=("زاس",))
ALMATY = Actor("almaty", "place", "ألماتي", "Almaty")
SUNDAY = 6
LISTED = {"stanislav-zas": replace(ZAS, id="stanislav-zas")}


def line_of_place(path: Path, part: str, index: int) -> int | None:
    """Say that every list has its first item on line 10, and one on each tenth line below."""
    assert path.name
    assert part in ("mentions", "quotes", "dates", "actor", "merge", "split", "split_off")
    return 10 * (index + 1)


def article(
    slug: str,
    text: str,
    day: date | None = None,
    *,
    status: Status = "published",
    title: str = "",
    dates: tuple[DateOverride, ...] = (),
    outlet: str = "",
) -> Article:
    return Article(
        slug=slug,
        path=Path(f"{slug}.md"),
        title=title,
        text=text,
        blocks=(Block(0, len(text)),),
        date=day,
        status=status,
        overrides=Overrides(dates=dates),
        outlet=outlet,
    )


def digest_of(*articles: Article) -> Digest:
    gazetteer = build_gazetteer([ZAS, ALMATY])
    analyses = {a.slug: analyse(a, gazetteer, AnalyseOptions()) for a in articles}
    translations = {
        slug: ArticleTranslation(
            None, tuple(Translation(s.text, "", "untranslated") for s in analysis.sentences)
        )
        for slug, analysis in analyses.items()
    }
    outlets = [Outlet("sputnik", "سبوتنيك", "Sputnik", "agency")]
    return compose(articles, analyses, translations, [ZAS, ALMATY], outlets)


def test_days_come_newest_first_and_undated_articles_last() -> None:
    digest = digest_of(
        article("b", "وصل زاس.", date(2022, 1, 6)),
        article("a", "وصل زاس.", date(2022, 1, 6)),
        article("c", "وصل زاس.", date(2022, 1, 10)),
        article("d", "وصل زاس."),
    )
    assert [(day.day.day, day.slugs) for day in digest.days] == [(10, ("c",)), (6, ("a", "b"))]
    assert digest.undated == ("d",)
    assert list(digest.articles) == ["c", "a", "b", "d"]


def test_an_actor_is_listed_once_per_sentence_that_names_it() -> None:
    digest = digest_of(
        article(
            "a",
            "قال ستانيسلاف زاس إن زاس سيصل. ثم غادر المدينة. ووصل زاس إلى ألماتي.",
            date(2022, 1, 6),
            title="زاس في ألماتي",
        )
    )
    zas = digest.actors["zas"]
    assert [mention.sentence for mention in zas.mentions] == [None, 0, 2]
    assert zas.slugs == ("a",)
    assert set(digest.actors) == {"zas", "almaty"}
    assert set(digest.known) == {"zas", "almaty"}


def test_the_outlet_is_looked_up_by_its_id() -> None:
    digest = digest_of(article("a", "نص.", outlet="sputnik"), article("b", "نص."))
    assert digest.articles["a"].outlet == Outlet("sputnik", "سبوتنيك", "Sputnik", "agency")
    assert digest.articles["b"].outlet is None


@pytest.mark.parametrize(
    ("status", "day", "shown"),
    [
        ("published", date(2022, 1, 6), True),
        ("published", date(2022, 1, 7), False),
        ("published", None, True),
        ("draft", date(2022, 1, 1), False),
        ("withdrawn", date(2022, 1, 1), False),
    ],
)
def test_what_is_public_on_a_day(status: Status, day: date | None, shown: bool) -> None:
    one = article("a", "نص.", day, status=status)
    today = date(2022, 1, 6)
    assert bool(published([one], today)) is shown
    assert published([one], today, drafts=True) == (one,)


def dates_of(one: Article) -> list[tuple[str, date | None, date | None, bool]]:
    analysis = analyse(one, build_gazetteer([]), AnalyseOptions())
    return [(d.text, d.first, d.last, d.by_editor) for d in resolve_dates(one, analysis)]


def test_dates_are_resolved_against_the_articles_day() -> None:
    text = "وصلت القوات أمس."
    yesterday = date(2022, 1, 9)
    assert dates_of(article("a", text, date(2022, 1, 10))) == [("أمس", yesterday, yesterday, False)]
    assert dates_of(article("a", text)) == [("أمس", None, None, False)]


def test_the_editors_reading_of_a_phrase_wins() -> None:
    text = "وصلت القوات أمس، بعد ليلة المطار."
    day = date(2022, 1, 5)
    moved = article("a", text, date(2022, 1, 10), dates=(DateOverride("أمس", day, day),))
    assert dates_of(moved) == [("أمس", day, day, True)]
    denied = article("a", text, date(2022, 1, 10), dates=(DateOverride("أمس"),))
    assert dates_of(denied) == []
    open_end = article("a", text, date(2022, 1, 10), dates=(DateOverride("أمس", day),))
    assert dates_of(open_end) == [("أمس", day, None, True)]
    added = article("a", text, None, dates=(DateOverride("ليلة المطار", day, date(2022, 1, 6)),))
    assert ("ليلة المطار", day, date(2022, 1, 6), True) in dates_of(added)


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ((2000, 1, 1), (2000, 12, 31), "year"),
        ((2011, 1, 1), (2015, 12, 31), "year"),
        ((2010, 1, 1), (2019, 12, 31), "decade"),
        ((2022, 4, 1), (2022, 6, 30), "quarter"),
        ((2022, 1, 1), (2022, 6, 30), "month"),
        ((2024, 2, 1), (2024, 2, 29), "month"),
        ((2022, 1, 2), (2022, 1, 8), "week"),
        ((2022, 1, 3), (2022, 1, 9), "day"),
        ((2022, 1, 3), (2022, 1, 31), "day"),
        ((2000, 1, 1), (2000, 12, 30), "day"),
        ((2022, 1, 5), (2022, 1, 5), "day"),
        ((9999, 1, 1), (9999, 12, 31), "year"),
        ((1, 1, 1), (9, 12, 31), "year"),
    ],
)
def test_whole_months_and_years_of_the_editors_are_no_days(
    first: tuple[int, int, int], last: tuple[int, int, int], precision: str
) -> None:
    override = DateOverride("بعد عامين", date(*first), date(*last))
    one = article("a", "عادوا بعد عامين.", date(2022, 1, 10), dates=(override,))
    analysis = analyse(one, build_gazetteer([]), AnalyseOptions())
    [found] = resolve_dates(one, analysis, SUNDAY)
    assert (found.precision, found.by_editor) == (precision, True)


def test_an_override_does_not_match_inside_a_word() -> None:
    text = "قرأ مأمسية طويلة."
    assert (
        dates_of(article("a", text, None, dates=(DateOverride("أمس", date(2022, 1, 5), None),)))
        == []
    )


def test_corrections_that_correct_nothing_are_reported() -> None:
    one = replace(
        article("a", "قال زاس أمس.", dates=(DateOverride("غدا"),)),
        overrides=Overrides(
            mentions=(MentionOverride("زاس", "stanislav-zaz"), MentionOverride("زاس", "")),
            quotes=(QuoteOverride("لم يقل", "zas"),),
            dates=(DateOverride("أمس"), DateOverride("غدا")),
        ),
    )
    problems = check_overrides(one, LISTED, line_of_place)
    assert [problem.line for problem in problems] == [10, 20, 10]
    said = [(problem.message, problem.hint) for problem in problems]
    assert [("لم يقل" in m, "غدا" in m, "stanislav-zaz" in m) for m, _ in said] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert "stanislav-zas" in said[2][1]


@pytest.mark.parametrize(
    ("text", "is_told"), [("قال نجم الغد ذلك.", True), ("قال نجم الغد، والنجم نجم ذلك.", False)]
)
def test_a_correction_that_stands_only_inside_a_longer_name_is_reported(
    text: str, is_told: bool
) -> None:
    overrides = Overrides(
        mentions=(MentionOverride("نجم", "star"), MentionOverride("نجم الغد", ""))
    )
    one = replace(article("a", text), overrides=overrides)
    longer = Mention(4, 12, "نجم الغد", "organisation", "name")
    found = analyse(one, build_gazetteer([ZAS]), AnalyseOptions())
    problems = check_reach([one], {"a": replace(found, mentions=(longer,))}, line_of_place)
    assert [
        ("نجم الغد" in problem.message, problem.path, problem.line) for problem in problems
    ] == [(True, one.path, 10)] * is_told


def test_a_correction_may_name_its_actor_in_arabic() -> None:
    one = replace(
        article("a", "قال زاس أمس."),
        overrides=Overrides(mentions=(MentionOverride("زاس", "ستانيسلاف زاس"),)),
    )
    assert check_overrides(one, {}, line_of_place) == ()


@pytest.mark.parametrize(
    ("speaker", "hint"),
    [
        ("Stanislaw Zas", "did you mean stanislav-zas?"),
        ("Stanislav Zas", "did you mean stanislav-zas?"),
        ("stanislav-zass", "did you mean stanislav-zas?"),
        ("someone-else-4b5d", "in Arabic"),
        ("A neighbour", None),
        ("جار", None),
        ("stanislav-zas", None),
        ("", None),
    ],
)
def test_a_speaker_that_is_almost_an_actor_is_reported(speaker: str, hint: str | None) -> None:
    one = replace(
        article("a", "قال زاس أمس."), overrides=Overrides(quotes=(QuoteOverride("زاس", speaker),))
    )
    problems = check_overrides(one, LISTED, line_of_place)
    assert [problem.line for problem in problems] == ([] if hint is None else [10])
    assert all(hint is not None and hint in problem.hint for problem in problems)


def test_a_decision_about_a_name_that_occurs_nowhere_is_reported() -> None:
    articles = [article("a", "قال علي حسن للبرهان."), article("b", "نص.", title="ألما-آتا")]
    decisions = ActorDecisions(
        merges=(
            Merge(("علي حسن", "علي حسين")),
            Merge(("البرهان", "ألما آتا", "ستانيسلاف زاس"), "zas"),
        ),
        splits=(Split(("علي حسن", "حسن علي")),),
        split_off=(SplitOff("البرهان", ("a", "b"), "zas"),),
    )
    problems = check_decisions(decisions, [ZAS], articles, Path("actors.toml"), line_of_place)
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert [(problem.message, problem.line) for problem in problems] == [
        ("[[merge]]: علي حسين occurs nowhere: no article has this name", 10),
        ("[[split]]: حسن علي occurs nowhere: no article has this name", 10),
        ("[[split]]: البرهان occurs nowhere in the article b", 10),
    ]


def test_what_is_held_back_is_counted_by_its_reason() -> None:
    articles = [
        article("a", "نص.", date(2022, 1, 6)),
        article("b", "نص.", date(2022, 1, 8)),
        article("c", "نص.", status="draft"),
        article("d", "نص.", date(2022, 1, 9), status="withdrawn"),
    ]
    assert held_back(articles, date(2022, 1, 6)) == {"future": 1, "draft": 1, "withdrawn": 1}


def test_actors_that_stand_in_each_others_way_are_reported() -> None:
    twin = Actor("zas-the-second", "person", "ستانسلاف آخر", "Other", variants=("ستانيسلاف زاس",))
    hides = Actor("iran", "person", "إيران درودي", "Iran Darroudi")
    real = Actor("france", "place", "فرنسا", "France", country="FR")
    countries = [
        Actor("iran", "place", "إيران", "Iran", country="IR"),
        Actor("france", "place", "فرنسا", "France", country="FR"),
    ]
    hidden, shared = check_actors(
        [ZAS, twin, hides, real], countries, Path("actors.toml"), line_of_place
    )
    assert "iran" in hidden.message
    assert "zas, zas-the-second" in shared.message
    assert (hidden.line, shared.line) == (30, 20)
