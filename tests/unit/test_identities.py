from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest

from sitegen.compose.identity.found_actors import Policy
from sitegen.compose.identity.identities import Identified, decide, identify
from sitegen.compose.identity.name_keys import compare, name_key
from sitegen.model import (
    Actor,
    ActorDecisions,
    ActorType,
    Analysis,
    FoundActor,
    Mention,
    Merge,
    Office,
    Quote,
    Split,
    SplitOff,
    local_id,
    local_index,
)
from sitegen.romanising.romanise import romanise

PUTIN = Actor("vladimir-putin", "person", "فلاديمير بوتين", "Vladimir Putin", short=("بوتين",))
ALMATY = Actor("almaty", "place", "ألماتي", "Almaty", variants=("ألما آتا",))


def person(
    name: str, sure: float = 0.95, *, full: bool = True, forms: Sequence[str] = ()
) -> FoundActor:
    return FoundActor(name, "person", tuple(forms), sure=sure, full=full)


def analysis(*found: FoundActor) -> Analysis:
    """An analysis in which text and title name every found actor by each of its forms."""
    mentions = []
    at = 0
    for index, actor in enumerate(found):
        for name in dict.fromkeys((actor.name, *actor.forms)):
            mentions.append(Mention(at, at + len(name), name, actor.type, "name", local_id(index)))
            at += len(name) + 1
    return Analysis((), (), (), tuple(mentions), tuple(mentions), (), (), (), found)


def identified(
    *articles: Analysis,
    listed: Sequence[Actor] = (),
    decisions: ActorDecisions = ActorDecisions(),  # noqa: B008 - frozen
    policy: Policy = "sure",
) -> Identified:
    by_slug = {f"a{number}": one for number, one in enumerate(articles)}
    return identify(by_slug, listed, decisions, partial(decide, romanise=romanise, policy=policy))


def named(found: Identified, number: int) -> list[str | None]:
    return [mention.actor for mention in found.analyses[f"a{number}"].mentions]


def are_joined(first: str, second: str, kind: ActorType = "person") -> bool:
    found = identified(
        analysis(FoundActor(first, kind, sure=0.95)), analysis(FoundActor(second, kind, sure=0.95))
    )
    return named(found, 0) == named(found, 1)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("قاسم جومارت توكاييف", "قاسم جومارت توكايف", "person"),
        ("قاسم جومارت توقاييف", "قاسم جومارت توكاييف", "person"),
        ("أنطونيو غوتيريش", "انطونيو جوتيريش", "person"),
        ("ماريا زاخاروفا", "ماريا زخاروفا", "person"),
        ("أنتوني بلينكن", "انتوني بلينكين", "person"),
        ("عبد الله الثاني", "عبدالله الثاني", "person"),
        ("ألما آتا", "ألما-آتا", "place"),
        ("ألما آتا", "ألماآتا", "place"),
        ("سان بطرسبرغ", "سان بطرسبورج", "place"),
        ("سبوتنيك", '"سبوتنيك"', "organisation"),
        ("التايمز", "تايمز", "organisation"),
        ("الحزب الديمقراطي", "الحزب الديموقراطي", "organisation"),
        # ابن is بن; a compound is one word, with a blank or without
        ("سعد ابن أبي وقاص", "سعد بن أبي وقاص", "person"),
        ("حسن نصر الله", "حسن نصرالله", "person"),
        # the article on a surname of descent, alone or with a vowel more
        ("جلال طالباني", "جلال الطالباني", "person"),
        ("كريم البرزندي", "كريم برزاندي", "person"),
        # an opening ا for ه or ع, a silent ه, letters for sounds that Arabic lacks
        ("ماريو هرسنكر", "ماريو ارسنكر", "person"),
        ("سليم عمرانوف", "سليم أمرانوف", "person"),
        ("برونو كلمنتيه", "برونو كلمنتي", "person"),
        ("إيلينا قرمبولي", "إيلينا غرمبولي", "person"),
        ("باتا مرشواندزه", "باتا مرشفاندزه", "person"),
        ("إيلينا تشرنكوف", "إيلينا شرنكوف", "person"),
        # well-known families that no rule of letters joins
        ("كوفي أنان", "كوفي عنان", "person"),
        ("أوغو شافيز", "هوغو تشافيز", "person"),
        ("ألماتي", "ألما-آتا", "place"),
        ("ألما أتا", "ألماتي", "place"),
        ("بكين", "بيجين", "place"),
        ("جامعة بكين", "جامعة بيجين", "organisation"),
        ("أوروبا", "أوربا", "place"),
        # one English name in the packaged lists of places
        ("ميلان", "ميلانو", "place"),
    ],
)
def test_spellings_of_one_name_are_one_actor(first: str, second: str, kind: ActorType) -> None:
    assert are_joined(first, second, kind)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("محمد حسن", "محمود حسين", "person"),
        ("سيرغي زاخاروف", "سيرغي زاخاروفا", "person"),
        ("أحمد سلمان", "أحمد سليمان", "person"),
        ("أحمد جمال", "أحمد كمال", "person"),
        ("كريم سامر", "كريم سمير", "person"),
        ("جون جونسون", "جون جينسن", "person"),
        ("جورج بوش", "جيب بوش", "person"),
        ("كاولون", "كولون", "place"),
        ("اجدير", "اغادير", "place"),
        ("أندرا توماس", "أندريا توماس", "person"),
        ("توماس أندريا", "توماس أندريه", "person"),
        ("خالد علا", "خالد هلا", "person"),
        ("محمد حسن", "محمد الحسن", "person"),
        ("مصطفى عبد الله", "عبد الله الثاني", "person"),
        ("عبد الله بن ثاني", "عبد الله آل ثاني", "person"),
        ("ليلى برنوفا", "ليلى فرنوفا", "person"),
    ],
)
def test_names_that_are_only_alike_stay_apart(first: str, second: str, kind: ActorType) -> None:
    assert not are_joined(first, second, kind)


@pytest.mark.parametrize(
    ("first", "second", "kind", "reason"),
    [
        ("جون كرمبولي", "جون غرمبولي", "person", "spelling"),
        ("سليم أنار", "سليم عنار", "person", "spelling"),
        ("توماس أندريا", "توماس أندريه", "person", "sound"),
        ("محمد حسن", "محمد الحسن", "person", "sound"),
        ("قرمبولي", "غرمبولي", "place", "spelling"),
        ("مجلس الأمن", "مجلس الأمن الدولي", "organisation", "part"),
        ("القاعدة", "تنظيم القاعدة", "organisation", "part"),
        ("حسني مبارك", "محمد حسني مبارك", "person", "part"),
    ],
)
def test_what_may_be_one_is_proposed_and_not_joined(
    first: str, second: str, kind: ActorType, reason: str
) -> None:
    found = identified(
        analysis(FoundActor(first, kind, sure=0.95)), analysis(FoundActor(second, kind, sure=0.95))
    )
    assert len(found.actors) == 2
    assert [one.reason for one in found.proposals] == [reason]


def test_strangers_are_not_even_proposed() -> None:
    names = ("أحمد جمال", "أحمد كمال", "سيرغي زاخاروف", "سيرغي زاخاروفا", "خالد علا", "خالد هلا")
    assert identified(*(analysis(person(name)) for name in names)).proposals == ()


def test_a_compound_alone_joins_nobody_over_articles() -> None:
    found = identified(
        analysis(person("مصطفى عبد الله", forms=("مصطفى عبد الله", "عبد الله"))),
        analysis(person("عبد الله بن عبد العزيز", forms=("عبد الله بن عبد العزيز", "عبد الله"))),
    )
    assert [list(dict.fromkeys(named(found, number))) for number in (0, 1)] == [
        [actor.id for actor in found.actors if actor.name_ar == name]
        for name in ("مصطفى عبد الله", "عبد الله بن عبد العزيز")
    ]
    assert all("عبد الله" in actor.short for actor in found.actors)
    assert identified(analysis(person("عبد الله"))).actors == ()


def test_a_body_has_the_english_that_lists_tell_of_it_and_all_others_are_romanised() -> None:
    body = FoundActor("الحكومة العراقية", "organisation", sure=0.95, name_en="Government of Iraq")
    article = analysis(body, person("ليلى حداد"))
    found = identified(article, article)
    assert {actor.name_en for actor in found.actors} == {"Government of Iraq", "Layla Haddad"}
    assert all(actor.listed_by == "found" for actor in found.actors)
    assert found.analyses["a0"].mentions[0].name_en == "Government of Iraq"


def test_no_local_id_is_left_anywhere() -> None:
    one = replace(
        analysis(person("ليلى حداد"), person("سامر", 0.3, full=False)),
        title_mentions=(Mention(0, 4, "حداد", "person", "short", local_id(0)),),
        quotes=(Quote(0, 3, "…", local_id(0)), Quote(5, 8, "…", local_id(1))),
        offices=(Office(0, 4, "وزيرة", local_id(0)), Office(0, 4, "وزير", local_id(1))),
    )
    found = identified(one)
    left = found.analyses["a0"]
    [layla] = found.actors
    assert layla.id.startswith("layla-haddad-")
    assert (layla.listed_by, layla.name_en) == ("found", "Layla Haddad")
    assert [one.actor for one in left.mentions] == [layla.id, None]
    assert left.mentions[0].name_en == "Layla Haddad"
    assert left.title_mentions[0].actor == layla.id
    assert [quote.speaker for quote in left.quotes] == [layla.id, "سامر"]
    assert [office.actor for office in left.offices] == [layla.id]
    every = (*left.mentions, *left.title_mentions)
    assert not left.found
    assert all(local_index(mention.actor) is None for mention in every)


def test_a_found_name_near_a_listed_one_is_the_listed_one() -> None:
    found = identified(
        analysis(FoundActor("فلادمير بوتين", "person"), FoundActor("ألما-آتا", "place")),
        listed=(PUTIN, ALMATY),
    )
    assert named(found, 0) == ["vladimir-putin", "almaty"]
    assert found.actors == ()


def test_two_names_of_one_surname_are_two_people() -> None:
    found = identified(analysis(person("لودميلا بوتين")), listed=(PUTIN,))
    assert named(found, 0) != ["vladimir-putin"]
    assert len(found.actors) == 1


def test_a_surname_alone_is_proposed_and_not_joined() -> None:
    found = identified(
        analysis(person("جورج بوش", forms=())), analysis(person("بوش", 0.99, full=False))
    )
    assert named(found, 1) == [None]
    [proposal] = found.proposals
    assert proposal.reason == "part"
    assert {proposal.name_first, proposal.name_second} == {"جورج بوش", "بوش"}
    assert "" in (proposal.first, proposal.second)


def test_a_single_name_that_nobody_else_has_gets_an_entry_if_several_articles_have_it() -> None:
    lone = analysis(person("رونالدو", 0.95, full=False))
    assert identified(lone).actors == ()
    assert [actor.name_ar for actor in identified(lone, lone).actors] == ["رونالدو"]


def test_the_type_is_that_of_the_majority_or_open() -> None:
    place = analysis(FoundActor("برشلونة", "place", sure=0.95))
    club = analysis(FoundActor("برشلونة", "organisation", sure=0.95))
    found = identified(place, place, club)
    assert [actor.type for actor in found.actors] == ["place"]
    assert found.analyses["a2"].mentions[0].type == "place"
    even = identified(place, club)
    assert sorted(actor.type for actor in even.actors) == ["organisation", "place"]
    assert [proposal.reason for proposal in even.proposals] == ["type"]


def test_the_policy_decides_who_gets_an_entry() -> None:
    unsure = analysis(person("ليلى حداد", 0.4))
    assert identified(unsure).actors == ()
    assert len(identified(unsure, policy="all").actors) == 1
    sure = analysis(person("ليلى حداد", 0.99))
    assert len(identified(sure).actors) == 1
    assert identified(sure, policy="none").actors == ()


def test_a_name_met_once_has_an_entry_only_if_it_speaks_or_holds_an_office() -> None:
    once = replace(analysis(person("ليلى حداد")), title_mentions=())
    assert identified(once).actors == ()
    assert named(identified(once), 0) == [None]
    assert len(identified(once, once).actors) == 1
    assert len(identified(once, policy="all").actors) == 1
    speaks = replace(once, quotes=(Quote(0, 3, "…", local_id(0)),))
    holds = replace(once, offices=(Office(0, 4, "وزيرة", local_id(0)),))
    assert len(identified(speaks).actors) == len(identified(holds).actors) == 1


def test_whom_the_editor_names_in_an_article_has_an_entry_under_any_policy() -> None:
    one = analysis(person("ليلى حداد", 0.1))
    one = replace(one, mentions=(replace(one.mentions[0], by_editor=True),))
    assert len(identified(one, policy="none").actors) == 1


def test_merges_and_splits_win_over_likeness() -> None:
    articles = analysis(person("ماريا زاخاروفا")), analysis(person("ماريا زخاروفا"))
    apart = ActorDecisions(splits=(Split(("ماريا زاخاروفا", "ماريا زخاروفا")),))
    assert len(identified(*articles, decisions=apart).actors) == 2
    others = analysis(person("أبو مازن")), analysis(person("محمود عباس"))
    joined = ActorDecisions(merges=(Merge(("محمود عباس", "أبو مازن")),))
    [abbas] = identified(*others, decisions=joined).actors
    assert (abbas.name_ar, abbas.variants) == ("محمود عباس", ("أبو مازن",))
    into = ActorDecisions(merges=(Merge(("أبو مازن",), "vladimir-putin"),))
    found = identified(*others, decisions=into, listed=(PUTIN,))
    assert named(found, 0) == ["vladimir-putin"]


def test_a_merge_takes_the_lone_forms_of_all_articles_too() -> None:
    lone = analysis(person("بوش", 0.9, full=False))
    articles = (analysis(person("جورج بوش")), lone, lone)
    assert named(identified(*articles), 1) == [None]
    decisions = ActorDecisions(merges=(Merge(("جورج بوش", "بوش")),))
    found = identified(*articles, decisions=decisions)
    [bush] = found.actors
    assert bush.name_ar == "جورج بوش"
    assert named(found, 1) == named(found, 2) == [bush.id]
    assert found.proposals == ()
    into = ActorDecisions(merges=(Merge(("بوش",), "vladimir-putin"),))
    assert named(identified(lone, listed=(PUTIN,), decisions=into), 0) == ["vladimir-putin"]


def test_a_split_parts_even_what_one_article_joined() -> None:
    one = analysis(person("جورج بوش", forms=("جورج بوش الأب",)))
    decisions = ActorDecisions(splits=(Split(("جورج بوش", "جورج بوش الأب")),))
    assert len(set(named(identified(one), 0))) == 1
    assert len(set(named(identified(one, decisions=decisions), 0))) == 2


def test_a_name_is_split_off_in_single_articles() -> None:
    quoted = replace(analysis(person("بوش", full=False)), quotes=(Quote(0, 3, "…", local_id(0)),))
    decisions = ActorDecisions(split_off=(SplitOff("بوش", ("a0",), "vladimir-putin"),))
    found = identified(quoted, quoted, decisions=decisions, listed=(PUTIN,))
    assert named(found, 0) == ["vladimir-putin"]
    assert found.analyses["a0"].quotes[0].speaker == "vladimir-putin"
    assert found.analyses["a1"].quotes[0].speaker != "vladimir-putin"


def test_whom_a_correction_names_is_not_moved_by_a_split() -> None:
    one = analysis(person("بوش", full=False))
    corrected = replace(
        one,
        mentions=(replace(one.mentions[0], actor="george-bush", by_editor=True),),
        title_mentions=(),
        quotes=(Quote(0, 3, "…", "george-bush"),),
    )
    decisions = ActorDecisions(split_off=(SplitOff("بوش", ("a0",), "vladimir-putin"),))
    bush = Actor("george-bush", "person", "جورج بوش", "George Bush")
    found = identified(corrected, decisions=decisions, listed=(PUTIN, bush))
    assert named(found, 0) == ["george-bush"]
    assert found.analyses["a0"].quotes[0].speaker == "george-bush"


def test_a_pair_is_not_proposed_where_each_article_was_decided() -> None:
    bush = Actor("george-bush", "person", "جورج بوش", "George Bush")
    lone = analysis(person("بوش", full=False))
    for slugs, proposals in ((("a0",), 1), (("a0", "a1"), 0)):
        decisions = ActorDecisions(split_off=(SplitOff("بوش", slugs, "george-bush"),))
        found = identified(lone, lone, decisions=decisions, listed=(bush,))
        assert len(found.proposals) == proposals


def test_english_that_lists_make_goes_before_the_romanised_name() -> None:
    body = FoundActor("حكومة العراق", "organisation", sure=0.95, name_en="Government of Iraq")
    [found] = identified(analysis(body)).actors
    assert found.name_en == "Government of Iraq"
    assert found.id.startswith("government-of-iraq-")


def test_ignored_names_are_nobody() -> None:
    found = identified(
        analysis(person("القرية العالمية")), decisions=ActorDecisions(ignored=("القرية العالمية",))
    )
    assert (named(found, 0), found.actors) == ([None], ())


def ids(found: Identified) -> dict[tuple[str, str], str]:
    return {(actor.type, actor.name_ar): actor.id for actor in found.actors}


def test_ids_never_take_a_listed_one() -> None:
    [layla] = identified(analysis(person("ليلى حداد"))).actors
    again = identified(analysis(person("ليلى حداد")), listed=(replace(PUTIN, id=layla.id),))
    assert again.actors[0].id.startswith(layla.id)
    assert again.actors[0].id != layla.id


def test_an_id_does_not_change_when_articles_that_name_others_come_in() -> None:
    first = analysis(person("ليلى حداد"), FoundActor("ليلى حداد", "place"), person("توني بلير"))
    before = ids(identified(first))
    assert len(set(before.values())) == 3
    others = [
        analysis(FoundActor("ليلى حداد", "organisation")),
        analysis(person("ليلا حداد"), person("آدم هنا")),
        analysis(FoundActor("توني بلير", "organisation")),
    ]
    apart = ActorDecisions(splits=(Split(("ليلى حداد", "ليلا حداد")),))
    for articles in ((*others, first), (first, *others), (others[1], first, others[0], others[2])):
        after = ids(identified(*articles, decisions=apart))
        assert after.items() >= before.items()
        assert len(set(after.values())) == len(after) > len(before)


def test_the_order_of_articles_has_no_say() -> None:
    names = ["ماريا زاخاروفا", "ماريا زخاروفا", "سيرغي لافروف", "سيرجي لافروف", "لافروف"]
    by_slug = {
        f"a{number}": analysis(person(name, full=" " in name)) for number, name in enumerate(names)
    }
    joined = partial(decide, romanise=romanise, policy="sure")
    one = identify(by_slug, (PUTIN,), ActorDecisions(), joined)
    other = identify(dict(reversed(by_slug.items())), (PUTIN,), ActorDecisions(), joined)
    assert (one.actors, one.proposals) == (other.actors, other.proposals)
    assert one.analyses == other.analyses


def test_a_name_as_near_to_two_strangers_joins_neither() -> None:
    first, middle, last = "بان ماكدونالد", "بان ماكدنالد", "بان ماكدنلد"
    assert compare(name_key(first), name_key(middle), "person") == "same"
    assert compare(name_key(middle), name_key(last), "person") == "same"
    found = identified(
        *(analysis(person(name)) for name in (first, middle, last)),
        decisions=ActorDecisions(splits=(Split((first, last)),)),
    )
    assert len(found.actors) == 3
    assert {proposal.reason for proposal in found.proposals} == {"sound"}
