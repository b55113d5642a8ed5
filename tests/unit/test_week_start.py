from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.compose.digest import ComposeOptions, compose
from sitegen.config import parse_config
from sitegen.errors import ConfigError
from sitegen.model import Article, ArticleTranslation, Block, Translation
from sitegen.sections import WEEK_STARTS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "sitegen.toml"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("monday", "2022-01-03", "2022-01-09"),
        ("sunday", "2022-01-02", "2022-01-08"),
        ("saturday", "2022-01-01", "2022-01-07"),
    ],
)
def test_last_week_begins_where_the_configuration_says(
    file: Path, name: str, first: str, last: str
) -> None:
    config = parse_config(f'[dates]\nweek_start = "{name}"\n', file)
    text = "وقع الهجوم الأسبوع الماضي."
    article = Article("a", Path("a.md"), "", text, (Block(0, len(text)),), date=date(2022, 1, 10))
    analysis = analyse(article, build_gazetteer(()), AnalyseOptions())
    english = ArticleTranslation(None, (Translation(text, "", "untranslated"),))
    week_start = WEEK_STARTS[config.dates.week_start]
    options = ComposeOptions(week_start=week_start)
    digest = compose([article], {"a": analysis}, {"a": english}, [], [], options=options)
    [found] = digest.articles["a"].dates
    assert (str(found.first), str(found.last)) == (first, last)


def test_another_day_is_refused_with_the_days_that_can_be_written(file: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        parse_config('[dates]\nweek_start = "friday"\n', file)
    [problem] = raised.value.problems
    assert (problem.message, problem.line) == ("dates.week_start is not known: friday", 2)
    assert "monday, saturday, sunday" in problem.hint
