"""Checks a theme before anything is made with it: names of files, of values, of messages.

In: a theme, ready to render. Out: problems with file and line. What a template misspells is an
error though no page of this build comes there; what is merely never used is a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from jinja2 import nodes

from sitegen import __version__
from sitegen.errors import Problem, Severity, SitegenError, TemplateError
from sitegen.render.catalogues import LOCALE, idle_catalogues, own_messages
from sitegen.render.environment import Theme, packaged_theme, theme_of
from sitegen.render.theming.findings import ALIKE_MESSAGES, suggestion
from sitegen.render.theming.kinds import of_hint
from sitegen.render.theming.own_files import misplaced, unused_assets, unused_templates
from sitegen.render.theming.results import MESSAGES
from sitegen.render.theming.sources import Scope, Sources
from sitegen.render.theming.statements import Walk
from sitegen.render.theming.views_seen import VIEWS
from sitegen.render.trees import ARABIC, PACKAGED
from sitegen.render.views import Page, Tree
from sitegen.render.wording import Wording, load_wording

COPY = "copy the English words exactly; docs/theming.md says where they are listed"


def usable(theme: Theme) -> tuple[Problem, ...]:
    """Return warnings about a theme. Raises TemplateError where it has errors."""
    problems = check_theme(theme)
    if any(one.severity == Severity.ERROR for one in problems):
        raise TemplateError.of(problems)
    return problems


def check_overrides(overrides: Path, trees: Iterable[Tree] = PACKAGED) -> tuple[Problem, ...]:
    """Check a site's `templates/`, where it has any, together with the packaged theme."""
    own = overrides if overrides.is_dir() else None
    try:
        theme = theme_of(own, packaged_theme(), __version__, trees)
        return all_faults(theme, own) if own else tuple(unsaid(theme.words, own))
    except SitegenError as error:
        return error.problems


def all_faults(theme: Theme, overrides: Path | None) -> tuple[Problem, ...]:
    """Return what is wrong with a theme and its words, errors and warnings."""
    found = (*theme.faults(), *check_theme(theme), *unsaid(theme.words, overrides))
    return tuple(dict.fromkeys(found))


def check_theme(theme: Theme) -> tuple[Problem, ...]:
    """Check the templates and assets that a site has of its own, with those they work with.

    Nothing is looked into for a site that has none of its own. Raises TemplateError for a template
    that cannot be read.
    """
    own, default = theme.folders[0], theme.folders[-1]
    if not any(path.is_file() for path in own.rglob("*")):
        return ()
    environment = next(iter(theme.environments.values()))
    sources = Sources(environment)
    walk = Walk(environment, sources)
    page = of_hint(Page)
    for name, view in VIEWS.items():
        walk.page(name, page, of_hint(view))
    walk.uncalled()
    broken = [problem for error in sources.broken for problem in theme.not_valid(error).problems]
    faults = walk.findings.problems()
    # What the site's templates do not show of the packaged ones may be left out on purpose.
    found = [*broken, *(one for one in faults if _is_own(one, own))]
    if own != default:
        found += _untranslated(walk.expressions.said, theme.words, own)
        found += _idle_words(walk.expressions.said, theme.words, own)
        if not sources.choose():
            found += unused_templates(own, default, sources.paths())
        found += unused_assets(own, default, theme.assets())
        found += misplaced(own, default)
    return tuple(dict.fromkeys(found))


def _is_own(problem: Problem, own: Path) -> bool:
    is_there = problem.path is not None and problem.path.is_relative_to(own)
    return is_there or problem.severity == Severity.ERROR


def _untranslated(
    said: Sequence[tuple[Scope, nodes.Call, str]], words: Iterable[Wording], own: Path
) -> Iterator[Problem]:
    """Warn of words of the site's own templates that readers of a language get in English."""
    for message, path, line in _messages(said):
        if not path.is_relative_to(own) or not any(letter.isalpha() for letter in message):
            continue
        for wording in words:
            if wording.is_source or message in wording.known:
                continue
            otherwise = f"translate it in {own.name}/{LOCALE}/{wording.tree}.po"
            yield Problem(
                f'"{message}" is not in the {wording.tree} catalogue: it is shown in English',
                path,
                line,
                suggestion(message, wording.known, otherwise, ALIKE_MESSAGES),
                Severity.WARNING,
            )


def _idle_words(
    said: Sequence[tuple[Scope, nodes.Call, str]], words: Sequence[Wording], own: Path
) -> Iterator[Problem]:
    """Warn of entries of the site's own catalogues that stand for no words of the interface."""
    known = {message for message, *_ in _messages(said)}
    known |= {message for one in words for message in load_wording(one.tree).known}
    for wording in words:
        for message, line in own_messages(own, wording.tree).items():
            if message not in known:
                yield Problem(
                    f'no page says "{message}"',
                    own / LOCALE / f"{wording.tree}.po",
                    line,
                    suggestion(message, known, COPY, ALIKE_MESSAGES),
                    Severity.WARNING,
                )
    trees = [one.tree for one in words]
    for path in idle_catalogues(own, trees):
        hint = (
            f"the interface speaks {', '.join(trees)}; "
            f"another language needs a section [languages.{path.stem}] in sitegen.toml"
        )
        yield Problem("is not used", path, hint=hint, severity=Severity.WARNING)


def unsaid(words: Iterable[Wording], overrides: Path | None) -> Iterator[Problem]:
    """Warn of each further language that says some of the interface in English."""
    whole = load_wording(ARABIC).known
    for one in words:
        missing = len(whole - one.known) if not one.is_source else 0
        if missing:
            path = overrides / LOCALE / f"{one.tree}.po" if overrides else None
            path = path if path and path.is_file() else None
            hint = f"sitegen language {one.tree} lays out what is to be translated"
            message = (
                f"{missing} of {len(whole)} messages of the pages have no words in {one.tree}: "
                "they are shown in English"
            )
            yield Problem(message, path, hint=hint, severity=Severity.WARNING)


def _messages(said: Iterable[tuple[Scope, nodes.Call, str]]) -> Iterator[tuple[str, Path, int]]:
    """Return the messages that are written out in templates, each with its file and line."""
    for scope, call, name in said:
        argument = call.args[MESSAGES[name][0]]
        if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
            yield argument.value, scope.source.path, call.lineno
