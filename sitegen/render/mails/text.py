"""The mail of a day in plain text, for programs that send it beside the HTML.

In: the mail's view. Out: lines of UTF-8, a blank line between articles. No line is broken: mail
programs do that, each for its own width.
"""

from __future__ import annotations

from sitegen.render.frame import without_controls
from sitegen.render.mail_views import MailArticle, MailSentence, MailView
from sitegen.render.wording import Wording


def mail_text(view: MailView, site_title: str, wording: Wording) -> bytes:
    """Return the mail as plain text."""
    gettext = wording.gettext
    heading = f"{site_title}: {view.heading}"
    blocks = [[heading, view.day]]
    if view.summary:
        blocks.append([gettext("The day in brief")])
        blocks += [_sentence(one) for one in view.summary]
        blocks.append([view.chosen])
    blocks.append([gettext("All articles of the day")])
    blocks += [_article(one, wording) for one in view.lines]
    if view.more:
        blocks.append([more_words(view, wording), view.day])
    blocks.append([gettext("Machine translation is marked wherever it appears."), view.home])
    blocks.append([f"{one.text}: {one.href.removesuffix('.html')}.txt" for one in view.twins])
    text = "\n\n".join("\n".join(" ".join(line.split()) for line in block) for block in blocks)
    return (without_controls(text) + "\n").encode()


def more_words(view: MailView, wording: Wording) -> str:
    """Say how many articles the mail has no room for."""
    said = wording.ngettext("and %(count)s more article", "and %(count)s more articles", view.more)
    return said % {"count": wording.number(view.more)}


def _sentence(one: MailSentence) -> list[str]:
    whose = f" ({one.whose})" if one.whose else ""
    source = [one.source.text] if one.source else []
    return [f"{one.text.text}{whose}", *source, one.href]


def _article(one: MailArticle, wording: Wording) -> list[str]:
    whose = f" ({one.whose})" if one.whose else ""
    lines = [f"{one.title.text}{whose}"]
    lines += [one.outlet] if one.outlet else []
    lines += [one.line.text] if one.line else []
    lines.append(one.href)
    if one.reports > 1:
        said = wording.ngettext("%(count)s report", "%(count)s reports", one.reports)
        lines.append(f"{said % {'count': wording.number(one.reports)}}: {one.story}")
    return lines
