"""An engine that decodes on this machine: a model that is loaded when it is first asked.

In: what the model is called, and how to load it. Out: an Engine. Opens no connection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from sitegen.engines.decoding import BATCH, Decoder, with_beam
from sitegen.model import Answer


class LocalEngine:
    """A model behind the Engine protocol; cheap to make.

    `label` is the model with its version; `load` makes it ready for that beam, or raises
    EngineError.
    """

    def __init__(self, name: str, label: str, beam: int, load: Callable[[int], Decoder]) -> None:
        self._name = name
        self._label = label
        self._beam = beam
        self._load = load

    @property
    def name(self) -> str:
        """The engine's name."""
        return self._name

    @property
    def version(self) -> str:
        """The model, its version, and the beam where it is not the usual one."""
        return with_beam(self._label, self._beam)

    @property
    def batch(self) -> int:
        """How many sentences are worth asking for at a time."""
        return BATCH

    def stream(self, batches: Iterable[Sequence[str]]) -> Iterator[list[Answer]]:
        """Answer batch after batch, in order. Raises EngineError."""
        return self._decoder.stream(batches)

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        """Return how likely the model finds each translation of a sentence. Raises EngineError."""
        return self._decoder.score(pairs)

    @cached_property
    def _decoder(self) -> Decoder:
        return self._load(self._beam)
