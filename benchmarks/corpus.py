"""A site of other people's articles to try things on: pages, joins, stories, speed.

Reads anercorp_train.conll and easc_dev.jsonl in the folder SITEGEN_EVAL_DATA. Makes a new site in
FOLDER, the same each time; its dates and outlets are made up, its titles are read from the text.
With --retold some articles are told by several outlets; which they are, stories_expected.json says.
Refuses a folder that is in use.
Usage: python -m benchmarks.corpus FOLDER [--articles N] [--days N] [--retold N] [--seed N]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.retelling import Report, Reports, backgrounds, retell, tellings, with_boilerplate
from sitegen.arabic.words import content_words
from sitegen.errors import SitegenError
from sitegen.files import write_atomic
from sitegen.ingest.datelines import without_dateline
from sitegen.ingest.front_matter import FrontMatter, write_front_matter
from sitegen.ingest.headlines import propose_title
from sitegen.ingest.markdown import write_paragraphs
from sitegen.starting import start_site

NEWS_FILE, SUMMARIES_FILE = "anercorp_train.conll", "easc_dev.jsonl"
ARTICLES = 200
SEED = 1
# Most of the news in the corpus is of this year.
FIRST_DAY = date(2006, 1, 1)
DAYS = 365
# An article of the corpus ends where the next so many sentences share no word with the last, ...
LOOK_AHEAD, LOOK_BACK = 2, 8
# ... but not before it has so many sentences; at the first chance after so many; after so many
# even in the middle of a thought.
FEWEST, MANY, MOST = 6, 18, 36
# A shorter stretch is what is left over between two articles.
TOO_SHORT = 3
# Words of a title where the text gives none.
SHORT_TITLE = 8
# As newspapers do.
SENTENCES_IN_PARAGRAPH = 2
# As many articles are background to others, and so many paragraphs of it there are per retold one.
RESERVED, PARAGRAPHS = 8, 0.5
EXPECTED_FILE = "stories_expected.json"
# Invented, so that nothing is said of a real one.
OUTLETS = {"alef": "جريدة ألف", "baa": "جريدة باء", "jeem": "موقع جيم", "daal": "وكالة دال"}

_CLOSING = re.compile(r" +([،؛؟:!,;?.)\]»”%])")
_OPENING = re.compile(r"([(\[«“]) +")
# Straight marks stand between blanks on both sides: each first one opens, each second one closes.
_QUOTED = re.compile(r'" ([^"]*) "')
# And, then, also, but, who: what goes on, and no first sentence of an article.
_GOES_ON = re.compile(
    r"[وف]|(?:ثم|كما|لكن\w*|بل|[اأ]ما|[إا]لا|الذي|التي|حيث|مما|بعد|جاء|هذا|[اأ]ي) |[^\w\"«“(]"
)
_ENDED = re.compile(r"[.؟!?…][\"”»')\]]*$")


@dataclass(frozen=True, slots=True)
class Story:
    """One article: the name of its file without the ending, and its sentences in order."""

    slug: str
    sentences: tuple[str, ...]


def read_news(path: Path) -> list[str]:
    """Return the sentences of a file of one word and its tag per line, as one would print them.

    One that stood before is left out: the corpus repeats whole articles.
    """
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    sentences = (
        natural(line.rsplit("\t", 1)[0] for line in block.split("\n") if line) for block in blocks
    )
    return list(dict.fromkeys(sentence for sentence in sentences if sentence))


def natural(words: Iterable[str]) -> str:
    """Join words and marks as they are printed: no blank before a full stop."""
    text = " ".join(word.strip() for word in words)
    return _OPENING.sub(r"\1", _CLOSING.sub(r"\1", _QUOTED.sub(r'"\1"', text)))


def cut_news(sentences: Sequence[str]) -> Iterator[Story]:
    """Cut running news into articles: at datelines, and where the talk turns to something else.

    The corpus does not say where its articles begin; now and then one holds a piece of the next.
    """
    begin = 0
    for end in range(1, len(sentences) + 1):
        if end < len(sentences) and not _begins(sentences, begin, end):
            continue
        if end - begin >= TOO_SHORT:
            # Named by its place in the corpus: the same however many are made.
            yield Story(f"news-{begin:04}", tuple(sentences[begin:end]))
        begin = end


def _begins(sentences: Sequence[str], begin: int, at: int) -> bool:
    """Tell whether an article begins at a sentence where the one before has begun at `begin`."""
    sentence, size = sentences[at], at - begin
    if _GOES_ON.match(sentence):
        return size >= MOST
    if size >= MANY or without_dateline(sentence) != sentence:
        return True
    if size < FEWEST:
        return False
    before = content_words(" ".join(sentences[max(begin, at - LOOK_BACK) : at]))
    return not set(before) & set(content_words(" ".join(sentences[at : at + LOOK_AHEAD])))


def read_summaries(path: Path) -> Iterator[Story]:
    """Yield the articles of a file of one JSON object per line, with its sentences."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            sentences = (" ".join(str(one).split()) for one in json.loads(line)["sentences"])
            yield Story(f"topic-{number:03}", tuple(one for one in sentences if one))


def chosen(news: Sequence[Story], topics: Sequence[Story], count: int) -> list[Story]:
    """Return so many articles, both kinds in equal steps; all of them where there are not as many.

    The order is that of the files: what is told together stays together in time.
    """
    places = [
        (place / len(kind), story) for kind in (news, topics) for place, story in enumerate(kind)
    ]
    stories = [story for _, story in sorted(places, key=lambda one: (one[0], one[1].slug))]
    count = min(count, len(stories))
    return [stories[number * len(stories) // count] for number in range(count)]


def paragraphs(sentences: Sequence[str]) -> list[str]:
    """Put sentences into paragraphs; one that does not end in a full stop ends its paragraph."""
    made: list[list[str]] = [[]]
    for sentence in sentences:
        if len(made[-1]) >= SENTENCES_IN_PARAGRAPH:
            made.append([])
        made[-1].append(sentence)
        if not _ENDED.search(sentence):
            made.append([])
    return [" ".join(one) for one in made if one]


def parted(stories: Sequence[Story], count: int) -> list[Story]:
    """Return so many articles: where there are not enough, the longest are cut in two.

    The second halves stand behind all the others, so that they are not near the first in time.
    """
    whole, behind = list(stories), list[Story]()
    while len(whole) + len(behind) < count:
        place = max(range(len(whole)), key=lambda at: (len(whole[at].sentences), -at))
        longest = whole[place]
        middle = len(longest.sentences) // 2
        if middle < TOO_SHORT:
            break
        whole[place] = replace(longest, sentences=longest.sentences[:middle])
        behind.append(Story(f"{longest.slug}-{len(behind):03}", longest.sentences[middle:]))
    return [*whole, *sorted(behind, key=lambda story: story.slug)]


def told_once(stories: Sequence[Story], days: int) -> Reports:
    """Give each article a day and an outlet, in turn."""
    names = list(OUTLETS)
    return Reports(
        tuple(
            Report(
                story.slug,
                story.sentences,
                number * days // len(stories),
                names[number % len(names)],
            )
            for number, story in enumerate(stories)
        )
    )


def told_again(
    news: Sequence[Story], topics: Sequence[Story], count: int, days: int, retold: int, seed: int
) -> Reports:
    """Return so many articles, of which so many are told by several outlets."""
    reserved, others = topics[:RESERVED], topics[RESERVED:]
    pool = chosen(news, others, len(news) + len(others))
    again = tellings(retold, seed)
    once = max(retold, count - sum(again))
    articles = parted(pool, once) if once > len(pool) else chosen(news, others, once)
    told = retell(told_once(articles, days).reports, again, list(OUTLETS), seed)
    paragraphs_of_background = backgrounds([story.sentences for story in reserved])
    return with_boilerplate(told, paragraphs_of_background[: int(PARAGRAPHS * retold)], seed)


def write_site(folder: Path, told: Reports) -> None:
    """Make a site of these articles. Raises OutputError."""
    start_site(folder)
    content = folder / "content"
    for example in (*content.glob("articles/*.md"), *content.glob("translations/en/*.po")):
        example.unlink()
    write_atomic(content / "actors.toml", b"")
    outlets = "".join(
        f'[[outlet]]\nid = "{name}"\nname_ar = "{arabic}"\nname_en = "{name.title()}"\n\n'
        for name, arabic in OUTLETS.items()
    )
    write_atomic(content / "outlets.toml", outlets.encode())
    for report in told.reports:
        body = paragraphs(report.sentences)
        title = propose_title(" ".join(report.sentences))
        front = FrontMatter(
            title=title.value if title else " ".join(body[0].split()[:SHORT_TITLE]),
            date=FIRST_DAY + timedelta(days=report.day),
            outlet=report.outlet,
        )
        text = f"{write_front_matter(front)}\n{write_paragraphs(body)}"
        write_atomic(content / "articles" / f"{report.slug}.md", text.encode())
    if told.stories:
        expected = json.dumps(told.stories, indent=1)
        write_atomic(folder / EXPECTED_FILE, f"{expected}\n".encode())


def read_all(data: Path) -> tuple[list[Story], list[Story]]:
    """Return the news and the encyclopaedic articles of a folder of data."""
    return list(cut_news(read_news(data / NEWS_FILE))), list(read_summaries(data / SUMMARIES_FILE))


def main() -> None:
    """Read the arguments, make the site, say what to do with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that is new or empty")
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    parser.add_argument("--days", type=int, default=DAYS, metavar="N", help="over so many days")
    parser.add_argument("--retold", type=int, default=0, metavar="N", help="told more than once")
    parser.add_argument("--seed", type=int, default=SEED, metavar="N", help="of what is by chance")
    arguments = parser.parse_args()
    data = os.environ.get("SITEGEN_EVAL_DATA")
    if not data:
        sys.exit(f"set SITEGEN_EVAL_DATA to the folder that holds {NEWS_FILE}, {SUMMARIES_FILE}")
    count, days, retold = arguments.articles, arguments.days, arguments.retold
    if count < 1 or days < 1 or retold < 0:
        sys.exit("--articles and --days: at least 1; --retold: at least 0")
    news, topics = read_all(Path(data))
    if retold:
        told = told_again(news, topics, count, days, retold, arguments.seed)
    else:
        told = told_once(chosen(news, topics, count), days)
    try:
        write_site(arguments.folder, told)
    except SitegenError as error:
        sys.exit(f"{arguments.folder}: {error}")
    print(f"made a site of {len(told.reports)} articles in {arguments.folder}")
    if told.stories:
        print(f"  which are one story: {arguments.folder / EXPECTED_FILE}")
    print(f"  .venv/bin/sitegen --site {arguments.folder} build")


if __name__ == "__main__":
    main()
