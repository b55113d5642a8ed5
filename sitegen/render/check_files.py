"""Checks of card images, and of what a page that is sent by e-mail may not have.

In: a file of a built site, or what was read of a mail. Out: problems with file and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen.cardimages.texts import HEIGHT, PNG_HEAD, WIDTH, png_size
from sitegen.errors import Problem
from sitegen.render.page_facts import PageFacts

REBUILD = "build again; if it stays, look in content/ and in templates of your own"
# Gmail shows no more of a message than this, and says nothing of what follows.
MOST_OF_A_MAIL = 102 * 1024


def check_mail(path: Path, mail: PageFacts) -> Iterator[Problem]:
    """Check what a page needs that is sent by e-mail: little, nothing fetched, whole addresses."""
    size = path.stat().st_size
    if size > MOST_OF_A_MAIL:
        yield Problem(
            f"takes {size // 1024} KB; Gmail cuts off what is beyond {MOST_OF_A_MAIL // 1024} KB",
            path,
            hint="make templates/mail.html of your own shorter, or remove it",
        )
    for reference in mail.references:
        if reference.purpose == "resource":
            found = f"loads {reference.url}, which mail programs do not"
            yield Problem(found, path, reference.line, REBUILD)
        elif "://" not in reference.url:
            found = f"{reference.url} leads nowhere in an e-mail"
            yield Problem(found, path, reference.line, REBUILD)


def check_card(path: Path) -> Iterator[Problem]:
    """Check that a card is an image of the size that pages say it has."""
    with path.open("rb") as file:
        size = png_size(file.read(PNG_HEAD))
    if size is None:
        yield Problem("is not a PNG", path, hint=REBUILD)
    elif size != (WIDTH, HEIGHT):
        found, wanted = (f"{width} × {height} pixels" for width, height in (size, (WIDTH, HEIGHT)))
        yield Problem(f"is {found}, and not {wanted}", path, hint=REBUILD)
