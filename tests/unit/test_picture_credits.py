"""Who took a picture is parted from the paragraph it was pasted to, and stays to be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.ingest.articles import load_article
from sitegen.ingest.picture_credits import credits_apart
from sitegen.ingest.raw import article_from_raw
from sitegen.ingest.seeds import IngestOptions, ingest_seeds

PROSE = "انتشل رجال الإنقاذ أربعة ناجين من تحت الأنقاض في المدينة."
MORE = "وقالت البلدية إن البحث مستمر حتى الصباح."
CREDIT = "تصوير: أحمد علي"


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        (f"{PROSE} {CREDIT}", [PROSE, CREDIT]),
        (f"{PROSE} {MORE} {CREDIT}.", [f"{PROSE} {MORE}", f"{CREDIT}."]),
        (f"عدسة: رويترز. {PROSE}", ["عدسة: رويترز.", PROSE]),
        (f"{CREDIT}. {PROSE} عدسة: رويترز", [f"{CREDIT}.", PROSE, "عدسة: رويترز"]),
        (f"{PROSE} {CREDIT}. {MORE}", [f"{PROSE} {CREDIT}. {MORE}"]),
        (f"{PROSE} المصور: قُتل وهو يحمل الكاميرا.", [f"{PROSE} المصور: قُتل وهو يحمل الكاميرا."]),
        # A film's credits tell of the film.
        (f"إخراج: سامي حداد. {CREDIT}.", [f"إخراج: سامي حداد. {CREDIT}."]),
        (CREDIT, [CREDIT]),
    ],
)
def test_a_credit_at_the_edge_of_a_paragraph_stands_apart(paragraph: str, parts: list[str]) -> None:
    found, sources = credits_apart([paragraph], [])
    assert [part.strip() for part in found] == parts
    assert "".join(found) == paragraph, "nothing is lost"
    assert sources == ()


def test_markdown_is_parted_where_it_stays_what_it_was() -> None:
    bold = f"**انتشل** رجال الإنقاذ أربعة ناجين. {CREDIT}"
    plain = f"انتشل رجال الإنقاذ أربعة ناجين. {CREDIT}"
    assert credits_apart([plain], [bold]) == (
        ("انتشل رجال الإنقاذ أربعة ناجين. ", CREDIT),
        ("**انتشل** رجال الإنقاذ أربعة ناجين.", CREDIT),
    )
    across = f"انتشل رجال الإنقاذ **أربعة ناجين. {CREDIT}**"
    assert credits_apart([plain], [across]) == ((plain,), (across,))


def test_what_is_taken_out_of_a_paragraph_is_on_the_articles_record(tmp_path: Path) -> None:
    seeds, articles = tmp_path / "seeds", tmp_path / "articles"
    seeds.mkdir()
    (seeds / "a.txt").write_text(f"{PROSE} {CREDIT}\n\n{MORE}\n", "utf-8")
    ingest_seeds(IngestOptions(tmp_path, seeds, articles), ())
    article = load_article(articles / "a.md", tmp_path)
    assert article.text == f"{PROSE}\n{MORE}"
    assert [(one.reason, one.text) for one in article.removed] == [("photo-credit", CREDIT)]


def test_inspection_takes_a_credit_out_of_a_paragraph_too() -> None:
    article = article_from_raw(f"{PROSE} {CREDIT}\n{MORE}\n".encode(), "a.txt")
    assert CREDIT not in article.text
    assert [one.text for one in article.removed] == [CREDIT]
