"""How soon a reader has an answer: the questions of the browser test, in a real Chromium.

Serves the search pages of 500 invented articles and the sample on loopback, opens each question as
a page of its own, and takes the time from the beginning of that to the answer's standing there, as
the browser tells it. Asked again on a processor slowed down to that of a phone.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
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


def _answers(
    browser: webdriver.Chrome, address: str, slowed: int
) -> Iterator[tuple[str, float, int, int]]:
    """Ask every question in both editions; yield it, its time, files and bytes fetched."""
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": NOTED})
    browser.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": slowed})
    for lang in urls.LANGUAGES:
        for question, _ in QUESTIONS:
            browser.get(f"{address}{lang}/search/?q={quote(question)}")
            took: float = browser.execute_async_script(WAITED)
            fetched = browser.execute_script(FETCHED)
            yield f"{lang} {question}", took, len(fetched), sum(size for _, size in fetched)


def _report(slowed: int, answers: list[tuple[str, float, int, int]]) -> None:
    first, *rest = (took for _, took, _, _ in answers)
    slowest = max(answers[1:], key=lambda one: one[1])
    print(f"processor slowed {slowed} times; {len(answers)} questions, milliseconds to the answer")
    print(f"  the first {first:.0f}, with nothing kept by the browser")
    print(f"  of the others: median {median(rest):.0f}, p95 {quantiles(rest, n=20)[-1]:.0f}")
    print(f"  slowest {slowest[1]:.0f}: {slowest[0]}")
    most, largest = max(one[2] for one in answers), max(one[3] for one in answers)
    print(f"  at most {most} files and {largest / KILOBYTE:.0f} KB of the index for one question")
