"""Assets as the site has them: the packaged ones without comments, a site's own as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitegen.errors import OutputError
from sitegen.render.assets import asset, slim
from sitegen.render.environment import packaged_theme
from tests.conftest import Site

SCRIPTS = sorted((packaged_theme() / "assets").glob("*.js"))
STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")


def test_comments_and_indents_go_and_strings_stay() -> None:
    style = b'/* a\n b */\na {\n  content: "/* kept */ \\"";\n}\n/* end */\n'
    assert slim(style, ".css") == b'a {\ncontent: "/* kept */ \\"";\n}\n'
    script = b'// first\nconst a = "https://x";\n  // inside\n  run(a);  // why\n'
    assert slim(script, ".js") == b'const a = "https://x";\nrun(a);  // why\n'
    assert slim(b"  <svg>\n  </svg>", ".svg") == b"  <svg>\n  </svg>"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_have_nothing_that_is_lost_on_the_way(path: Path) -> None:
    """No text runs over several lines, in which a line could look like a comment or an indent."""
    plain = STRING.sub("", path.read_text("utf-8"))
    assert all(line.count("`") % 2 == 0 for line in plain.splitlines())
    assert "/*" not in plain


def test_a_sites_own_files_are_copied_as_they_are(sample: Site) -> None:
    own = sample.root / "templates" / "assets"
    own.mkdir(parents=True)
    (own / "custom.css").write_text("/* ours */\na {\n  color: red;\n}\n", "utf-8")
    (own / "site.js").write_text("// ours\n  run();\n", "utf-8")
    sample.build()
    for name in ("custom.css", "site.js"):
        assert (sample.output / "assets" / name).read_bytes() == (own / name).read_bytes()
    assert b"/*" not in (sample.output / "assets" / "style.css").read_bytes()


def test_an_asset_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be read"):
        asset(tmp_path / "none.css", is_packaged=True)
