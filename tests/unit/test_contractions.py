"""The letters that cannot be parted from a name: the ل of للمنظمة belongs to what is linked."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.model import Actor, Article, Block, Mention, MentionOverride, Overrides

ACTORS = (
    Actor("csto", "organisation", "منظمة معاهدة الأمن الجماعي", "CSTO"),
    Actor("un", "organisation", "الأمم المتحدة", "United Nations"),
    Actor("nato", "organisation", "حلف شمال الأطلسي", "NATO", short=("ناتو",)),
    Actor("sisi", "person", "عبد الفتاح السيسي", "Abdel Fattah el-Sisi", short=("السيسي",)),
    Actor("lavrov", "person", "سيرغي لافروف", "Sergei Lavrov", short=("لافروف",)),
)
GAZETTEER = build_gazetteer(known_actors(ACTORS))
CSTO = "أعلنت منظمة معاهدة الأمن الجماعي ذلك. "
SISI = "التقى عبد الفتاح السيسي وفدا. "


def article(text: str, title: str = "", overrides: Overrides | None = None) -> Article:
    blocks = (Block(0, len(text)),)
    path = Path("content/articles/a.md")
    return Article("a", path, title, text, blocks=blocks, overrides=overrides or Overrides())


def last(text: str) -> Mention:
    return analyse(article(text), GAZETTEER, AnalyseOptions()).mentions[-1]


@pytest.mark.parametrize(
    ("text", "linked", "span"),
    [
        (CSTO + "وقال الأمين العام للمنظمة ذلك", "للمنظمة", "لمنظمة"),
        (CSTO + "وقال ذلك للأمين العام وللمنظمة", "للمنظمة", "لمنظمة"),
        (CSTO + "وقال الأمين العام لِلمنظمة ذلك", "لِلمنظمة", "لمنظمة"),
        (CSTO + "وقال الأمين العام في المنظمة ذلك", "المنظمة", "المنظمة"),
        (CSTO + "وتحدث الأمين العام بالمنظمة", "المنظمة", "المنظمة"),
        ("وقال الأمين العام للأمم المتحدة ذلك", "للأمم المتحدة", "لأمم المتحدة"),
        ("وقال الأمين العام لمنظمة معاهدة الأمن الجماعي", *["منظمة معاهدة الأمن الجماعي"] * 2),
        ("وقال الأمين العام للناتو ذلك", "للناتو", "ناتو"),
        (SISI + "وقال ذلك للسيسي", "للسيسي", "لسيسي"),
        ("التقى سيرغي لافروف وفدا. وقال ذلك للافروف", "لافروف", "لافروف"),
        ("ووصل الوفد للبنان أمس", "لبنان", "لبنان"),
        ("ووصل الوفد لروسيا أمس", "روسيا", "روسيا"),
        ("في روسيا قال ذلك للروس أمس", "للروس", "لروس"),
        ("في ليبيا قال ذلك لليبيين أمس", "ليبيين", "ليبيين"),
    ],
)
def test_a_link_covers_what_cannot_be_parted(text: str, linked: str, span: str) -> None:
    mention = last(text)
    assert mention.text == text[mention.start : mention.end] == span
    assert text[mention.start - mention.before : mention.end] == linked


def test_titles_have_them_too() -> None:
    title = "رسالة للأمم المتحدة"
    [mention] = analyse(article("نص", title), GAZETTEER, AnalyseOptions()).title_mentions
    assert title[mention.start - mention.before : mention.end] == "للأمم المتحدة"


def test_words_that_the_editor_decides_about_have_them_too() -> None:
    text = "وقال الأمين العام للجمعية ذلك"
    overrides = Overrides(mentions=(MentionOverride("لجمعية", "un"),))
    [mention] = analyse(article(text, overrides=overrides), GAZETTEER, AnalyseOptions()).mentions
    assert mention.by_editor
    assert text[mention.start - mention.before : mention.end] == "للجمعية"
