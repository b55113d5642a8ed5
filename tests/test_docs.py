"""The documentation says what the code does."""

from __future__ import annotations

import ast
import re
import shlex
import sys
import tomllib
from dataclasses import fields
from importlib.metadata import packages_distributions
from pathlib import Path

import click
import pytest

from sitegen.cli import cli
from sitegen.config import parse_config
from sitegen.ingest.editorial import ACTOR_KEYS, OUTLET_KEYS, TERM_KEYS, load_actors
from sitegen.ingest.front_matter import KEYS, read_front_matter
from sitegen.ingest.story_decisions import APART_KEYS, STORY_KEYS, load_stories
from sitegen.sections import LANGUAGES, SECTIONS, LanguageSection

ROOT = Path(__file__).parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
TEXTS = {path: path.read_text("utf-8") for path in DOCS}
CONTENT = TEXTS[ROOT / "docs" / "content.md"]


def blocks(language: str) -> list[tuple[Path, str]]:
    """Return every fenced block in a language, with the file it stands in."""
    pattern = re.compile(rf"^```{language}\n(.*?)^```", re.DOTALL | re.MULTILINE)
    return [(path, block) for path, text in TEXTS.items() for block in pattern.findall(text)]


def commands(group: click.Group, before: str = "") -> list[tuple[str, click.Command]]:
    """Return every command with its whole name, those of groups too."""
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        found.append((before + name, command))
        if isinstance(command, click.Group):
            found += commands(command, f"{before}{name} ")
    return found


def test_every_command_and_option_is_documented() -> None:
    everything = "\n".join(TEXTS.values())
    for name, command in commands(cli):
        assert f"sitegen {name}" in everything, name
        for option in command.params:
            if isinstance(option, click.Option):
                assert option.opts[0] in everything, f"{name} {option.opts[0]}"


def test_every_command_line_shown_can_be_run() -> None:
    lines = [line for _, block in blocks("sh") for line in block.splitlines()]
    shown = [line for line in lines if re.match(r"(\.venv/bin/)?sitegen ", line)]
    assert len(shown) >= 6
    for line in shown:
        words = shlex.split(line.split("<")[0], comments=True)[1:]
        command: click.Command = cli
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            command = command.commands[words.pop(0)]
        command.make_context(command.name, words)


def test_every_configuration_key_is_documented_with_its_default() -> None:
    for section, kind in SECTIONS.items():
        assert f"[{section}]" in CONTENT
        for key in fields(kind):
            [row] = [
                line
                for line in CONTENT.splitlines()
                if re.match(rf"\|.*`(\[\w+\] )?{key.name}`", line)
            ][-1:]
            default = (
                str(key.default).lower() if isinstance(key.default, bool) else str(key.default)
            )
            assert default in row, f"{section}.{key.name}: {default}"


def test_the_keys_of_a_further_language_are_documented() -> None:
    assert f"[{LANGUAGES}.fr]" in CONTENT
    for key in fields(LanguageSection):
        assert re.search(rf"^\|.*`(\[[\w.]+\] )?{key.name}`", CONTENT, re.MULTILINE), key.name


def test_every_key_the_editor_can_write_is_documented() -> None:
    for key in (*KEYS, *ACTOR_KEYS, *OUTLET_KEYS, *TERM_KEYS, *STORY_KEYS, *APART_KEYS):
        assert re.search(rf"`{key}`|^{key}(:| =)", CONTENT, re.MULTILINE), key


@pytest.mark.parametrize(("path", "block"), blocks("toml"))
def test_toml_examples_are_valid(path: Path, block: str, tmp_path: Path) -> None:
    data = tomllib.loads(block)
    if set(data) <= {*SECTIONS, LANGUAGES}:
        (tmp_path / "content").mkdir()
        parse_config(block, tmp_path / "sitegen.toml")
    else:
        if {"merge", "split", "ignore"} & set(data):
            file = tmp_path / "actors.toml"
            file.write_text(block, "utf-8")
            load_actors(file, lambda actors: actors, lambda: {"gulf-war-1991"})
            return
        if {"story", "apart"} & set(data):
            file = tmp_path / "stories.toml"
            file.write_text(block, "utf-8")
            entries = [entry for table in data.values() for entry in table]
            load_stories(file, lambda: {slug for entry in entries for slug in entry["articles"]})
            return
        known = {"actor": ACTOR_KEYS, "outlet": OUTLET_KEYS, "term": TERM_KEYS}
        for table, entries in data.items():
            assert all(set(entry) <= set(known[table]) for entry in entries), path


def test_the_article_shown_is_one_that_can_be_read() -> None:
    [article] = [block for path, block in blocks("markdown") if path.name == "content.md"]
    front, body = read_front_matter(article.replace("…", "0" * 64), Path("example.md"))
    assert front is not None
    assert front.agency == "sputnik"
    assert "الفقرة الثانية" in body


def test_the_overrides_shown_can_be_read() -> None:
    counts = {"content.md": 0, "actors.md": 0}
    for path, block in blocks("yaml"):
        front, _ = read_front_matter(f"---\n{block}---\n", Path("example.md"))
        assert front is not None
        overrides = front.overrides
        counts[path.name] += len(overrides.mentions) + len(overrides.quotes) + len(overrides.dates)
    assert all(counts.values())


def test_every_link_between_documents_leads_somewhere() -> None:
    for path, text in TEXTS.items():
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_run_time_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = TEXTS[ROOT / "docs" / "dependencies.md"].lower()
    every = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for requirement in every:
        name = re.split(r"[><=]", requirement)[0].lower()
        assert name in text, name


def test_everything_that_is_imported_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {canonical(re.split(r"[><=]", one)[0]) for one in project["dependencies"]}
    homes = packages_distributions()
    imported: set[str] = set()
    for path in (ROOT / "sitegen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    foreign = imported - sys.stdlib_module_names - {"sitegen"}
    assert {"jinja2", "watchdog", "ctranslate2"} <= foreign
    for name in sorted(foreign):
        assert declared & {canonical(home) for home in homes[name]}, name


def canonical(name: str) -> str:
    """Spell a distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_house_in_the_architecture_is_the_house_that_stands() -> None:
    text = TEXTS[ROOT / "docs" / "architecture.md"]
    for path in (ROOT / "sitegen").iterdir():
        if path.name.startswith("__") and path.name != "__main__.py":
            continue
        shown = f"{path.name}/" if path.is_dir() else path.name
        assert f"  {shown}" in text, shown
    for named in re.findall(
        r"`((?:analyse|arabic|translate|ingest|render|compose)/[\w*]+\.py)`", text
    ):
        assert list((ROOT / "sitegen").glob(named)), named
