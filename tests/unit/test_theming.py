"""Templates of a site's own are held against the views, also where no page of the build comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.errors import Problem, Severity, TemplateError
from sitegen.render.environment import open_theme, packaged_theme
from sitegen.render.theming.check import check_overrides, check_theme, usable
from sitegen.render.theming.views_seen import VIEWS, held_to_table
from tests.conftest import Site
from tests.unit.digest_factory import options


def write(folder: Path, **files: str) -> None:
    """Write files of a site's own; two underscores in a name stand for a folder."""
    for name, text in files.items():
        path = folder / "own" / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def put(folder: Path, name: str, text: str = "x") -> Path:
    path = folder / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(folder: Path) -> tuple[Problem, ...]:
    theme = open_theme(options(folder, theme=packaged_theme(), overrides=folder / "own"))
    return check_theme(theme)


def faults(folder: Path, article: str) -> list[tuple[str, str]]:
    """Check an article's template of the site's own; return messages and hints."""
    text = '{% extends "default/article.html" %}{% import "_macros.html" as m with context %}'
    write(folder, article=f"{text}\n{{% block main %}}\n{article}\n{{% endblock %}}")
    problems = found(folder)
    for problem in problems:
        assert problem.path == folder / "own" / "article.html", problem
        assert problem.line == 3, problem
    return [(problem.message, problem.hint) for problem in problems]


def test_the_default_theme_asks_for_nothing_that_is_not_there(tmp_path: Path) -> None:
    theme = packaged_theme()
    assert check_theme(open_theme(options(tmp_path, theme=theme, overrides=theme))) == ()


def test_every_packaged_template_has_its_view_or_is_a_piece() -> None:
    names = {path.name for path in packaged_theme().glob("*.*")}
    pieces = {name for name in names if name.startswith("_")} | {"base.html"}
    assert names - pieces == set(VIEWS)


def test_a_plan_with_a_view_its_template_does_not_take_is_refused() -> None:
    with pytest.raises(TypeError, match=r"front\.html.*FrontView"):
        held_to_table("front.html", object())
    with pytest.raises(TypeError, match=r"absent\.html"):
        held_to_table("absent.html", object())


@pytest.mark.parametrize(
    ("article", "message", "hint"),
    [
        ("{{ view.titel_en }}", "view (ArticleView) has no titel_en", "did you mean title_en?"),
        ("{{ view.date.lable }}", "view.date (DateLine) has no lable", "did you mean label?"),
        ('{{ view["titel"] }}', "view (ArticleView) has no titel", "did you mean title?"),
        ("{{ page.site_titel }}", "page (Page) has no site_titel", "did you mean site_title?"),
        ("{{ veiw.title }}", "there is no veiw here", "did you mean view?"),
        ("{{ view.zzz }}", "view (ArticleView) has no zzz", "docs/theming.md lists what"),
        ("{% if page.preview %}{{ view.athor }}{% endif %}", "has no athor", "author"),
        ("{% for row in view.rows %}{{ row.blok }}{% endfor %}", "row (SegmentRow)", "block"),
        ("{% for row in view.rows %}{{ loop.frist }}{% endfor %}", "loop has no frist", "first"),
        ("{{ view.rows[0].provenance.sate }}", "has no sate", "state"),
        ("{{ view.rows|selectattr('englsh')|list }}", "SegmentRow has no englsh", "english"),
        ("{{ view.rows|map(attribute='provenance.stat')|list }}", "has no stat", "state"),
        ("{{ (view.newer or view.older).titel }}", "this ArticleCard has no titel", "title"),
        ("{% set card = view.newer %}{{ card.titel }}", "card (ArticleCard)", "title"),
        ("{% with a = view.author %}{{ a.txt }}{% endwith %}", "a (Text) has no txt", "text"),
        ("{{ m.crad(view.newer) }}", "m (_macros.html) has no crad", "did you mean card?"),
        ("{{ m.card(view.newer, ful=false) }}", "macro card takes no ful", "did you mean full?"),
        ("{{ m.short_state(1, 2) }}", "takes 1 arguments and gets 2", "state"),
        ("{{ view.rows|lenght }}", "there is no filter lenght", "did you mean length?"),
        ("{% if view.date is defind %}{% endif %}", "there is no test defind", "defined"),
        ('{% if view.rights.display == "ful" %}{% endif %}', 'is never "ful"', "full"),
        ('{% if "machin" != view.share.state %}{% endif %}', 'never "machin"', "machine"),
        ('{% if page.reads in ["ar", "fr"] %}{% endif %}', 'page.reads is never "fr"', "ar, en"),
        ('{{ _("Agency: %(name)s", nam="x") }}', "%(name)s and is not told name", "count=3"),
        ('{{ _("100%") }}', "a % that is no placeholder", ""),
        ('{% include "nothing.html" %}', "there is no template nothing.html", ""),
        ('{% include ["fornt.html", "b.html"] %}', "no template fornt.html or b.html", "front"),
        ('{% from "_macros.html" import crad with context %}', "has no crad", "card"),
        (
            "{% macro own(text) %}{{ text.txt }}{% endmacro %}{{ own(view.title) }}",
            "no txt",
            "text",
        ),
        ("{% macro idle() %}{{ pge.title }}{% endmacro %}", "there is no pge here", "page"),
    ],
)
def test_what_is_misspelt_is_an_error_with_its_line(
    tmp_path: Path, article: str, message: str, hint: str
) -> None:
    reported = [one for one in faults(tmp_path, article) if "catalogue" not in one[0]]
    assert len(reported) == 1, reported
    assert message in reported[0][0]
    assert hint in reported[0][1]


@pytest.mark.parametrize(
    "article",
    [
        "{{ super() }}",
        "{% set n = namespace(found=0) %}{% set n.found = n.found + 1 %}{{ n.found }}",
        "{% if view.feed is defined %}{{ view.feed.anything }}{% endif %}",
        '{{ view.feed|default("") }} {{ nothing|d(1) }}',
        "{{ view.title.text.split()[0].upper() }} {{ view.rows[:3]|length }}",
        "{% set kept = [] %}{% set _ignored = kept.append(1) %}{{ kept|join(', ') }}",
        "{% for key, some in {'a': view.people}.items() %}{{ some.whatever }}{% endfor %}",
        "{% for row in view.rows if row.english %}{{ loop.depth0 }}{{ loop.cycle(1, 2) }}"
        "{{ loop.previtem.id if loop.previtem is defined }}{% else %}{% endfor %}",
        "{% for a, b in [(view.title, 1), (view.author, 2)] %}{{ a.text }}{{ b }}{% endfor %}",
        "{% macro own(text, level=3, same=level) %}{{ text.text }}{{ varargs }}{% endmacro %}"
        "{{ own(view.title, 2, 3, 4) }}",
        "{% macro box() %}{{ caller(view.title) }}{% endmacro %}"
        "{% call(text) box() %}{{ text.text }}{% endcall %}",
        "{{ ngettext('%(count)s article', '%(count)s articles', 2, count=2) }}",
        "{% trans name=view.agency %}Agency: {{ name }}{% endtrans %}",
        "{% trans %}Actors{% endtrans %}",
        "{% filter upper %}{{ view.title.text }}{% endfilter %}",
        "{% set said %}{{ view.title.text }}{% endset %}{{ said|upper }}{{ said.strip() }}",
        '{% include ["own_line.html", "_social.html"] ignore missing %}',
        "{% for group in view.rows|groupby('block') %}{{ group.grouper }}{% endfor %}",
        "{% if page.lang == view.title.lang %}{% endif %}{{ self.title() }}",
        '{{ m.card(view.newer, 2, full=false) }}{% if has_asset("logo.svg") %}{% endif %}',
        "{{ range(3)|list }}{{ joiner(',')() }}{{ dict(a=1).a }}",
        "{% if view.date and view.date.label %}{{ m.day(view.date) }}{% endif %}",
        "{{ view.rows|sort(attribute='id')|first }}{{ (view.rows|last).id }}",
    ],
)
def test_sensible_templates_are_left_in_peace(tmp_path: Path, article: str) -> None:
    assert faults(tmp_path, article) == []


def test_a_part_is_checked_with_the_values_of_who_includes_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        article='{% extends "default/article.html" %}{% block main %}'
        '{% for row in view.rows %}{% include "row.html" %}{% endfor %}{% endblock %}',
        row="<p>\n{{ row.arabik }} {{ row.id }}",
    )
    [problem] = found(tmp_path)
    assert (problem.path, problem.line) == (tmp_path / "own" / "row.html", 2)
    assert "row (SegmentRow) has no arabik" in problem.message


def test_a_part_for_many_pages_may_ask_for_what_one_of_them_has(tmp_path: Path) -> None:
    write(
        tmp_path,
        base='{% extends "default/base.html" %}{% block tagline %}'
        '{% if page.path == "en/about/" %}{{ view.share.label }}{% endif %}{% endblock %}',
    )
    assert found(tmp_path) == ()
    write(
        tmp_path,
        base='{% extends "default/base.html" %}{% block tagline %}{{ view.shar }}{% endblock %}',
    )
    [problem] = found(tmp_path)
    assert "has no shar" in problem.message


def test_an_import_that_is_not_given_the_page_is_told_so(tmp_path: Path) -> None:
    write(
        tmp_path,
        stories='{% extends "base.html" %}\n{% import "_macros.html" as own %}\n'
        "{% block main %}{{ own.t(view.stories[0].title) }}{{ own.when('', '') }}{% endblock %}",
    )
    problems = [one for one in found(tmp_path) if "page" in one.message]
    assert [(one.path.name if one.path else "", one.line) for one in problems] == [
        ("stories.html", 2)
    ]
    assert "with context" in problems[0].hint


def test_an_old_copy_that_lacks_a_piece_is_found(tmp_path: Path) -> None:
    write(tmp_path, _outlets="{% macro counts(counts) %}{{ counts.received }}{% endmacro %}")
    problems = found(tmp_path)
    assert problems
    assert all("_outlets.html" in one.message + one.hint for one in problems)


def test_a_template_that_extends_itself_is_told_how_to_build_on_the_packaged_one(
    tmp_path: Path,
) -> None:
    write(tmp_path, base='{% extends "base.html" %}')
    errors = [one for one in found(tmp_path) if one.severity == Severity.ERROR]
    assert [one.message for one in errors] == ["extends itself"]
    assert '{% extends "default/base.html" %}' in errors[0].hint


def test_a_block_that_is_never_shown_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, front='{% extends "default/front.html" %}\n{% block mian %}{% endblock %}')
    [problem] = found(tmp_path)
    assert (problem.severity, problem.line) == (Severity.WARNING, 2)
    assert "mian" in problem.message
    assert problem.hint == "did you mean main?"


def test_a_part_that_need_not_be_there_and_is_not_is_a_warning(tmp_path: Path) -> None:
    tags = '{% include "_socail.html" ignore missing %}{% include view.slug ignore missing %}'
    write(tmp_path, article='{% extends "default/article.html" %}{% block tagline %}' + tags)
    path = tmp_path / "own" / "article.html"
    path.write_text(path.read_text("utf-8") + "{% endblock %}", "utf-8")
    [problem] = [one for one in found(tmp_path) if "template" in one.message]
    assert problem.message == "there is no template _socail.html: nothing is shown here"
    assert (problem.hint, problem.severity) == ("did you mean _social.html?", Severity.WARNING)


def test_a_base_of_its_own_may_leave_blocks_out(tmp_path: Path) -> None:
    write(tmp_path, base="<title>{{ page.title }}</title>{% block main %}{% endblock %}")
    assert found(tmp_path) == ()


def test_a_misspelt_template_is_a_warning_with_the_right_name(tmp_path: Path) -> None:
    write(tmp_path, artcle="{{ page.title }}", imprint="x")
    first, second = found(tmp_path)
    assert first.severity == second.severity == Severity.WARNING
    assert (first.path, first.hint) == (tmp_path / "own/artcle.html", "did you mean article.html?")
    assert second.path == tmp_path / "own" / "imprint.html"
    assert "did you mean" not in second.hint


def test_templates_that_others_use_are_fine(tmp_path: Path) -> None:
    write(
        tmp_path,
        base='{% extends "default/base.html" %}{% block tagline %}{% include "imprint.html" %}'
        '{% include "one.html" if page.preview else "parts/two.html" %}{% endblock %}',
        imprint='{% from "parts/pieces.html" import piece %}{{ piece() }}',
        one="1",
        parts__two="2",
        parts__pieces="{% macro piece() %}x{% endmacro %}",
    )
    assert found(tmp_path) == ()


def test_where_a_value_chooses_the_template_none_is_called_unused(tmp_path: Path) -> None:
    write(
        tmp_path,
        front='{% extends "default/front.html" %}'
        '{% block tagline %}{% include page.lang ~ ".html" %}{% endblock %}',
        ar="ا",
        en="a",
    )
    assert found(tmp_path) == ()


def test_misspelt_assets_are_warnings(tmp_path: Path) -> None:
    put(tmp_path, "assets/stlye.css")
    put(tmp_path, "assets/costum.css")
    put(tmp_path, "style.css")
    hints = {one.path.name: one.hint for one in found(tmp_path) if one.path}
    assert hints == {
        "stlye.css": "did you mean assets/style.css?",
        "costum.css": "did you mean assets/custom.css?",
        "style.css": "move it to assets/style.css in own/, or out of that folder",
    }


def test_files_that_are_nothing_where_they_lie_are_warnings(tmp_path: Path) -> None:
    put(tmp_path, "logo.svg")
    put(tmp_path, "pictures/team.png")
    put(tmp_path, "fr.po")
    hints = {one.path.name: one.hint for one in found(tmp_path) if one.path}
    assert hints == {
        "logo.svg": "move it to assets/logo.svg in own/, or out of that folder",
        "team.png": "move it to assets/team.png in own/, or out of that folder",
        "fr.po": "move it to locale/fr.po in own/, or out of that folder",
    }


def test_assets_of_its_own_are_fine(tmp_path: Path) -> None:
    put(tmp_path, "assets/custom.css", "@import 'styles.css';")
    put(tmp_path, "assets/styles.css")
    put(tmp_path, "assets/map.png")
    put(tmp_path, "assets/favicon.png")
    put(tmp_path, "assets/favicon.ico")
    put(tmp_path, "assets/.hidden")
    put(tmp_path, ".gitkeep")
    put(tmp_path, "README.md")
    assert found(tmp_path) == ()


def test_words_without_arabic_are_a_warning_until_they_have_some(tmp_path: Path) -> None:
    [first] = faults(tmp_path, '{{ _("Found a mistake?") }}')
    assert '"Found a mistake?" is not in the ar catalogue' in first[0]
    assert first[1] == "translate it in own/locale/ar.po"
    assert faults(tmp_path, '{{ _("Actros") }}')[0][1] == "did you mean Actors?"
    put(tmp_path, "locale/ar.po", 'msgid "Found a mistake?"\nmsgstr "هل وجدت خطأ؟"\n')
    assert faults(tmp_path, '{{ _("Found a mistake?") }} {{ _("Actors") }} {{ _("…") }}') == []


def test_entries_that_stand_for_nothing_are_warnings(tmp_path: Path) -> None:
    put(tmp_path, "locale/en.po", 'msgid "Actors"\nmsgstr "A"\n\nmsgid "Acters"\nmsgstr "B"\n')
    put(tmp_path, "locale/fr.po")
    first, second = found(tmp_path)
    assert (first.path, first.line) == (tmp_path / "own" / "locale" / "en.po", 4)
    assert first.hint == "did you mean Actors?"
    assert second.path == tmp_path / "own" / "locale" / "fr.po"
    assert {first.severity, second.severity} == {Severity.WARNING}


def test_a_tag_that_is_none_is_an_error_in_a_part_too(tmp_path: Path) -> None:
    write(
        tmp_path,
        front='{% extends "default/front.html" %}'
        '{% block main %}{% include "x.html" %}{% endblock %}',
        x="\n{% if %}",
    )
    [problem] = found(tmp_path)
    assert (problem.path, problem.line) == (tmp_path / "own" / "x.html", 2)


def test_errors_stop_and_warnings_do_not(tmp_path: Path) -> None:
    write(tmp_path, artcle="x")
    site = options(tmp_path, theme=packaged_theme(), overrides=tmp_path / "own")
    assert [one.severity for one in usable(open_theme(site))] == [Severity.WARNING]
    write(tmp_path, about="{{ page.titel }}\n{{ page.pth }}")
    with pytest.raises(TemplateError) as caught:
        usable(open_theme(site))
    assert len(caught.value.problems) == 3


def test_a_site_without_templates_has_none_that_are_wrong(tmp_path: Path) -> None:
    assert check_overrides(tmp_path / "own") == ()
    (tmp_path / "own").mkdir()
    assert check_overrides(tmp_path / "own") == ()


def test_check_and_build_and_doctor_all_tell(sample: Site) -> None:
    own = sample.root / "templates"
    own.mkdir()
    (own / "article.html").write_text("{{ view.titel }}", "utf-8")
    for command in (("build",), ("check",), ("doctor",)):
        said = sample.run(*command, code=1)
        assert "templates/article.html:1" in said.replace("\n", "").replace(" ", ""), said
        assert "did you mean title?" in " ".join(said.split())
    assert not list(sample.output.rglob("*.html"))


def test_the_words_and_colours_of_a_site_reach_its_pages(sample: Site) -> None:
    own = sample.root / "templates"
    (own / "assets").mkdir(parents=True)
    (own / "locale").mkdir()
    sample.build()
    assert b"custom.css" not in sample.pages()["en/index.html"]
    (own / "assets" / "custom.css").write_text(":root { --link: #0b4f8a; }", "utf-8")
    (own / "locale" / "en.po").write_text('msgid "Archive"\nmsgstr "All days"\n', "utf-8")
    sample.build()
    pages = sample.pages()
    english = pages["en/index.html"].decode()
    assert ">All days<" in english
    assert english.index("assets/style.css") < english.index('href="../assets/custom.css"')
    assert pages["assets/custom.css"].startswith(b":root")
    assert ">All days<" not in pages["ar/index.html"].decode()
    sample.run("check")


@pytest.mark.parametrize(("name", "kind"), [("favicon.png", "png"), ("favicon.ico", "x-icon")])
def test_an_icon_of_its_own_takes_the_place_of_the_packaged_one(
    sample: Site, name: str, kind: str
) -> None:
    folder = sample.root / "templates" / "assets"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(b"x")
    sample.build()
    front = sample.pages()["en/index.html"].decode("utf-8")
    assert f'<link rel="icon" type="image/{kind}" href="../assets/{name}">' in front
    assert "favicon.svg" not in front
