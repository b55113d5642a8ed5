"""The theme: templates and assets of the packaged folder, the site's own laid over it.

In: two folders that are only read. Out: bytes of pages and a list of assets. A template that is
broken, missing, or asks for what its view does not have is an error with file and line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any

import jinja2
import msgspec

from sitegen.cache import code_digest
from sitegen.errors import Problem, TemplateError
from sitegen.render.catalogues import PLACEHOLDER, own_words
from sitegen.render.options import RenderOptions
from sitegen.render.summaries.items import in_lists, paragraphs
from sitegen.render.trees import PACKAGED
from sitegen.render.urls import ASSETS, MAIL_TEXT
from sitegen.render.views import Page, Tree
from sitegen.render.wording import Wording, load_wording

SUFFIX = ".html"
# Of plain text, where "<" is no tag and "&" stands for itself.
PLAIN_SUFFIX = ".txt"
# Before a template's name: the packaged one, though the site has its own, which may build on it.
DEFAULT = "default"
# Line ends with the spaces of the next line, and elements in which spaces count.
INDENT, LAID_OUT = re.compile(r"\n[ \t\n]+"), re.compile(r"<(?:pre|textarea)\b", re.IGNORECASE)
# What templates can do wrong besides naming what is not there: a sum of a text and a number, ...
MISTAKES = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """The theme, ready to render; `folders` are searched in order.

    `words` are those of each language. `fingerprint` changes with every template, with the
    catalogues, with which assets there are and with sitegen's own code.
    """

    folders: tuple[Path, ...]
    environments: Mapping[Tree, jinja2.Environment]
    words: tuple[Wording, ...]
    fingerprint: bytes

    def render(self, template: str, page: Page, view: object) -> bytes:
        """Render a page. Raises TemplateError."""
        try:
            found = self.environments[page.lang].get_template(template)
            made = found.render(page=page, view=view)
            return (_slim(made) if _is_escaped(template) else made).encode()
        except jinja2.TemplateSyntaxError as error:
            raise self.not_valid(error) from error
        except jinja2.TemplateNotFound as error:
            raise TemplateError(
                f"there is no template {error.name}",
                path=self.folders[0] / str(error.name),
                hint="write it, or correct the name where it is asked for",
            ) from error
        except (jinja2.TemplateError, *MISTAKES) as error:
            path, line = self._place(error.__traceback__)
            raise TemplateError(
                f"fails while rendering {page.path or 'the root page'}: {error}",
                path=path or self.folders[0] / template,
                line=line,
                hint="docs/theming.md lists what templates see",
            ) from error

    def faults(self) -> tuple[Problem, ...]:
        """Read every template of the default theme, or what stands in for it, and name faults."""
        problems: list[Problem] = []
        environment = next(iter(self.environments.values()))
        default = self.folders[-1]
        for path in template_files(default):
            try:
                environment.get_template(path.relative_to(default).as_posix())
            except jinja2.TemplateSyntaxError as error:
                problems += self.not_valid(error).problems
        return tuple(problems)

    def not_valid(self, error: jinja2.TemplateSyntaxError) -> TemplateError:
        """Return the error that says where a template is no valid one."""
        path = Path(error.filename) if error.filename else None
        replaceable = ", or remove the file to use the default one"
        return TemplateError(
            f"is not a valid template: {error.message}",
            path=path,
            line=error.lineno,
            hint=f"correct the tag{replaceable if self._has_default(path) else ''}",
        )

    def key(self, template: str, page: Page, view: object) -> str:
        """Return a digest of all that the page is made from."""
        digest = hashlib.sha256(self.fingerprint)
        digest.update(msgspec.json.encode((template, page, view)))
        return digest.hexdigest()

    def assets(self) -> dict[str, Path]:
        """Return the theme's other files by their address, the site's own before the default."""
        return _assets(self.folders)

    def _has_default(self, path: Path | None) -> bool:
        """Tell whether a template stands in for one of the default theme."""
        first, default = self.folders[0], self.folders[-1]
        if path is None or first == default or not path.is_relative_to(first):
            return False
        return (default / path.relative_to(first)).is_file()

    def _place(self, traceback: TracebackType | None) -> tuple[Path | None, int | None]:
        """Find the innermost template line: Jinja gives its frames the template's file name."""
        path: Path | None = None
        line: int | None = None
        while traceback:
            file = Path(traceback.tb_frame.f_code.co_filename)
            if any(file.is_relative_to(folder) for folder in self.folders):
                path, line = file, traceback.tb_lineno
            traceback = traceback.tb_next
        return path, line


def _slim(html: str) -> str:
    """Leave out the indents of templates, which readers would load and never see.

    A page that may hold text laid out by spaces keeps them all.
    """
    return html if LAID_OUT.search(html) else INDENT.sub("\n", html)


class _Loader(jinja2.FileSystemLoader):
    """Finds templates in the theme's folders; "default/…" is that of the packaged theme."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__([str(folder) for folder in folders])
        self._default = jinja2.FileSystemLoader(str(folders[-1]))

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, file, and whether it is still that."""
        prefix, _, name = template.partition("/")
        if prefix == DEFAULT:
            return self._default.get_source(environment, name)
        return super().get_source(environment, template)


def packaged_theme() -> Path:
    """Return the folder of the default theme: inside a wheel, or at the top of a checkout."""
    package = Path(str(files("sitegen")))
    inside = package / "theme"
    return inside if inside.is_dir() else package.parent / "templates"


def open_theme(options: RenderOptions) -> Theme:
    """Prepare the theme. Raises TemplateError for a template or a catalogue that cannot be read."""
    trees = [one.tree for one in options.trees]
    return theme_of(options.overrides, options.theme, options.version, trees)


def theme_of(
    overrides: Path | None, default: Path, version: str, trees: Iterable[Tree] = PACKAGED
) -> Theme:
    """Prepare a theme from a site's own folder, if it has one, and the packaged one."""
    folders = tuple(folder for folder in (overrides, default) if folder)
    if len({folder.resolve() for folder in folders}) == 1:
        # In a clone of the repository the site's own templates are the default ones.
        folders = (default,)
    words = {tree: load_wording(tree, own_words(overrides, tree)) for tree in trees}
    assets = _assets(folders)
    return Theme(
        folders=folders,
        environments={tree: _environment(folders, words[tree], assets) for tree in words},
        words=tuple(words.values()),
        fingerprint=_fingerprint(folders, words.values(), assets, version),
    )


def syntax() -> jinja2.Environment:
    """Return an environment that reads templates as the theme's are written, and finds none."""
    environment = jinja2.Environment(
        autoescape=_is_escaped,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    # As the functions for messages are installed below: the tag `trans` is read accordingly.
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    return environment


def _environment(
    folders: tuple[Path, ...], wording: Wording, assets: Collection[str]
) -> jinja2.Environment:
    environment = syntax()
    environment.loader = _Loader(folders)
    environment.filters["number"] = wording.number
    environment.filters["paragraphs"] = paragraphs
    environment.filters["in_lists"] = in_lists
    environment.globals["has_asset"] = partial(_has_asset, frozenset(assets))
    # The extension adds this method, which mypy therefore cannot see.
    install = environment.install_gettext_callables  # type: ignore[attr-defined]
    install(
        _literal(wording.gettext),
        _literal(wording.ngettext),
        newstyle=True,
        pgettext=_literal(wording.pgettext),
        npgettext=_literal(wording.npgettext),
    )
    return environment


def template_files(folder: Path) -> list[Path]:
    """Return the templates in a folder of the theme; other plain text is no template."""
    plain = folder / MAIL_TEXT
    return sorted([*folder.rglob(f"*{SUFFIX}"), *([plain] if plain.is_file() else ())])


def _is_escaped(template: str | None) -> bool:
    """Tell whether a template is of HTML, which its values are written into as such."""
    return not (template or "").endswith(PLAIN_SUFFIX)


def _literal(translate: Callable[..., str]) -> Callable[..., str]:
    """Keep a % as it is in messages with nothing to fill in: templates fill in all of them."""

    def translated(*asked: Any) -> str:
        words = translate(*asked)
        fills = any(isinstance(one, str) and PLACEHOLDER.search(one) for one in asked)
        return words if fills else words.replace("%", "%%")

    return translated


def _has_asset(assets: frozenset[str], name: str) -> bool:
    """Tell whether the site will have this file among its assets."""
    return ASSETS + name in assets


def _assets(folders: tuple[Path, ...]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        base = folder / ASSETS
        for path in sorted(base.rglob("*")) if base.is_dir() else ():
            inside = path.relative_to(base)
            hidden = any(part.startswith(".") for part in inside.parts)
            if path.is_file() and not hidden and path.suffix != SUFFIX:
                found[ASSETS + inside.as_posix()] = path
    return dict(sorted(found.items()))


def _fingerprint(
    folders: tuple[Path, ...], words: Iterable[Wording], assets: Iterable[str], version: str
) -> bytes:
    digest = hashlib.sha256(f"{version}\0{code_digest()}\0{jinja2.__version__}".encode())
    for wording in words:
        digest.update(hashlib.sha256(wording.fingerprint).digest())
    # Templates can ask which assets there are.
    digest.update("\0".join(assets).encode())
    for number, folder in enumerate(folders):
        for path in template_files(folder):
            name = f"{number}/{path.relative_to(folder).as_posix()}"
            digest.update(hashlib.sha256(name.encode() + b"\0" + _source(path)).digest())
    return digest.digest()


def _source(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        data.decode("utf-8")
    except OSError as error:
        raise TemplateError(
            f"cannot be read: {error.strerror}", path=path, hint="check the file's permissions"
        ) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TemplateError(
            "is not UTF-8", path=path, line=line, hint="save it as plain UTF-8 text"
        ) from error
    return data
