"""The Arabic catalogue says everything that templates and code say, and nothing else."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from sitegen.render import trees
from sitegen.render.wording import load_wording
from tests.messages import LOCALE, Key, said

CATALOGUE = LOCALE / "ar.po"
ARABIC_PLURAL_FORMS = 6
# The same word in both languages, by its nature.
SAME_IN_ARABIC = {"SHA-256"}
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def key_of(message: Message) -> Key:
    words = message.id
    return message.context, words if isinstance(words, str) else tuple(words)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="ar", abort_invalid=True)


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def test_every_message_is_in_the_catalogue(catalogue: Catalog) -> None:
    known = {key_of(message) for message in messages(catalogue)}
    absent = {key: place for key, place in said().items() if key not in known}
    assert not absent


def test_the_catalogue_holds_nothing_that_is_no_longer_said(catalogue: Catalog) -> None:
    stale = {key_of(message) for message in messages(catalogue)} - set(said())
    assert not stale
    assert not catalogue.obsolete


def test_every_translation_is_whole_and_confirmed(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        assert not message.fuzzy, message.id
        assert all(form.strip() for form in forms(message)), message.id
        if message.id not in SAME_IN_ARABIC and any(map(str.isalpha, message.id)):
            letters = r"[\u0621-\u064a]"
            assert all(re.search(letters, form) for form in forms(message)), message.id


def test_plurals_have_the_six_forms_of_arabic(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        if message.pluralizable:
            assert len(forms(message)) == ARABIC_PLURAL_FORMS, message.id


def test_placeholders_are_those_of_the_message(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        ids = (message.id,) if isinstance(message.id, str) else message.id
        known = {name for words in ids for name in PLACEHOLDER.findall(words)}
        for form in forms(message):
            named = set(PLACEHOLDER.findall(form))
            # One and two say their number in words, so a plural's form may leave it out.
            assert named == known or (message.pluralizable and named < known), message.id
            assert "%" not in PLACEHOLDER.sub("", form), message.id


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "لا مقالات"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (10, "10 مقالات"),
        (11, "11 مقالًا"),
        (99, "99 مقالًا"),
        (100, "100 مقال"),
        (102, "102 مقال"),
        (103, "103 مقالات"),
        (111, "111 مقالًا"),
    ],
)
def test_numbers_choose_their_plural_form(count: int, expected: str) -> None:
    words = load_wording(trees.ARABIC).ngettext("%(count)s article", "%(count)s articles", count)
    assert words % {"count": count} == expected
