"""What we use of CTranslate2, with types: a loaded model, and answers under way.

In: a model's folder. Out: a translator over all cores, and a way to wait for what it answers that
Ctrl-C can end. Whatever Python makes of the errors of C++ is listed here.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar, cast

# How often an answer under way is looked for, in seconds: Ctrl-C is heard in between.
LOOK_EVERY = 0.01
# glibc's M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD: one pool for all threads; what is
# below 32 MB (the most that it allows) is taken from it; none of it is given back.
MALLOC_SETTINGS = ((-8, 1), (-3, 1 << 25), (-1, (1 << 31) - 1))
# What CTranslate2 and SentencePiece raise where a model's files are not what they should be: the
# errors of C++ become whatever Python has for them. Damage may show only when the model is asked.
MODEL_ERRORS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


class Tokenizer(Protocol):
    """Turns texts into a model's tokens, and the tokens of an answer into text."""

    def encode(self, sentence: str) -> list[str]:
        """Return the tokens of a sentence to translate."""
        ...

    def encode_target(self, sentence: str) -> list[str]:
        """Return the tokens of a translation."""
        ...

    def decode(self, tokens: list[str]) -> str:
        """Return the text that these tokens spell."""
        ...


class Result(Protocol):
    """One answer of the decoder: hypotheses, best first, each with its score."""

    hypotheses: list[list[str]]
    scores: list[float]


class Scored(Protocol):
    """The log-probability of each token of a translation that was given, its end mark counted."""

    log_probs: list[float]


T = TypeVar("T", covariant=True)


class Pending(Protocol[T]):
    """An answer under way."""

    def done(self) -> bool:
        """Tell whether it has come."""
        ...

    def result(self) -> T:
        """Return it, or raise what went wrong; waits for it."""
        ...


class Translator(Protocol):
    """What we use of ctranslate2.Translator; both are asked with asynchronous=True."""

    def translate_batch(
        self, source: list[list[str]], target_prefix: list[list[str]] | None, **options: object
    ) -> Sequence[Pending[Result]]:
        """Begin to translate."""
        ...

    def score_batch(
        self, source: list[list[str]], target: list[list[str]], **options: object
    ) -> Sequence[Pending[Scored]]:
        """Begin to score translations that are given."""
        ...


def load_translator(folder: Path) -> Translator:
    """Load the CTranslate2 model of a folder. Raises one of MODEL_ERRORS."""
    # Heavy, and not needed where every sentence has its English already.
    import ctranslate2

    _keep_freed_memory()
    translator = ctranslate2.Translator(str(folder), inter_threads=cores(), intra_threads=1)
    return cast(Translator, translator)


def _keep_freed_memory() -> None:
    """Let the C library use freed memory again instead of giving it back at once.

    A decoder frees and takes the same megabytes at every step, and with glibc's own settings the
    system has to hand them out anew each time. Elsewhere nothing happens. See mallopt(3).
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        for setting, value in MALLOC_SETTINGS:
            mallopt(setting, value)


def awaited(pending: Pending[T]) -> T:
    """Wait for an answer in a way that an interruption can end."""
    while not pending.done():
        time.sleep(LOOK_EVERY)
    return pending.result()


def cores() -> int:
    """Count the cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
