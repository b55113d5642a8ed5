"""Edits that give a sentence the names it should hold, and those that must not be made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model import Repair, Term
from sitegen.terms.edits import SURE, candidate_edits, repaired
from sitegen.terms.listing import Required, build_terms
from sitegen.terms.rendering import has_rendering, missing


def required(source: str, *names: tuple[str, str]) -> tuple[Required, ...]:
    """Return what "Arabic|Arabic", "English|English" pairs require of a sentence."""
    terms = (Term(tuple(ar.split("|")), tuple(en.split("|"))) for ar, en in names)
    return build_terms(terms).find(source)


def mended(source: str, english: str, *names: tuple[str, str]) -> str:
    text, _, _ = repaired(source, english, required(source, *names))
    return text


@pytest.mark.parametrize(
    ("source", "english", "arabic", "name", "expected"),
    [
        (
            "صرحت ماريا زاخاروفا بأن موسكو ترفض ذلك.",
            "Maria Zakharovova stated that Moscow refused to do so.",
            "ماريا زاخاروفا", "Maria Zakharova",
            "Maria Zakharova stated that Moscow refused to do so.",
        ),
        (
            "قال مراسل في شارع مكبيث إن الغاز تسرب.",
            "A reporter on McBeth's Street said that gas had leaked.",
            "مكبيث", "Macbeth",
            "A reporter on Macbeth's Street said that gas had leaked.",
        ),
        (
            "تشبه مخالبه مخالب الفيلوسيرابتور.",
            "Its claws are like those of a philosophyraptor.",
            "فيلوسيرابتور", "Velociraptor",
            "Its claws are like those of a Velociraptor.",
        ),
        (
            "انتشر فيروس كوفيد-19 بسرعة.", "The Kofid-19 virus spread quickly.",
            "كوفيد-19", "COVID-19", "The COVID-19 virus spread quickly.",
        ),
        (
            "يعيش الإيغور في الغرب.", "The Igors live in the West.",
            "الإيغور", "Uyghur|Uyghurs", "The Uyghurs live in the West.",
        ),
        (
            "قال متحدث باسم ناسا إن الصاروخ انطلق.", "A NASSA spokesman said the rocket was off.",
            "ناسا", "NASA", "A NASA spokesman said the rocket was off.",
        ),
    ],
)  # fmt: skip
def test_a_name_that_was_misheard_is_written_right(
    source: str, english: str, arabic: str, name: str, expected: str
) -> None:
    assert mended(source, english, (arabic, name)) == expected


@pytest.mark.parametrize(
    ("source", "english", "arabic", "name", "expected"),
    [
        (
            "وأفادت الجزيرة بأن الجيش انسحب.",
            "On Friday the Island reported that the army had withdrawn.",
            "الجزيرة", "Al Jazeera",
            "On Friday Al Jazeera reported that the army had withdrawn.",
        ),
        (
            "وقال مراسل الجزيرة إن القصف استمر.",
            "The Island correspondent said that the shelling continued.",
            "الجزيرة", "Al Jazeera",
            "The Al Jazeera correspondent said that the shelling continued.",
        ),
        (
            "أعلنت حركة النهضة مقاطعة الانتخابات.",
            "The Renaissance Movement announced a boycott of the elections.",
            "حركة النهضة", "Ennahda Movement",
            "The Ennahda Movement announced a boycott of the elections.",
        ),
        (
            "وصل سيف الإسلام القذافي إلى سبها.",
            "The sword of Islam Gaddafi arrived in Sabha.",
            "سيف الإسلام القذافي", "Saif al-Islam Gaddafi",
            "Saif al-Islam Gaddafi arrived in Sabha.",
        ),
        (
            "أعلن علماء من كلية الطب بجامعة ستانفورد عن الاختراع.",
            "Scientists from Stanford University Medicine College announced the invention.",
            "كلية الطب بجامعة ستانفورد", "Stanford University School of Medicine",
            "Scientists from Stanford University School of Medicine announced the invention.",
        ),
        (
            "قالت منظمة الأمن والتعاون في أوروبا إن الانتخابات نزيهة.",
            "The Organization for Security and Cooperation in Europe called the elections fair.",
            "منظمة الأمن والتعاون في أوروبا", "OSCE",
            "The OSCE called the elections fair.",
        ),
        (
            "تقلع من جزيرة جرانفيل كل يوم.", "It takes off from the island of Granville every day.",
            "جزيرة جرانفيل", "Granville Island",
            "It takes off from Granville Island every day.",
        ),
        (
            "لقب اتحاد الجودو بعموم اليابان.", "The title of the All-Japan Judeo Union.",
            "اتحاد الجودو بعموم اليابان", "All Japan Judo Federation",
            "The title of the All Japan Judo Federation.",
        ),
    ],
)  # fmt: skip
def test_a_name_that_was_translated_or_is_half_right_is_written_once(
    source: str, english: str, arabic: str, name: str, expected: str
) -> None:
    assert mended(source, english, (arabic, name)) == expected


def test_words_that_the_rendering_brings_along_do_not_stand_twice() -> None:
    text = mended("تمكن السيد ريد من قيادة السيارة.", "Mr. Reed drove.", ("السيد ريد", "Mr Reid"))
    assert text == "Mr Reid drove."


def test_several_missing_names_each_get_their_own_words() -> None:
    text, repairs, still = repaired(
        source := "التقى لافروف وبيسكوف ونظيرهما بلينكن.",
        "Lafrov and Biskov met their counterpart, Blenken.",
        required(source, ("بلينكن", "Blinken"), ("بيسكوف", "Peskov"), ("لافروف", "Lavrov")),
    )
    assert text == "Lavrov and Peskov met their counterpart, Blinken."
    assert repairs == (
        Repair("edit", "لافروف", "Lavrov", "Lafrov"),
        Repair("edit", "بيسكوف", "Peskov", "Biskov"),
        Repair("edit", "بلينكن", "Blinken", "Blenken"),
    )
    assert still == ()


def test_a_name_is_mended_as_often_as_the_source_has_it() -> None:
    source = "قالت زاخاروفا إن القرار صدر، وأضافت زاخاروفا أنه نهائي."
    english = "Zakharovova said the decision was taken, and Zakharoova added that it was final."
    assert mended(source, english, ("زاخاروفا", "Zakharova")) == (
        "Zakharova said the decision was taken, and Zakharova added that it was final."
    )


@pytest.mark.parametrize(
    ("source", "english", "names"),
    [
        # Left out altogether.
        ("قال هسيه إن الرئيس قد يهرب.", "He said that the president might flee.",
         [("هسيه", "Hsieh")]),
        # What is there belongs to another name that is required.
        ("سيزور النيجر ونيجيريا.", "He will visit Nigeria.",
         [("النيجر", "Niger"), ("نيجيريا", "Nigeria")]),
        # What is there is explained by another word of the source.
        ("فاز المنتخب السلوفاكي على سلوفينيا.", "The Slovak team defeated Slovakia.",
         [("سلوفينيا", "Slovenia")]),
        # An adjective of the country.
        ("قالت الخارجية إن إيران لن تنسحب.", "The Iranian Foreign Ministry would not withdraw.",
         [("إيران", "Iran")]),
        # A part of a longer name.
        ("تقع الجزيرة العربية في آسيا.", "The Arabian Peninsula is in Asia.",
         [("الجزيرة", "Al Jazeera")]),
        # Its parts stand for two.
        ("استخدمت في الحرب العالمية الأولى والثانية.",
         "They were used in the First and Second World War.",
         [("الحرب العالمية الأولى", "World War I")]),
        ("في الحرب العالمية الأولى والثانية.", "In both wars, and World War II above all.",
         [("الحرب العالمية الأولى", "World War I")]),
        # Common words in small letters are no names.
        ("زار باريس أمس.", "He paid the price yesterday.", [("باريس", "Paris")]),
    ],
)  # fmt: skip
def test_nothing_is_changed_where_nothing_is_certain(
    source: str, english: str, names: list[tuple[str, str]]
) -> None:
    wanted = required(source, *names)
    assert missing(english, wanted)
    text, repairs, still = repaired(source, english, wanted)
    assert text == english
    assert repairs == ()
    assert still == missing(english, wanted)


def test_a_right_name_is_never_overwritten() -> None:
    source = "قال ماريو إن ماريا سافرت."
    english = "Maria left, he said."
    names = required(source, ("ماريو", "Mario"), ("ماريا", "Maria"))
    mario = names[0]
    assert candidate_edits(source, english, mario, names) == ()


def test_candidates_come_best_first_and_only_for_what_is_missing() -> None:
    source = "التقى لافروف نظيره في لاهور."
    english = "Lafrov met his counterpart in Lahor."
    (lavrov,) = required(source, ("لافروف", "Lavrov"))
    edits = candidate_edits(source, english, lavrov)
    assert edits[0].text == "Lavrov met his counterpart in Lahor."
    assert (edits[0].replaced, edits[0].written) == ("Lafrov", "Lavrov")
    assert edits[0].confidence >= SURE
    assert list(edits) == sorted(edits, key=lambda edit: -edit.confidence)
    assert candidate_edits(source, edits[0].text, lavrov) == ()


def test_without_a_required_name_nothing_changes() -> None:
    assert repaired("جملة بلا أسماء.", "A sentence .  &apos; ", ()) == (
        "A sentence .  &apos; ", (), (),
    )  # fmt: skip


NAMES = (
    ("زاخاروفا", "Zakharova"),
    ("موسكو", "Moscow"),
    ("الجزيرة", "Al Jazeera"),
    ("روما", "Rome"),
)
PIECES = [
    "Zakharovova",
    "Moscow",
    "the",
    "Island",
    "Rome",
    "Roma",
    ",",
    "a",
    "said",
    "Al",
    "'s",
    ". ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_right_names_stay_and_what_is_reported_is_true(english: str) -> None:
    source = "قالت زاخاروفا للجزيرة في موسكو إنها ستزور روما."
    names = required(source, *NAMES)
    text, repairs, still = repaired(source, english, names)
    assert still == missing(text, names)
    assert (text == english) == (not repairs)
    for name in names:
        if has_rendering(english, name.term.english):
            assert has_rendering(text, name.term.english)
    for repair in repairs:
        assert has_rendering(text, [repair.written])
        assert repair.replaced in english


@pytest.mark.parametrize(
    "english", ["Zakh" * 25_000, "Zak " * 25_000, "Zakharovova's " * 7_000, "'" * 100_000]
)
def test_a_text_without_end_is_left_alone(english: str) -> None:
    source = "قالت زاخاروفا ذلك. "
    names = required(source * 3_000, ("زاخاروفا", "Zakharova"))
    assert repaired(source * 3_000, english, names)[0] == english
    assert repaired(source, english, names[:1])[0] == english


@pytest.mark.parametrize(
    ("source", "english", "arabic", "name"),
    [
        ("هناك أمل في السلام.", "There is hope for peace.", "أمل", "Amal"),
        ("فتح معبر رفح صعب.", "The opening of the Rafah crossing is hard.", "فتح", "Fatah"),
        ("الضيف كريم.", "The guest is generous.", "كريم", "Karim"),
        ("قيود مالية جديدة.", "New financial restrictions.", "مالية", "Malian"),
        ("تغير العالم اليوم.", "The world has changed today.", "العالم", "Al Alam"),
    ],
)
def test_a_word_that_is_only_translated_is_no_name(
    source: str, english: str, arabic: str, name: str
) -> None:
    required = build_terms([Term((arabic,), (name,))]).find(source)
    text, repairs, lacking = repaired(source, english, required)
    assert (text, repairs) == (english, ())
    assert len(lacking) == 1


def test_on_is_not_ali() -> None:
    ali = build_terms([Term(("علي",), ("Ali",))])
    assert ali.find("حصل على جائزة.") == ()
    assert len(ali.find("حصل علي على جائزة، وعلي سعيد.")) == 2


@pytest.mark.parametrize(
    ("source", "english", "arabic", "name", "expected"),
    [
        ("وقال السيسي ذلك.", "And Al-Sissy said so.", "السيسي", "el-Sisi", "And el-Sisi said so."),
        ("ووصل بن غفير أمس.", "And Son Ghafir came.", "بن غفير", "Ben-Gvir", "And Ben-Gvir came."),
        (
            "والتقى أبو مازن الوفد.", "And Father of Mazin met it.", "أبو مازن", "Abu Mazen",
            "And Abu Mazen met it.",
        ),
        (
            "والتقى بن سلمان الوفد.", "And Son of Salmaan met it.", "بن سلمان", "bin Salman",
            "And bin Salman met it.",
        ),
    ],
)  # fmt: skip
def test_what_stands_for_a_prefix_of_the_name_goes_with_it(
    source: str, english: str, arabic: str, name: str, expected: str
) -> None:
    required = build_terms([Term((arabic,), (name,))]).find(source)
    assert repaired(source, english, required)[0] == expected
