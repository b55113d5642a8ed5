from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.errors import TemplateError
from sitegen.render import trees
from sitegen.render.catalogues import idle_catalogues, own_messages, own_words
from sitegen.render.views import Language, Tree
from sitegen.render.wording import Wording, load_wording


def lay(folder: Path, lang: str, text: str) -> Path:
    path = folder / "locale" / f"{lang}.po"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def words(folder: Path, lang: Language) -> Wording:
    return load_wording(lang, own_words(folder, lang))


def fault(folder: Path, lang: Language = "en") -> tuple[int | None, str]:
    with pytest.raises(TemplateError) as caught:
        own_words(folder, lang)
    [problem] = caught.value.problems
    assert problem.path == folder / "locale" / f"{lang}.po"
    assert problem.hint
    return problem.line, problem.message


def test_without_a_catalogue_of_its_own_a_site_has_the_packaged_words(tmp_path: Path) -> None:
    assert own_words(None, "en") == own_words(tmp_path, "ar") == b""
    assert words(tmp_path, "ar") is load_wording(trees.ARABIC, b"")


def test_single_words_are_laid_over_the_packaged_ones(tmp_path: Path) -> None:
    lay(tmp_path, "en", 'msgid "Actors"\nmsgstr "People and places"\n')
    lay(tmp_path, "ar", 'msgid "Actors"\nmsgstr "أشخاص وأماكن"\n')
    english, arabic = words(tmp_path, "en"), words(tmp_path, "ar")
    assert english.gettext("Actors") == "People and places"
    assert english.gettext("Timeline") == "Timeline"
    assert arabic.gettext("Actors") == "أشخاص وأماكن"
    assert arabic.gettext("Timeline") == load_wording(trees.ARABIC).gettext("Timeline")
    assert arabic.fingerprint != load_wording(trees.ARABIC).fingerprint


def test_plurals_and_contexts_are_laid_over_too(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "en",
        'msgid "%(count)s article"\nmsgid_plural "%(count)s articles"\n'
        'msgstr[0] "%(count)s report"\nmsgstr[1] "%(count)s reports"\n\n'
        'msgctxt "articles"\nmsgid "Withdrawn"\nmsgstr "Taken back"\n',
    )
    english = words(tmp_path, "en")
    forms = [english.ngettext("%(count)s article", "%(count)s articles", n) for n in (1, 2)]
    assert forms == ["%(count)s report", "%(count)s reports"]
    assert english.pgettext("articles", "Withdrawn") == "Taken back"
    assert english.gettext("Withdrawn") == "Withdrawn"


def test_arabic_plurals_of_a_site_have_six_forms(tmp_path: Path) -> None:
    head = 'msgid "%(count)s article"\nmsgid_plural "%(count)s articles"\n'
    forms = [
        "لا تقارير",
        "تقرير",
        "تقريران",
        "%(count)s تقارير",
        "%(count)s تقريرًا",
        "%(count)s تقرير",
    ]
    entries = [f'msgstr[{place}] "{form}"\n' for place, form in enumerate(forms)]
    lay(tmp_path, "ar", head + "".join(entries))
    arabic = words(tmp_path, "ar")
    chosen = [
        arabic.ngettext("%(count)s article", "%(count)s articles", n) for n in (0, 1, 2, 3, 11, 100)
    ]
    assert chosen == forms
    lay(tmp_path, "ar", "\n" + head + "".join(entries[:2]))
    line, message = fault(tmp_path, "ar")
    assert line == 2
    assert "6 forms" in message


def test_an_entry_without_words_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "ar",
        'msgid "Actors"\nmsgstr ""\n\n'
        'msgid "%(count)s article"\nmsgid_plural "%(count)s articles"\nmsgstr[0] ""\n',
    )
    arabic = words(tmp_path, "ar")
    assert arabic.gettext("Actors") == load_wording(trees.ARABIC).gettext("Actors")
    assert arabic.ngettext("%(count)s article", "%(count)s articles", 1) == "مقال واحد"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('\n#, fuzzy\nmsgid "Actors"\nmsgstr "People"\n', 3, "fuzzy"),
        ('msgid "Actors"\n\nmsgstr People\n', 3, "PO file"),
        ('msgid "Actors\nmsgstr "People"\n', 1, "quote"),
        ('msgid "Actors"\nmsgid "People"\nmsgstr "x" y\n', 3, "PO file"),
        ('msgid "Actors"\nmsgstr "a"\n\nmsgid "%(n)s of"\nmsgstr "%(m)s of"\n', 4, "%(m)s"),
        ('msgid "%(n)s of"\nmsgstr "of"\n', 1, "%(n)s is left out"),
        ('msgid "%(n)s of"\nmsgstr "{n} of %(n)s"\n', 1, "there is no {n}"),
        ('msgid "a"\nmsgstr "b"\n\n# x\nmsgid "a"\nmsgstr "c"\n', 5, '"a" stands here a second'),
        ('msgid "%(n)s of"\nmsgstr "100% of %(n)s"\n', 1, "% stands alone"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""\n', 1, "2 forms"),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    lay(tmp_path, "en", text)
    found, message = fault(tmp_path)
    assert (found, said in message) == (line, True), message


def test_a_catalogue_in_another_encoding_says_where(tmp_path: Path) -> None:
    path = lay(tmp_path, "ar", "")
    path.write_bytes('msgid "Actors"\nmsgstr "أشخاص"\n'.encode("windows-1256"))
    assert fault(tmp_path, "ar") == (2, "is not UTF-8")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    lay(tmp_path, "en", '#, fuzzy\nmsgid "a"\nmsgstr "b"\n\n#, fuzzy\nmsgid "c"\nmsgstr "d"\n')
    with pytest.raises(TemplateError) as caught:
        own_words(tmp_path, "en")
    assert [problem.line for problem in caught.value.problems] == [2, 6]


def test_a_word_with_several_meanings_stands_once_for_each(tmp_path: Path) -> None:
    lay(
        tmp_path,
        "en",
        'msgctxt "one"\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n\n'
        '#~ msgid "a"\n#~ msgstr "d"\n',
    )
    assert b"msgctxt" in own_words(tmp_path, "en")


def test_messages_have_the_lines_they_stand_on(tmp_path: Path) -> None:
    lay(tmp_path, "en", 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "Actors"\nmsgstr "P"\n')
    assert own_messages(tmp_path, "en") == {"Actors": 5}
    assert own_messages(tmp_path, "ar") == {}


def test_catalogues_for_no_language_of_the_interface_are_found(tmp_path: Path) -> None:
    assert list(idle_catalogues(tmp_path, trees.PACKAGED)) == []
    lay(tmp_path, "en", "")
    assert list(idle_catalogues(tmp_path, trees.PACKAGED)) == []
    french = lay(tmp_path, "fr", "")
    assert list(idle_catalogues(tmp_path, trees.PACKAGED)) == [french]
    assert list(idle_catalogues(tmp_path, (*trees.PACKAGED, Tree("fr")))) == []
