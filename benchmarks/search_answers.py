"""How soon a reader has an answer: the questions of the browser test, in a real Chromium.

Serves the search pages of 500 invented articles and the sample on loopback, opens each question as
a page of its own, and takes the time from the beginning of that to the answer's standing there, as
the browser tells it; and the processor's own time, which other work on the machine does not change
much. Asked again on a processor slowed down to that of a phone.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

import pytest
from selenium import webdriver

from sitegen.render import urls
from tests.browser.conftest import chrome, serving
from tests.browser.search_site import FETCHED, QUESTIONS, make_site, write_search

# How many times slower than this machine: what Chromium's own tools take for a phone of the middle.
PHONE = 4
KILOBYTE = 1000
SECOND = 1000
# Notes when the message beside the results is there, which is the last to come.
NOTED = """
addEventListener("DOMContentLoaded", () => {
  const said = document.querySelector("#search [role=status]");
  const note = () => (window.answered = performance.now());
  new MutationObserver(note).observe(said, { childList: true });
});
"""
WAITED = """
const done = arguments[0];
const look = setInterval(() => {
  if (!window.answered) return;
  clearInterval(look);
  done(window.answered);
}, 10);
"""


def measure_answers() -> None:
    """Print the times of all questions, as the machine is and slowed down."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_search(make_site(folder / "source").root, folder / "site")
        with serving(folder / "site") as address:
            for slowed in (1, PHONE):
                profile = folder / f"profile-{slowed}"
                try:
                    with chrome(profile) as browser:
                        _report(slowed, list(_answers(browser, address, slowed)))
                except pytest.skip.Exception as error:
                    sys.exit(str(error))


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its edition; milliseconds to the answer, those of the processor; fetched."""

    question: str
    took: float
    worked: float
    files: int
    size: int


def _answers(browser: webdriver.Chrome, address: str, slowed: int) -> Iterator[Answer]:
    """Ask every question in both editions."""
    browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": NOTED})
    browser.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": slowed})
    for lang in urls.LANGUAGES:
        for question, _ in QUESTIONS:
            browser.get(f"{address}{lang}/search/?q={quote(question)}")
            took: float = browser.execute_async_script(WAITED)
            fetched = browser.execute_script(FETCHED)
            metrics = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
            [worked] = (one["value"] for one in metrics if one["name"] == "TaskDuration")
            size = sum(size for _, size in fetched)
            yield Answer(f"{lang} {question}", took, worked * SECOND, len(fetched), size)


def _report(slowed: int, answers: list[Answer]) -> None:
    first, *rest = (one.took for one in answers)
    slowest = max(answers[1:], key=attrgetter("took"))
    print(f"processor slowed {slowed} times; {len(answers)} questions, milliseconds to the answer")
    print(f"  the first {first:.0f}, with nothing kept by the browser")
    print(f"  of the others: median {median(rest):.0f}, p95 {quantiles(rest, n=20)[-1]:.0f}")
    print(f"  slowest {slowest.took:.0f}: {slowest.question}")
    worked = [one.worked for one in answers]
    print(f"  of the processor: median {median(worked):.0f}, most {max(worked):.0f}")
    most, largest = max(one.files for one in answers), max(one.size for one in answers)
    print(f"  at most {most} files and {largest / KILOBYTE:.0f} KB of the index for one question")
