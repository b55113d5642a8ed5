"""The program's summaries as a user gets them: files in, `sitegen inspect --share --json` out.

In go articles and how their sentences are laid out in a file; out come summaries as sentences. The
program cuts the text into sentences itself, and cleans it. Raises RuntimeError where it fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.summaries.measure import SHARE, Measured, measure_texts
from training.summaries.articles import Article, laid_out, recut

# What stands between two sentences of the data in the file.
LAYOUTS = {
    "one paragraph": " ",
    "a line each": "\n",
    "a paragraph each": "\n\n",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the command makes of an article: its sentences, and the indices of the summary's."""

    sentences: tuple[str, ...]
    summary: tuple[int, ...]

    @property
    def summary_sentences(self) -> tuple[str, ...]:
        """The words of the summary's sentences."""
        return tuple(self.sentences[place] for place in self.summary)


def inspect(articles: Sequence[Article], between: str, share: float = SHARE) -> tuple[Seen, ...]:
    """Run the command on articles, a file each, in a folder that is no site."""
    with tempfile.TemporaryDirectory(prefix="sitegen-summaries-") as folder:
        names = [f"{place:04}.txt" for place in range(len(articles))]
        for name, article in zip(names, articles, strict=True):
            Path(folder, name).write_bytes(laid_out(article, between))
        command = (sys.executable, "-m", "sitegen", "inspect", "--json", "--share", str(share))
        ran = subprocess.run((*command, *names), cwd=folder, capture_output=True, check=False)
    if ran.returncode:
        raise RuntimeError(f"sitegen inspect: {ran.stderr.decode(errors='replace')}")
    # Not splitlines: the text may hold other line ends, which JSON leaves as they are.
    return tuple(map(_seen, ran.stdout.strip().split(b"\n")))


def measure_seen(articles: Sequence[Article], seen: Sequence[Seen]) -> Measured:
    """Measure the command's summaries against what people took of the data's articles."""
    return measure_texts(articles, [one.summary_sentences for one in seen])


def recut_as_seen(articles: Sequence[Article], seen: Sequence[Seen]) -> tuple[Article, ...]:
    """Return the articles cut into sentences as the command cuts them."""
    return tuple(recut(article, one.sentences) for article, one in zip(articles, seen, strict=True))


def _seen(line: bytes) -> Seen:
    found = json.loads(line)
    sentences = tuple(sentence["text"] for sentence in found["sentences"])
    return Seen(sentences, tuple(found["summary"]))
