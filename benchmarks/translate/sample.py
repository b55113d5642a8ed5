"""The running text of the sample's articles, word by word: what the benchmark's texts are made of.

Out: words with their punctuation, in order. Taken from the copy frozen for the tests, which a
user's own articles do not change.
"""

from __future__ import annotations

from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "tests" / "sample" / "content" / "articles"


def sample_words() -> list[str]:
    """Return the words of all articles' bodies, in order."""
    return [
        word
        for path in sorted(SAMPLE.glob("*.md"))
        for word in path.read_text("utf-8").split("---", 2)[2].split()
    ]
