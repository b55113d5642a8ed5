"""What sitegen.toml may say: its sections with their keys, types, bounds and defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from sitegen.model.summaries import DEFAULT_SENTENCES, SummaryLength

# More sentences than this is no summary any more; a page of more articles takes seconds to load.
MAX_SUMMARY_SENTENCES = 20
MAX_PAGE_SIZE = 500
# Longer, by words, is no summary either.
MAX_SUMMARY_WORDS = 1000
# More articles than any site has.
MAX_CARDS = 1_000_000
# How many hypotheses the decoder keeps: more cost time and memory and rarely translate better.
BEAMS = {"fast": 1, "balanced": 2, "best": 4}
# Weekdays from Monday 0: those on which the countries that read Arabic begin a week.
WEEK_STARTS = {"monday": 0, "saturday": 5, "sunday": 6}
# Where the Argos project lists its packages; asked by `sitegen models install` alone.
PACKAGE_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"


@dataclass(frozen=True, slots=True)
class SiteSection:
    """What the site is called and where it will stand."""

    title_ar: str = "الموجز"
    title_en: str = "The Digest"
    description_ar: str = ""
    description_en: str = ""
    url: str = ""
    timezone: str = "UTC"
    directory_urls: bool = True
    page_size: Annotated[int, msgspec.Meta(ge=1, le=MAX_PAGE_SIZE)] = 20
    feed_id: str = ""


@dataclass(frozen=True, slots=True)
class PathsSection:
    """Folders, relative to the folder that holds sitegen.toml."""

    seeds: str = "seeds"
    content: str = "content"
    templates: str = "templates"
    output: str = "site"
    state: str = ".sitegen"


@dataclass(frozen=True, slots=True)
class TranslationSection:
    """Which machine drafts the English, how hard it tries, where it is; and who is named.

    `model` is the folder for "ctranslate2", `url` the server for "libretranslate"; `key_variable`
    names the environment variable that holds the server's key. `reviewer` is how the site names
    who reviewed the English: as written, by initials, or not at all.
    """

    engine: Literal["argos", "ctranslate2", "libretranslate", "none"] = "argos"
    mode: Literal["fast", "balanced", "best"] = "best"
    packages: str = ".sitegen/packages"
    index: str = PACKAGE_INDEX
    model: str = ""
    url: str = ""
    key_variable: str = "LIBRETRANSLATE_API_KEY"
    reviewer: Literal["name", "initials", "hidden"] = "name"

    def idle(self) -> Iterator[tuple[str, str, str]]:
        """Yield each key that does nothing with this engine, with what to say and to do.

        Who switches the machine off for a while may keep what it needs.
        """
        for key, user in (("model", "ctranslate2"), ("url", "libretranslate")):
            if getattr(self, key) and self.engine not in (user, "none"):
                hint = f'write engine = "{user}" beside it, or delete the line'
                if key == "url":
                    hint += "; the address of the site itself stands under [site]"
                yield key, f'translation.{key} is not used: the engine is "{self.engine}"', hint


@dataclass(frozen=True, slots=True)
class SummarySection:
    """How long the extractive summary of an article is: by one of these, which the file states.

    `words` and `share` (of the article's words) are 0 where they do not count.
    """

    sentences: Annotated[int, msgspec.Meta(ge=1, le=MAX_SUMMARY_SENTENCES)] = DEFAULT_SENTENCES
    words: Annotated[int, msgspec.Meta(ge=0, le=MAX_SUMMARY_WORDS)] = 0
    share: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0

    @property
    def length(self) -> SummaryLength:
        """The one length that all of this says."""
        if self.share:
            return SummaryLength("share", self.share)
        if self.words:
            return SummaryLength("words", self.words)
        return SummaryLength("sentences", self.sentences)


@dataclass(frozen=True, slots=True)
class ActorsSection:
    """Which people, organisations and places get a page that the program found by itself.

    Those that are surely names, all, or none but the editor's own.
    """

    found: Literal["sure", "all", "none"] = "sure"


@dataclass(frozen=True, slots=True)
class CardsSection:
    """The images that others show beside a link to the site, where its address is known.

    `font` is the file of a font to set them in, empty for the one that comes with sitegen. Each of
    the `newest` articles has one in both languages; pages of others show the site's.
    """

    make: bool = True
    font: str = ""
    newest: Annotated[int, msgspec.Meta(ge=1, le=MAX_CARDS)] = 500


@dataclass(frozen=True, slots=True)
class DatesSection:
    """How the words that say when are read: on which weekday "last week" begins."""

    week_start: Literal["monday", "saturday", "sunday"] = "monday"


@dataclass(frozen=True, slots=True)
class LanguageSection:
    """A further language of the interface, and what the site is called and says in it.

    `reads` is the language that its readers follow the articles in.
    """

    title: str = ""
    description: str = ""
    reads: Literal["ar", "en"] = "en"


# The section of further languages; each has one inside it, by its code: [languages.fr].
LANGUAGES = "languages"
SECTIONS: dict[str, type] = {
    "site": SiteSection,
    "paths": PathsSection,
    "translation": TranslationSection,
    "summary": SummarySection,
    "actors": ActorsSection,
    "cards": CardsSection,
    "dates": DatesSection,
}
