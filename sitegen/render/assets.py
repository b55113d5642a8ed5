"""The theme's other files as the site has them: the packaged ones without what is for programmers.

In: a file of a theme. Out: its bytes. Comments and indents of the packaged style sheets and scripts
are left out, as readers would load and never see them; a site's own files are copied as they are.
"""

from __future__ import annotations

import re
from pathlib import Path

from sitegen.errors import OutputError

# A string, which is kept whatever stands in it, or a comment; and how lines begin.
CSS_COMMENT = re.compile(r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|/\*.*?\*/""", re.DOTALL)
# Scripts of the theme have comments on lines of their own alone, and no text over several lines.
SCRIPT_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
LINE_START = re.compile(r"\n[ \t\n]+")


def asset(path: Path, *, is_packaged: bool) -> bytes:
    """Return the bytes of an asset as the site has it. Raises OutputError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OutputError(
            f"cannot be read: {error.strerror}", path=path, hint="check the file's permissions"
        ) from error
    return slim(data, path.suffix) if is_packaged else data


def slim(data: bytes, suffix: str) -> bytes:
    """Return a packaged style sheet or script without comments and indents, others as they are."""
    if suffix not in (".css", ".js"):
        return data
    text = data.decode()
    if suffix == ".css":
        text = CSS_COMMENT.sub(lambda found: found[1] or "", text)
    else:
        text = SCRIPT_COMMENT.sub("", text)
    return LINE_START.sub("\n", text).lstrip().encode()
