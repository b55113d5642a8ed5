"""How well quotes, their verbs and their speakers are found: other text, labelled by hand.

Reads the labels in tests/quality/quotes_*.tsv and their text, anercorp_train.conll in the folder
SITEGEN_EVAL_DATA. Names are those marked in that file (tagged), those that the whole analysis finds
(found; its tagger was trained on this text, so that is flattering), or none.
Usage: python -m benchmarks.quotes [--part dev|test] [--names tagged|found|none] [--list]
"""

from __future__ import annotations

import argparse
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.analyse.naming.tagged import tag_article
from sitegen.analyse.quoting.find import find_quotes
from sitegen.arabic.letters import fold_text
from sitegen.arabic.sentences import split_sentences
from sitegen.model import ActorType, Article, Block, Mention, Quote, Sentence, local_id

DATA = "SITEGEN_EVAL_DATA"
TEXT_FILE = "anercorp_train.conll"
LABELS = Path(__file__).parents[1] / "tests" / "quality"
PARTS = ("dev", "test")
_DIGEST_LENGTH = 16
_TYPES: Mapping[str, ActorType] = {"PERS": "person", "ORG": "organisation", "LOC": "place"}
# What may stand at the ends of quoted words without making them other words.
_EDGES = ' \n.,،؛:…!؟?"«»“”'

Span = tuple[int, int]
# A text's quotes, and for a speaker's id every span that names them.
Answer = tuple[Sequence[Quote], Mapping[str, Sequence[Span]]]


@dataclass(frozen=True)
class Label:
    """A quote as a person sees it; of several verbs or speakers each is right."""

    span: Span
    verbs: tuple[Span, ...]
    speakers: tuple[Span, ...]


@dataclass(frozen=True)
class Labelled:
    """An article, the names marked in it (span, type), and its quotes."""

    text: str
    names: tuple[tuple[Span, ActorType], ...]
    quotes: tuple[Label, ...]


@dataclass
class Result:
    """Counts of quotes; `said_by_*` and `verb_right` are among the `right` ones."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    with_speaker: int = 0
    said_by_right: int = 0
    said_by_wrong: int = 0
    verb_right: int = 0

    def add(self, other: Result) -> None:
        """Add another text's counts to these."""
        for count in fields(self):
            setattr(self, count.name, getattr(self, count.name) + getattr(other, count.name))

    @property
    def said_by_named(self) -> int:
        """Count the right quotes for which a speaker is named."""
        return self.said_by_right + self.said_by_wrong

    def share(self, part: str, whole: str) -> float:
        """Return one count as a share of another, 0 to 1; of nothing, 0."""
        below: int = getattr(self, whole)
        above: int = getattr(self, part)
        return above / below if below else 0.0


def read_part(folder: Path, part: str) -> list[Labelled]:
    """Read the labelled articles of a part with their text; ValueError where it is another text."""
    sentences = list(_sentences(folder / TEXT_FILE))
    rows = [
        line.split("\t")
        for line in (LABELS / f"quotes_{part}.tsv").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    starts = [at for at, row in enumerate(rows) if row[0] == "article"]
    articles: list[Labelled] = []
    for at, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        _, first, last, digest = rows[at]
        text, names = _joined(sentences[int(first) : int(last) + 1])
        if sha256(text.encode()).hexdigest()[:_DIGEST_LENGTH] != digest:
            raise ValueError(f"{TEXT_FILE}: sentences {first} to {last} are not those labelled")
        quotes = [
            Label(_spans(row[1])[0], _spans(row[2]), _spans(row[3])) for row in rows[at + 1 : end]
        ]
        articles.append(Labelled(text, names, tuple(quotes)))
    return articles


def _spans(cell: str) -> tuple[Span, ...]:
    pairs = [span.split("-") for span in cell.split(" ") if cell != "-"]
    return tuple((int(start), int(end)) for start, end in pairs)


def _sentences(path: Path) -> Iterator[list[list[str]]]:
    """Yield the sentences, each a list of word and tag."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    for group in text.split("\n\n"):
        words = [line.split("\t") for line in group.split("\n") if line.strip()]
        if words:
            yield words


def _joined(
    sentences: Sequence[Sequence[Sequence[str]]],
) -> tuple[str, tuple[tuple[Span, ActorType], ...]]:
    """Join words by a blank and sentences by a line end; tell where the marked names stand."""
    text = "\n".join(" ".join(word for word, _ in sentence) for sentence in sentences)
    names: list[tuple[Span, ActorType]] = []
    at = 0
    for word, tag in (pair for sentence in sentences for pair in sentence):
        begins, _, kind = tag.partition("-")
        goes_on = begins == "I" and names and names[-1][0][1] == at - 1
        if goes_on:
            names[-1] = ((names[-1][0][0], at + len(word)), names[-1][1])
        elif kind in _TYPES:
            names.append(((at, at + len(word)), _TYPES[kind]))
        at += len(word) + 1
    return text, tuple(names)


def tagged(article: Labelled) -> Answer:
    """Find the quotes with the names marked in the file; a part of a name is who has it before."""
    mentions: list[Mention] = []
    words_of: list[frozenset[str]] = []
    named: dict[str, list[Span]] = {}
    for (start, end), kind in article.names:
        words = frozenset(map(fold_text, article.text[start:end].split()))
        at = next((n for n, others in enumerate(words_of) if words <= others), len(words_of))
        if at == len(words_of):
            words_of.append(words)
        actor = local_id(at)
        named.setdefault(actor, []).append((start, end))
        mentions.append(Mention(start, end, article.text[start:end], kind, "name", actor))
    return find_quotes(article.text, _split(article.text), mentions), named


def without_names(article: Labelled) -> Answer:
    """Find the quotes of a text in which nobody is known."""
    return find_quotes(article.text, _split(article.text), ()), {}


def found_names() -> Callable[[Labelled], Answer]:
    """Return a finder of quotes with the names that the analysis finds by itself."""
    gazetteer = build_gazetteer(known_actors(()))

    def find(article: Labelled) -> Answer:
        page = Article("labelled", Path("labelled.md"), "", article.text, _blocks(article.text))
        analysis = analyse(page, gazetteer, AnalyseOptions(), tag_article(page))
        named: dict[str, list[Span]] = {}
        for mention in analysis.mentions:
            if mention.actor:
                named.setdefault(mention.actor, []).append((mention.start, mention.end))
        return analysis.quotes, named

    return find


def _blocks(text: str) -> tuple[Block, ...]:
    starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    return tuple(Block(start, (text + "\n").index("\n", start)) for start in starts)


def _split(text: str) -> tuple[Sentence, ...]:
    return split_sentences(text, _blocks(text))


def compare(article: Labelled, answer: Answer) -> Result:
    """Count what is right in one article: quotes by their words, speakers, verbs by their span."""
    quotes, named = answer
    found = {_trimmed(article.text, (quote.start, quote.end)): quote for quote in quotes}
    result = Result(labelled=len(article.quotes), found=len(quotes))
    result.with_speaker = sum(bool(label.speakers) for label in article.quotes)
    for label in article.quotes:
        quote = found.get(_trimmed(article.text, label.span))
        if quote is None:
            continue
        result.right += 1
        verbs = {article.text[start:end] for start, end in label.verbs}
        result.verb_right += quote.verb in verbs if verbs else quote.verb is None
        if quote.speaker is not None:
            is_right = is_said_by(article.text, quote.speaker, named, label)
            result.said_by_right += is_right
            result.said_by_wrong += not is_right
    return result


def is_said_by(text: str, speaker: str, named: Mapping[str, Sequence[Span]], label: Label) -> bool:
    """Tell whether an id's mentions, or the speaker's words, are those that the label gives.

    Words may leave out an end of what the label has, or have its title before the name.
    """
    if speaker in named:
        return any(
            start < last and first < end
            for start, end in named[speaker]
            for first, last in label.speakers
        )
    said = f"{fold_text(speaker)} "
    wanted = [f"{fold_text(text[start:end])} " for start, end in label.speakers]
    return any(
        said.startswith(one) or one.startswith(said) or said.endswith(f" {one}") for one in wanted
    )


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def measure(articles: Sequence[Labelled], find: Callable[[Labelled], Answer]) -> Result:
    """Find the quotes of every article and count them together."""
    result = Result()
    for article in articles:
        result.add(compare(article, find(article)))
    return result


def show(result: Result) -> None:
    """Print the counts and shares."""
    rows = (
        ("quotes found that are right", "right", "found"),
        ("quotes labelled that are found", "right", "labelled"),
        ("speakers named that are right", "said_by_right", "said_by_named"),
        ("speakers labelled that are named rightly", "said_by_right", "with_speaker"),
        ("verbs right, of quotes found rightly", "verb_right", "right"),
    )
    for words, part, whole in rows:
        print(
            f"{words:42} {getattr(result, part):3}/{getattr(result, whole):3}"
            f" = {result.share(part, whole):.3f}"
        )


def list_wrong(article: Labelled, answer: Answer) -> None:
    """Print every quote that is missed, found in vain, or given to somebody else."""
    text = article.text
    found = {_trimmed(text, (quote.start, quote.end)): quote for quote in answer[0]}
    labels = {_trimmed(text, label.span): label for label in article.quotes}
    for span in sorted({*found, *labels}):
        quote, label = found.get(span), labels.get(span)
        if quote and label and not quote.speaker and not label.speakers:
            continue
        if quote and label and quote.speaker and is_said_by(text, quote.speaker, answer[1], label):
            continue
        state = "missed" if quote is None else "in vain" if label is None else "speaker"
        by = [text[start:end] for start, end in label.speakers] if label else []
        who = quote.speaker if quote else None
        names = [text[start:end] for start, end in answer[1].get(who or "", ())[:1]]
        print(
            f"{state}: {text[span[0] : span[1]]!r}\n  verb {quote and quote.verb}, "
            f"speaker {names or who}, labelled {by}"
        )


FINDERS: Mapping[str, Callable[[], Callable[[Labelled], Answer]]] = {
    "tagged": lambda: tagged,
    "found": found_names,
    "none": lambda: without_names,
}


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--names", choices=FINDERS, default="tagged")
    parser.add_argument("--list", action="store_true", help="what is wrong in the dev part")
    arguments = parser.parse_args()
    folder = os.environ.get(DATA)
    if not folder:
        sys.exit(f"set {DATA} to the folder that holds {TEXT_FILE}")
    articles = read_part(Path(folder), arguments.part)
    find = FINDERS[arguments.names]()
    show(measure(articles, find))
    if arguments.list and arguments.part == "dev":
        for article in articles:
            list_wrong(article, find(article))


if __name__ == "__main__":
    main()
