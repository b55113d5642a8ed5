"""What the templates of a day as an e-mail see: few words, each with its language and its link.

Plain frozen values as in views.py. All links are absolute; every text is one line.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.render.views import Link, Text


@dataclass(frozen=True, slots=True)
class MailSentence:
    """A sentence that sums the day up, or words of the editor's; `href` leads to its place.

    `whose` says whose English it is, empty for Arabic and for what a person reviewed; of the
    editor's words it says that they are. `source` is the outlet or agency that reported it, None
    where nobody is known.
    """

    text: Text
    href: str
    whose: str
    source: Text | None


@dataclass(frozen=True, slots=True)
class MailArticle:
    """An article, or a story by its lead: title, who published it, the line of lists.

    `whose` is of the title, as in MailSentence; the line says so itself. `reports` counts those of
    its story, 0 where it is in none; `story` leads to it, `story_title` is the editor's of it.
    """

    href: str
    title: Text
    whose: str
    outlet: str
    line: Text | None
    reports: int
    story: str
    story_title: Text | None


@dataclass(frozen=True, slots=True)
class MailView:
    """A day of the digest as an e-mail.

    `summary` is empty for a day of little news; `chosen` says who chose its sentences. `more`
    counts articles and stories that the mail has no room for. `day` leads to the day's page, `home`
    to the front page, `twins` to this mail in the other languages.
    """

    heading: str
    articles: int
    summary: tuple[MailSentence, ...]
    chosen: str
    lines: tuple[MailArticle, ...]
    more: int
    day: str
    home: str
    twins: tuple[Link, ...]
