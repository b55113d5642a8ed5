"""How long card images take to draw, and how large they are.

Titles are runs of words of the sample's articles and of their English, of 3 to 24 words, the same
each time. Prints milliseconds of one core for a card, and bytes.
Usage: python -m benchmarks.cards [--cards N]
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

import polib

from sitegen.cardimages.maker import open_maker
from sitegen.cardimages.texts import CardTexts, Words

ROOT = Path(__file__).parents[1]
CARDS = 1000
SEED = 1
# Words of a title.
FEWEST, MOST = 3, 24


def texts(number: int) -> list[CardTexts]:
    """Return the words of so many cards, in both languages by turns."""
    chance = random.Random(SEED)
    arabic = [
        word
        for path in sorted((ROOT / "seeds").glob("*.txt"))
        for word in path.read_text("utf-8").split()
    ]
    english = [
        word
        for path in sorted((ROOT / "content" / "translations" / "en").glob("*.po"))
        for entry in polib.pofile(str(path))
        for word in entry.msgstr.split()
    ]
    made = []
    for place in range(number):
        length = chance.randint(FEWEST, MOST)
        rtl = place % 2 == 0
        titles = [
            Words(" ".join(words[start : start + length]), words is arabic)
            for words in (arabic, english)
            for start in [chance.randrange(len(words) - length)]
        ]
        title, other = titles if rtl else titles[::-1]
        small = ("موجز كازاخستان", "سبوتنيك", "7 يناير 2022", "الإنجليزية: ترجمة آلية")
        if not rtl:
            small = ("Kazakhstan Digest", "Sputnik", "7 January 2022", "Machine translation")
        site, outlet, day, note = small
        made.append(CardTexts(rtl, site, title, other, outlet, day, note))
    return made


def main() -> None:
    """Draw cards and print what they cost."""
    parser = argparse.ArgumentParser(description="How long card images take, and their size.")
    parser.add_argument("--cards", type=int, default=CARDS, metavar="N")
    number = parser.parse_args().cards
    maker, problems = open_maker(None)
    if maker is None:
        sys.exit(problems[-1].message)
    cards = texts(number)
    began = time.process_time()
    sizes = sorted(len(maker.make(card)) for card in cards)
    spent = (time.process_time() - began) / number
    began = time.process_time()
    for card in cards:
        maker.recipe(card)
    asked = (time.process_time() - began) / number
    sys.stdout.write(
        f"{number} cards: {spent * 1000:.1f} ms each; to see that one is unchanged: "
        f"{asked * 1000:.2f} ms\n"
        f"bytes: median {sizes[number // 2]}, largest {sizes[-1]}, "
        f"all together {sum(sizes) / 1e6:.1f} MB\n"
    )


if __name__ == "__main__":
    main()
