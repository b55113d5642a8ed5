"""What a sentence requires, and the key of it."""

from __future__ import annotations

from sitegen.model import Term
from sitegen.terms.listing import build_terms, term_key

MOSCOW = Term(("موسكو",), ("Moscow",))
COUNCIL = Term(("مجلس الأمن",), ("Security Council",))
SECURITY = Term(("الأمن",), ("Security",))


def test_a_name_is_found_without_its_particles() -> None:
    source = "سافر إلى روما ثم وبموسكو أقام."
    (one,) = build_terms([MOSCOW]).find(source)
    assert one.written == "موسكو"
    assert source[one.start : one.end] == one.written
    assert one.term is MOSCOW


def test_names_come_in_text_order_and_the_longer_one_counts() -> None:
    found = build_terms([SECURITY, MOSCOW, COUNCIL]).find("رفضت موسكو قرار مجلس الأمن.")
    assert [one.term for one in found] == [MOSCOW, COUNCIL]


def test_the_first_of_two_terms_with_the_same_arabic_counts() -> None:
    (one,) = build_terms([MOSCOW, Term(("موسكو",), ("Moskva",))]).find("في موسكو")
    assert one.term.english == ("Moscow",)


def test_a_madda_elsewhere_makes_another_word() -> None:
    terms = build_terms([Term(("آلان",), ("Alan",))])
    assert terms.find("وصل آلان أمس.")
    assert terms.find("وصل الان أمس.")
    assert not terms.find("وصل الآن فقط.")


def test_the_key_is_empty_where_nothing_is_required() -> None:
    assert term_key(build_terms([MOSCOW]).find("لا شيء هنا.")) == ""


def test_the_key_tells_what_is_required_and_nothing_else() -> None:
    def key(source: str, *terms: Term) -> str:
        return term_key(build_terms(terms).find(source))

    plain = key("موسكو ومجلس الأمن", MOSCOW, COUNCIL)
    assert plain == key("مجلس الأمن يخاطب موسكو، وموسكو ترد", COUNCIL, MOSCOW)
    assert plain == key("موسكو ومجلس الأمن", MOSCOW, COUNCIL, Term(("روما",), ("Rome",)))
    assert plain != key("موسكو", MOSCOW, COUNCIL)
    assert plain != key("موسكو ومجلس الأمن", Term(("موسكو",), ("Moskva",)), COUNCIL)
    assert plain != key("موسكو ومجلس الأمن", Term(("موسكو", "موسكوا"), ("Moscow",)), COUNCIL)
    assert set(plain) <= set("0123456789abcdef")
