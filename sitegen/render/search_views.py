"""What the search page's template sees."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.render.views import Link


@dataclass(frozen=True, slots=True)
class PluralForm:
    """The words for some numbers: `name` says for which ("one", "few", "other")."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page, which its script fills.

    `index` is the way to the folder of the index, `suffix` what stands at the end of links to
    pages ("" or "index.html"). `ways` lead to what can be read without a script: names, the
    archive, stories. `articles` is how many can be found. `more` is how the page's language says
    that there are "{count}" more reports, each form with the name that CLDR has for it.
    """

    index: str
    suffix: str
    ways: tuple[Link, ...]
    articles: int
    more: tuple[PluralForm, ...]
