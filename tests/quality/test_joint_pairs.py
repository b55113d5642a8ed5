"""How well a fact that two reports tell in other words is found, and one with another toll.

The pairs are invented and judged before the rules were made. Rules were fitted to the dev part; of
the other only the figures were looked at. What is wrongly found is lost to a summary, so precision
counts more. Floors lie a pair or two below what was reached and only rise.
"""

from __future__ import annotations

import pytest

from benchmarks.joint_pairs import AGAIN, TOLL, measure

# By part and kind: precision and recall.
FLOORS = {
    ("dev", AGAIN): (0.92, 0.84),
    ("dev", TOLL): (0.81, 0.80),
    ("test", AGAIN): (0.94, 0.62),
    ("test", TOLL): (0.83, 0.90),
}


@pytest.mark.parametrize("part", ["dev", "test"])
def test_what_two_reports_tell_is_found(part: str) -> None:
    for kind, result in measure(part).items():
        precision, recall = FLOORS[part, kind]
        assert result.precision >= precision, (kind, result.wrong)
        assert result.recall >= recall, (kind, result.wrong)
