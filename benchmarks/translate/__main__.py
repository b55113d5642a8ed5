"""How many sentences a second sitegen translates, beside Argos Translate, on the same model.

Usage: python -m benchmarks.translate [--articles N] [--beam 1|2|4] [--modes]. Everything happens
in a folder that is thrown away; no connection is opened.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.translate.contestants import ARGOS, SITEGEN, Task
from benchmarks.translate.corpus import make_articles
from benchmarks.translate.measure import Contestant, Summary, build_model, measure

# Some 600 sentences: half a minute of work for sitegen on two free cores.
ARTICLES = 40
# Each contestant runs this often; the middle one is shown.
REPEATS = 3
# Argos Translate stops after so many seconds: its rate does not depend on how much there is.
SECONDS = 25.0
BEAMS = (1, 2, 4)
MODES = {1: "fast", 2: "balanced", 4: "best"}
MEGABYTE = 1 << 20
PACKAGES = ("sitegen", "argos-translate-lt", "ctranslate2", "sentencepiece")


def main() -> None:
    """Measure and print a table."""
    chosen = _arguments()
    articles = make_articles(chosen.articles)
    sentences = [sentence for article in articles for sentence in article.sentences]
    words = sum(len(sentence.split()) for sentence in sentences)
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES))
    print(
        f"Python {platform.python_version()}, {platform.system()}, {_cores()} cores, "
        f"of which {os.getloadavg()[0]:.1f} were busy before"
    )
    print(
        f"{len(articles)} articles, {len(sentences)} sentences ({len(set(sentences))} different), "
        f"{words / len(sentences):.0f} words each"
    )
    with tempfile.TemporaryDirectory(prefix="sitegen-bench-") as name:
        packages = Path(name) / "packages"
        packages.mkdir()
        build_model(packages)
        make = _modes if chosen.modes else _contestants
        contestants = make(str(packages), chosen.articles, chosen.beam)
        _print_table(measure(contestants, chosen.repeats, Path(name), _tell))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.translate", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N")
    parser.add_argument("--beam", type=int, choices=BEAMS, default=max(BEAMS))
    parser.add_argument("--repeats", type=int, default=REPEATS, metavar="N")
    parser.add_argument(
        "--modes", action="store_true", help="sitegen's modes side by side, without Argos Translate"
    )
    return parser.parse_args()


def _contestants(packages: str, articles: int, beam: int) -> list[Contestant]:
    """List sitegen, Argos Translate as it comes, and tuned for many short texts."""
    argos = Task(ARGOS, packages, articles, beam, seconds=SECONDS)
    return [
        Contestant("Argos Translate as it comes", argos),
        Contestant("ARGOS_INTRA_THREADS=1", argos, {"ARGOS_INTRA_THREADS": "1"}),
        Contestant("sitegen", Task(SITEGEN, packages, articles, beam)),
    ]


def _modes(packages: str, articles: int, _: int) -> list[Contestant]:
    """List sitegen's modes, the slowest first."""
    return [
        Contestant(f"{MODES[beam]} (beam {beam})", Task(SITEGEN, packages, articles, beam))
        for beam in reversed(BEAMS)
    ]


def _print_table(summaries: Sequence[Summary]) -> None:
    """Print each one's rate, what it costs, and how many times as fast as the others it is."""
    times = "".join(f"{f'x {number}':>7}" for number in range(1, len(summaries) + 1))
    print(f"{'':<32}{'sentences/s':>12}{'lowest-highest':>16}{'CPU ms each':>13}", end="")
    print(f"{'peak MB':>9}{'length':>8}{times}")
    for number, one in enumerate(summaries, start=1):
        span = f"{min(one.rates):.2f}-{max(one.rates):.2f}"
        times = "".join(f"{one.rate / other.rate:>7.1f}" for other in summaries)
        print(f"{f'{number}. {one.label}':<32}{one.rate:>12.2f}{span:>16}", end="")
        print(f"{one.processor * 1000:>13.0f}{one.memory / MEGABYTE:>9.0f}", end="")
        print(f"{one.length:>8.2f}{times}")


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _cores() -> int:
    """Count the cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


if __name__ == "__main__":
    main()
