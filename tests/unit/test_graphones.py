from __future__ import annotations

import pytest

from sitegen.errors import SitegenError
from sitegen.romanising.graphones import (
    END,
    START,
    PackedLevel,
    Span,
    pack_graphones,
    packaged_model,
    read_graphones,
    step,
)

UNITS = (("", "<"), ("", ">"), ("ب", "b"), ("ب", "p"))
# After the start: b nearly always, p seldom; alone both alike.
LEVELS = (
    PackedLevel([0, 1, 2, 3], [0.0, 0.4, 0.3, 0.3], [0.1, 1.0, 1.0, 1.0], [2, 0, 0, 0]),
    PackedLevel([2, 3], [0.8, 0.1], (), ()),
)


def span_after(history: tuple[int, ...]) -> Span | None:
    model = read_graphones(pack_graphones(UNITS, LEVELS))
    span: Span | None = model.root()
    for unit in history:
        span = model.longer(span, unit) if span else None
    return span


def test_what_is_packed_is_read_to_within_a_step() -> None:
    model = read_graphones(pack_graphones(UNITS, LEVELS))
    span = span_after((START,))
    assert span is not None
    assert span.weight == pytest.approx(0.1, rel=0.04)
    assert dict(model.own(span, range(2, 4))) == pytest.approx({2: 0.8, 3: 0.1}, rel=0.04)
    assert dict(model.own(model.root(), range(END, END + 1))) == pytest.approx({1: 0.4}, rel=0.04)


@pytest.mark.parametrize("history", [(2,), (START, 2), (END,), (START, END)])
def test_a_history_that_nothing_follows_has_no_span(history: tuple[int, ...]) -> None:
    assert span_after(history) is None


def test_the_same_model_gives_the_same_bytes() -> None:
    assert pack_graphones(UNITS, LEVELS) == pack_graphones(UNITS, LEVELS)


def test_steps_cover_every_probability() -> None:
    assert step(1.0) == 0
    assert step(0.0) == step(1e-300) == 255
    assert step(0.5) > step(0.6)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"sitegen graphones 2\n{}\n",
        b"sitegen graphones 1\n{}\nx",
        b'sitegen graphones 1\n{"units":[],"sizes":[]}\nnot packed',
        b"sitegen graphones 1\n[\nx",
    ],
)
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(SitegenError, match="model of names"):
        read_graphones(data)


def test_a_damaged_file_is_refused() -> None:
    whole = pack_graphones(UNITS, LEVELS)
    with pytest.raises(SitegenError, match="model of names"):
        read_graphones(whole[:-4])


def test_the_packaged_model_has_the_units_of_one_letter_side_by_side() -> None:
    arabic = [unit[0] for unit in packaged_model().units]
    assert arabic == sorted(arabic)
    assert {"ا", "و", "ي", "ش", "تش"} <= {*arabic}
