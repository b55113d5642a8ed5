from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from sitegen.model import Actor, Digest
from sitegen.render.datasets.files import json_lines
from sitegen.render.datasets.joined import event_rows
from tests.unit.event_articles import When, eventful, telling

PUTIN = Actor("putin", "person", "فلاديمير بوتين", "Vladimir Putin")
MEETS = "التقى فلاديمير بوتين زعماء المنطقة في الشهر."


def told() -> Digest:
    month = When("الشهر", date(2022, 1, 1), date(2022, 1, 31), "month", calendar="hijri")
    article = telling(
        "a", ["بدأ الأمر.", MEETS], [month], actors=[PUTIN], english=["", "He met them."]
    )
    return eventful(article, actors=[PUTIN])


def lines(digest: Digest) -> list[dict[str, Any]]:
    return [
        json.loads(line) for line in b"".join(json_lines(event_rows(digest))).decode().splitlines()
    ]


def test_an_event_is_a_line_with_its_tellings() -> None:
    digest = told()
    (event,) = lines(digest)
    text = digest.articles["a"].article.text
    (one,) = event.pop("tellings")
    assert event == {
        "id": digest.events[0].id,
        "first": "2022-01-01",
        "last": "2022-01-31",
        "precision": "month",
        "kind": "explicit",
        "calendar": "hijri",
        "ahead": False,
        "actors": ["putin"],
    }
    assert (one["article"], one["published"], one["sentence"]) == ("a", "2022-01-07", 1)
    assert text[one["start"] : one["end"]] == one["words"] == "الشهر"
    assert (one["ar"], one["en"], one["state"]) == (MEETS, "He met them.", "machine")


def test_an_actor_that_gets_no_page_is_nowhere() -> None:
    digest = told()
    hidden = replace(digest, known={"putin": replace(PUTIN, noindex=True)})
    (event,) = lines(hidden)
    assert event["actors"] == []
