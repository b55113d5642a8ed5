from __future__ import annotations

import pytest

from sitegen.render.persons import shown_names


@pytest.mark.parametrize(
    ("translator", "names", "initials"),
    [
        ("Rima Haddad", ("Rima Haddad",), ("R. H.",)),
        ("ريما حداد", ("ريما حداد",), ("ر. ح.",)),
        ("Рима Хаддад", ("Рима Хаддад",), ("Р. Х.",)),
        ("Rima", ("Rima",), ("R.",)),
        ("Jean-Luc d'Arc", ("Jean-Luc d'Arc",), ("J. d.",)),
        ("Rima Aoun, Sami Khoury, Rima Aoun", ("Rima Aoun", "Sami Khoury"), ("R. A.", "S. K.")),
        ("ريما حداد\u060c سامي خوري", ("ريما حداد", "سامي خوري"), ("ر. ح.", "س. خ.")),
        ("(Rima) 2", ("(Rima) 2",), ("R.",)),
        ("", (), ()),
    ],
)  # fmt: skip
def test_persons_are_named_as_the_site_wants_it(
    translator: str, names: tuple[str, ...], initials: tuple[str, ...]
) -> None:
    assert shown_names(translator, "name") == names
    assert shown_names(translator, "initials") == initials
    assert shown_names(translator, "hidden") == ()


@pytest.mark.parametrize(
    ("translator", "names"),
    [
        ("Rima Haddad <rima@desk.example>", ("Rima Haddad",)),
        ("Rima Haddad <rima@desk.example", ("Rima Haddad",)),
        ("Rima Haddad (rima@desk.example)", ("Rima Haddad",)),
        ("Rima Haddad <r@x.example>, Sami <s@x.example>", ("Rima Haddad", "Sami")),
        ("rima@desk.example", ()),
        ("rima\uff20desk.example", ()),
        ("mailto:rima@desk.example, Sami", ("Sami",)),
        ("/home/rima", ()),
        ("C:\\Users\\rima", ()),
        ("Sami, ~/rima", ("Sami",)),
        ("Rima \u202eHaddad", ("Rima Haddad",)),
        ("Jane (jane at secret dot org)", ("Jane",)),
        ("Jane (jane [at] secret.org)", ("Jane",)),
        ("Jane [jane AT secret", ("Jane",)),
        ("Jane jane(at)mail.secret(dot)org", ("Jane",)),
        ("Jane jane @ secret.org", ("Jane",)),
        ("Jane <jane@secret.org> (Desk)", ("Jane (Desk)",)),
        ("jane at secret dot org, Sami", ("Sami",)),
        ("Rana at the foreign desk", ("Rana at the foreign desk",)),
        ("Dorothy Batdot", ("Dorothy Batdot",)),
        ("Rana SECRET at x.org", ("Rana",)),
        ("Rana SECRET at x.org>", ("Rana",)),
        ("Rana &lt;x@y&gt;", ("Rana",)),
        ("Rana &amp;lt;x@y&amp;gt;, Sami", ("Rana", "Sami")),
        ("Rana x&#64;y.org", ("Rana",)),
        ("&#47;home&#47;rana", ()),
        ("~rana", ()),
        ("Rana & Sami", ("Rana & Sami",)),
    ],
)
def test_addresses_and_paths_are_never_shown(translator: str, names: tuple[str, ...]) -> None:
    assert shown_names(translator, "name") == names
    initials = shown_names(translator, "initials")
    assert len(initials) == len(names)
    assert not any(mark in "".join(initials) for mark in "@/\\<")


@pytest.mark.parametrize("part", ["(", "a ", "(a at ", "a@", "a.", "<", "a at b."])
def test_a_name_without_end_takes_no_time_to_speak_of(part: str) -> None:
    shown_names(part * 5_000, "name")
