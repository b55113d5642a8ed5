"""Every site of tests/sites/ comes out as expected, to the byte."""

import pytest

from tests import golden


@pytest.mark.parametrize("name", golden.site_names())
def test_a_whole_site_comes_out_as_expected(name: str) -> None:
    found, wanted = golden.run(name), golden.expected(name)
    assert found["terminal.txt"] == wanted["terminal.txt"]
    assert sorted(found) == sorted(wanted)
    for path, text in wanted.items():
        assert found[path] == text, f"{path} differs; see `make golden`"
