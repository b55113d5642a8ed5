"""How the state of an article's English is summed up for readers."""

from __future__ import annotations

from sitegen.render.provenance import article_share
from sitegen.render.trees import ENGLISH
from sitegen.render.wording import load_wording
from tests.unit.digest_factory import article


def test_an_article_whose_title_alone_has_english_says_so() -> None:
    composed = article("a", None, states=("untranslated",) * 3, title_en="Only this")
    share = article_share(composed.translation, load_wording(ENGLISH), "name")
    assert share.label == "Only the title is translated"
    assert (share.reviewers, share.day) == ((), None)
    whole = article("a", None, title_en="Title")
    assert "Only" not in article_share(whole.translation, load_wording(ENGLISH), "name").label
