"""Runs contestants in turn, each time in a fresh process, and takes the middle of what they did.

In: contestants with their tasks and settings. Out: a summary of each. Processes see no settings of
the user's, and no folders but one that is thrown away.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import median

from benchmarks.translate.contestants import Outcome, Task

ROOT = Path(__file__).parents[2]
# Settings that change how fast any contestant is, or where it looks for its files.
SETTINGS = ("ARGOS", "XDG_", "SNAP", "OMP_", "CT2_", "MKL_", "SITEGEN_")
FOLDERS = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@dataclass(frozen=True, slots=True)
class Contestant:
    """Who takes part: what the table calls it, its task, and settings for its environment."""

    label: str
    task: Task
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """A contestant's runs: sentences per second of each, bytes at the highest peak.

    `processor` is the time of all cores together for one sentence, in seconds; `length` the number
    of English characters for each Arabic one.
    """

    label: str
    rates: tuple[float, ...]
    processor: float
    memory: int
    length: float

    @property
    def rate(self) -> float:
        """The middle one of the rates."""
        return median(self.rates)


def measure(
    contestants: Sequence[Contestant],
    repeats: int,
    private: Path,
    tell: Callable[[str], None],
) -> list[Summary]:
    """Let each contestant run once, then each a second time, and so on: a busy hour hits all.

    `tell` is told of each run. `private` is the folder that they may use.
    """
    outcomes: dict[str, list[Outcome]] = {one.label: [] for one in contestants}
    done = 0
    for _ in range(repeats):
        for one in contestants:
            # Each run goes on where the last one of its kind ended.
            first = sum(outcome.articles for outcome in outcomes[one.label])
            outcome = _run(replace(one.task, first=first), one.settings, private)
            outcomes[one.label].append(outcome)
            done += 1
            tell(
                f"{done} of {repeats * len(contestants)}: {one.label}: {outcome.sentences} "
                f"sentences in {outcome.seconds:.0f} s"
            )
    return [_summary(label, runs) for label, runs in outcomes.items()]


def build_model(packages: Path) -> None:
    """Write the model's package, in a process of its own: its memory must not count as ours.

    A new process starts with the peak of the one that made it.
    """
    command = [sys.executable, "-m", "benchmarks.translate.model", str(packages)]
    subprocess.run(command, cwd=ROOT, check=True)


def _run(task: Task, settings: Mapping[str, str], private: Path) -> Outcome:
    """Let a contestant do a task; ends the benchmark where it fails."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)
    }
    environment |= dict.fromkeys(FOLDERS, str(private)) | dict(settings)
    environment["ARGOS_PACKAGES_DIR"] = task.packages
    environment["ARGOS_BEAM_SIZE"] = str(task.beam)
    command = [sys.executable, "-m", "benchmarks.translate.contestants", json.dumps(asdict(task))]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    if ended.returncode:
        sys.exit(f"{task.contestant} failed")
    return Outcome(**json.loads(ended.stdout))


def _summary(label: str, runs: Sequence[Outcome]) -> Summary:
    return Summary(
        label=label,
        rates=tuple(run.sentences / run.seconds for run in runs),
        processor=median(run.processor / run.sentences for run in runs),
        memory=max(run.memory for run in runs),
        length=median(run.length for run in runs),
    )
