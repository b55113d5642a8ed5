from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.errors import TemplateError
from sitegen.render.environment import Theme, open_theme, packaged_theme
from sitegen.render.frame import frame
from tests.unit.digest_factory import options, place, sample

PAGE = frame(place(sample(), "en/actors/"), "Actors & others")
ARABIC_PAGE = frame(place(sample(), "ar/actors/"), "الأسماء")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "theme" / "assets").mkdir(parents=True)
    (tmp_path / "own" / "assets").mkdir(parents=True)
    write(tmp_path, "theme/base.html", "<{% block main %}{% endblock %}>")
    write(tmp_path, "theme/page.html", "{% extends 'base.html' %}{% block main %}x{% endblock %}")
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def theme(folder: Path) -> Theme:
    return open_theme(options(folder, overrides=folder / "own"))


def error(folder: Path, template: str = "page.html") -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        theme(folder).render(template, PAGE, object())
    return caught.value


def test_the_packaged_theme_is_there() -> None:
    assert (packaged_theme() / "base.html").is_file()


def test_text_is_escaped(folder: Path) -> None:
    write(folder, "theme/page.html", "{{ page.title }}")
    assert theme(folder).render("page.html", PAGE, object()) == b"Actors &amp; others"


def test_the_sites_own_template_replaces_the_default_one_file_by_file(folder: Path) -> None:
    assert theme(folder).render("page.html", PAGE, object()) == b"<x>"
    write(folder, "own/base.html", "[{% block main %}{% endblock %}]")
    assert theme(folder).render("page.html", PAGE, object()) == b"[x]"


def test_words_come_from_the_catalogue_of_the_pages_language(folder: Path) -> None:
    write(folder, "theme/page.html", "{{ _('Actors') }} {{ 2500|number }}")
    ready = theme(folder)
    assert ready.render("page.html", PAGE, object()) == b"Actors 2,500"
    arabic = ready.render("page.html", ARABIC_PAGE, object()).decode()
    assert not arabic.startswith("Actors")
    assert arabic.endswith("2,500")


def test_a_syntax_error_says_where(folder: Path) -> None:
    path = write(folder, "own/page.html", "<p>\n{% if %}\n</p>")
    (problem,) = error(folder).problems
    assert (problem.path, problem.line) == (path, 2)
    assert "not a valid template" in problem.message
    assert problem.hint


def test_only_a_template_that_has_a_default_may_be_removed(folder: Path) -> None:
    write(folder, "own/page.html", "{% if %}")
    assert "remove the file" in error(folder).problems[0].hint
    write(folder, "own/new.html", "{% if %}")
    assert "remove" not in error(folder, "new.html").problems[0].hint
    write(folder, "theme/page.html", "{% if %}")
    in_clone = open_theme(options(folder, overrides=folder / "theme"))
    with pytest.raises(TemplateError) as caught:
        in_clone.render("page.html", PAGE, object())
    assert "remove" not in caught.value.problems[0].hint


def test_a_name_that_the_view_lacks_says_where(folder: Path) -> None:
    path = write(folder, "theme/page.html", "<p>\n\n{{ view.nothing_of_the_kind }}</p>")
    (problem,) = error(folder).problems
    assert (problem.path, problem.line) == (path, 3)
    assert "nothing_of_the_kind" in problem.message


def test_a_mistake_inside_a_macro_is_found_there(folder: Path) -> None:
    path = write(folder, "own/_m.html", "{% macro sum(x) %}\n{{ x + 1 }}\n{% endmacro %}")
    write(folder, "theme/page.html", "{% import '_m.html' as m %}\n{{ m.sum('a') }}")
    (problem,) = error(folder).problems
    assert (problem.path, problem.line) == (path, 2)


def test_a_missing_template_is_named(folder: Path) -> None:
    (problem,) = error(folder, "absent.html").problems
    assert "absent.html" in problem.message
    write(folder, "theme/page.html", "{% include 'gone.html' %}")
    assert "gone.html" in error(folder).problems[0].message


def test_a_template_that_is_not_utf8_says_where(folder: Path) -> None:
    path = folder / "own" / "page.html"
    path.write_bytes("a\nنص".encode("windows-1256"))
    with pytest.raises(TemplateError) as caught:
        theme(folder)
    assert (caught.value.problems[0].path, caught.value.problems[0].line) == (path, 2)


def test_keys_change_with_templates_and_views(folder: Path) -> None:
    before = theme(folder)
    key = before.key("page.html", PAGE, sample_view(1))
    assert key == theme(folder).key("page.html", PAGE, sample_view(1))
    assert key != before.key("page.html", PAGE, sample_view(2))
    assert key != before.key("page.html", ARABIC_PAGE, sample_view(1))
    write(folder, "own/base.html", "new")
    assert key != theme(folder).key("page.html", PAGE, sample_view(1))


def sample_view(number: int) -> dict[str, int]:
    return {"number": number}


def test_assets_are_overridden_file_by_file(folder: Path) -> None:
    write(folder, "theme/assets/style.css", "a")
    write(folder, "theme/assets/site.js", "b")
    own = write(folder, "own/assets/style.css", "c")
    write(folder, "own/assets/.hidden", "d")
    write(folder, "own/assets/piece.html", "e")
    found = theme(folder).assets()
    assert found == {
        "assets/site.js": folder / "theme/assets/site.js",
        "assets/style.css": own,
    }
