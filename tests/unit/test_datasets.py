"""The data for programs and spreadsheets, and what is said of them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen.model import Digest
from sitegen.render import urls
from sitegen.render.datasets.fields import fields_of, nested
from sitegen.render.datasets.files import DATASETS, plan_data, schema_bytes
from tests.data_docs import DOCS, written
from tests.unit.digest_factory import article, digest_of, edition, sample, with_story

TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}


def told() -> Digest:
    return with_story(sample(), "alpha", "beta", "gamma")


def files(digest: Digest) -> dict[str, bytes]:
    """All files of the data, whole."""
    plans = plan_data(edition(digest, Path("nowhere"), "ar"))
    made = {plan.file: plan.write() for plan in plans}
    return {
        name: data if isinstance(data, bytes) else b"".join(data) for name, data in made.items()
    }


def table(digest: Digest, name: str) -> list[dict[str, str]]:
    text = files(digest)[urls.data_table(name)].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def faults(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> list[str]:
    """What of a value is not as its schema says: the words of JSON Schema that msgspec uses."""
    if "$ref" in schema:
        return faults(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    if "anyOf" in schema:
        found = [faults(value, one, whole) for one in schema["anyOf"]]
        return [] if [] in found else found[0]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{value!r} not in {schema['enum']}"]
    kind = schema.get("type")
    if kind and (not isinstance(value, TYPES[kind]) or (kind != "boolean" and value is True)):
        return [f"{value!r} is no {kind}"]
    if isinstance(value, list):
        inner = schema.get("items") or {}
        return [fault for one in value for fault in faults(one, inner or {}, whole)]
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        found = [f"{key} is missing" for key in schema["required"] if key not in value]
        found += [f"{key} is not described" for key in value if key not in known]
        return found + [
            fault
            for key in value
            if key in known
            for fault in faults(value[key], known[key], whole)
        ]
    return []


def test_every_line_is_as_its_schema_says() -> None:
    made = files(told())
    for dataset in DATASETS:
        schema = json.loads(made[urls.data_schema(urls.data_lines(dataset.name))])
        for line in made[urls.data_lines(dataset.name)].decode().splitlines():
            assert faults(json.loads(line), schema, schema) == []
    schema = json.loads(made["data/schema/days.json"])
    assert faults({"day": 1, "more": ""}, schema, schema)


def test_every_table_has_the_columns_that_its_schema_names() -> None:
    made = files(told())
    for dataset in DATASETS:
        address = urls.data_table(dataset.name)
        schema = json.loads(made[urls.data_schema(address)])
        (row,) = schema["$defs"].values()
        heading = made[address].decode("utf-8-sig").split("\r\n")[0].split(",")
        assert set(heading) == set(row["properties"])
        assert heading == [field.name for field in fields_of(dataset.table)]


def test_the_documentation_names_every_field_with_its_type_meaning_example_and_version() -> None:
    assert DOCS.read_text("utf-8") == written(), "run: python -m tests.data_docs"
    text = DOCS.read_text("utf-8")
    for dataset in DATASETS:
        for _, row in dataset.files:
            for one in (row, *nested(row)):
                assert all(f"`{field.name}`" in text for field in fields_of(one))


def test_a_field_without_a_description_is_a_mistake() -> None:
    class Bare(DATASETS[0].line.__base__):  # type: ignore[name-defined, misc]
        name: str

    with pytest.raises(LookupError):
        list(fields_of(Bare))


def test_a_table_is_read_by_excel_and_holds_no_formula() -> None:
    made = [
        article("a", date(2022, 1, 1), title=title)
        for title in ('=HYPERLINK("https://evil.example")',)
    ]
    made += [
        replace(one, article=replace(one.article, author=author, slug=f"b{number}"))
        for number, author in enumerate(("+1", "-1", "@sum", " =1", "＝1", 'a, "b"\nc'))
        for one in (article(f"b{number}", None),)
    ]
    data = files(digest_of(made))["data/articles.csv"]
    assert data.startswith(b"\xef\xbb\xbfslug,")
    assert data.endswith(b"\r\n")
    rows = table(digest_of(made), "articles")
    assert rows[0]["title_ar"].startswith("'=HYPERLINK")
    assert [row["author"] for row in rows[1:]] == ["'+1", "'-1", "'@sum", "'=1", "'＝1", 'a, "b" c']


def test_the_tables_say_what_the_lines_say() -> None:
    rows = table(told(), "articles")
    assert [row["slug"] for row in rows] == ["epsilon", "alpha", "beta", "gamma", "delta", "zeta"]
    assert (rows[3]["translation"], rows[3]["machine"], rows[3]["story"]) == (
        "partly",
        "1",
        "alpha",
    )
    assert rows[3]["actors"] == "csto; kz; tokayev"
    assert rows[5]["date"] == ""
    (story,) = table(told(), "stories")
    assert (story["reports"], story["articles"]) == ("3", "alpha; beta; gamma")
    assert {row["id"] for row in table(told(), "actors")} == {"csto", "kz", "tokayev"}
    assert [row["articles"] for row in table(told(), "days")] == ["1", "2", "1", "1"]
    assert table(told(), "events") == []


def test_data_are_the_same_each_time_and_written_in_pieces() -> None:
    assert files(told()) == files(told())
    plan = next(iter(plan_data(edition(told(), Path("nowhere"), "ar"))))
    assert not isinstance(plan.write(), bytes)


def test_a_schema_tells_meaning_and_version() -> None:
    schema = json.loads(schema_bytes(DATASETS[0].line, "data/articles.jsonl"))
    field = schema["$defs"]["ArticleRow"]["properties"]["story"]
    assert field["x-since"] == "0.4.0"
    assert field["description"]
