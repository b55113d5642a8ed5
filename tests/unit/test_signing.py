from __future__ import annotations

import pytest

from sitegen.memory.signing import header_names


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Rana Haidar <rana@desk.example>", "Rana Haidar"),
        ("Rana Haidar <rana@desk.example", "Rana Haidar"),
        ("Rana &lt;rana@desk.example&gt;", "Rana"),
        ("Amal", "Amal"),
        ("ريما", "ريما"),
        ("ريما حداد\u060c سامي خوري", "ريما حداد, سامي خوري"),
        ("sitegen sample", "sitegen sample"),
        ("RANA HAIDAR", "RANA HAIDAR"),
        ("Rana Haidar, secretuser", "Rana Haidar"),
        ("", ""),
    ],
)
def test_a_person_is_named_without_address(field: str, names: str) -> None:
    assert header_names(field) == names


@pytest.mark.parametrize(
    "field",
    [
        "secretuser", "SECRETUSER", "secretuser,", ";secretuser", "~secretuser", "secretuser.",
        "(secretuser)", "&quot;secretuser&quot;", "secretuser&comma;", "ｓｅｃｒｅｔ",
        "secret-user2", "SECRET$", "FULL NAME <EMAIL@ADDRESS>", "~", ", ,",
        "secretuser; SECRETUSER",
    ],
)  # fmt: skip
def test_a_user_of_the_computer_is_nobody(field: str) -> None:
    assert header_names(field) == ""
