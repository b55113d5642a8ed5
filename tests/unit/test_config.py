from pathlib import Path

import pytest

from sitegen.config import Config, find_site, load_config, parse_config
from sitegen.errors import ConfigError, Severity
from sitegen.model import SummaryLength
from tests.conftest import Site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def config_of(site: Path, source: str) -> Config:
    (site / "sitegen.toml").write_text(source, encoding="utf-8")
    return load_config(site)


def problems_of(site: Path, source: str) -> list[tuple[str, int | None, str]]:
    with pytest.raises(ConfigError) as caught:
        config_of(site, source)
    return [(problem.message, problem.line, problem.hint) for problem in caught.value.problems]


def test_an_empty_file_gives_the_defaults(site: Path) -> None:
    config = config_of(site, "")
    assert config.output == site / "site"
    assert config.memory == site / "content" / "translations" / "en"
    assert config.site.directory_urls
    assert config.translation.engine == "argos"


def test_stated_values_are_taken(site: Path) -> None:
    config = config_of(
        site,
        '[site]\ntitle_en = "News"\nurl = "https://example.org/x"\npage_size = 5\n'
        '[translation]\nengine = "none"\n[summary]\nsentences = 2\n',
    )
    assert (config.site.title_en, config.site.page_size) == ("News", 5)
    assert (config.translation.engine, config.summary.sentences) == ("none", 2)


@pytest.mark.parametrize(
    ("key", "unit", "amount"),
    [("sentences = 5", "sentences", 5), ("words = 60", "words", 60), ("share = 0.2", "share", 0.2)],
)
def test_a_summary_has_the_one_length_that_is_stated(
    site: Path, key: str, unit: str, amount: float
) -> None:
    assert config_of(site, f"[summary]\n{key}\n").summary.length == SummaryLength(unit, amount)  # type: ignore[arg-type]


def test_without_a_stated_length_a_summary_has_three_sentences(site: Path) -> None:
    assert config_of(site, "").summary.length == SummaryLength("sentences", 3)


def test_two_lengths_of_a_summary_are_refused(site: Path) -> None:
    found = problems_of(site, "[summary]\nshare = 0.2\nwords = 60\n")
    assert found == [
        (
            "summary.words and summary.share say two lengths of a summary",
            2,
            "keep one of words, share and delete the others",
        )
    ]


@pytest.mark.parametrize("key", ["sentences = 0", "words = 1001", "words = -1", "share = 1.1"])
def test_a_length_that_is_none_is_refused(site: Path, key: str) -> None:
    [(message, line, hint)] = problems_of(site, f"[summary]\n{key}\n")
    assert message.startswith("summary.")
    assert (line, " to " in hint) == (2, True)


def test_all_mistakes_are_reported_at_once_with_their_lines(site: Path) -> None:
    found = problems_of(
        site,
        '[site]\ntitel_en = "x"\npage_size = "many"\ntimezone = "Mars/Olympus"\n'
        "[summry]\nsentences = 3\n[translation]\nengine = 'deepl'\nmode = 'slow'\nbeam = 4\n"
        "[paths]\nseeds = 'nowhere'\n",
    )
    messages = " | ".join(message for message, _, _ in found)
    lines = {line for _, line, _ in found}
    hints = " | ".join(hint for _, _, hint in found)
    assert len(found) == 8
    assert lines == {2, 3, 4, 5, 8, 9, 10, 12}
    for part in ("titel_en", "page_size", "Mars/Olympus", "summry", "engine", "beam", "nowhere"):
        assert part in messages
    assert "did you mean title_en?" in hints
    assert "did you mean summary?" in hints
    assert "write one of argos, ctranslate2, libretranslate, none" in hints
    assert "write a whole number from 1 to 500" in hints
    assert "write one of fast, balanced, best" in hints
    assert 'write mode = "fast", "balanced" or "best"' in hints
    assert "site.page_size should be a whole number, is text" in messages
    assert "translation.engine is not known: deepl" in messages


def test_a_key_outside_any_section_is_named(site: Path) -> None:
    [(message, line, _)] = problems_of(site, 'title = "x"\n')
    assert message == "unknown key title"
    assert line is None or line == 1


def test_a_value_where_a_section_belongs_is_refused(site: Path) -> None:
    [(message, _, _)] = problems_of(site, 'site = "x"\n')
    assert "[site] must be a section" in message


def test_broken_toml_names_the_line(site: Path) -> None:
    [(message, line, _)] = problems_of(site, "[site]\ntitle_en = news\n")
    assert "TOML" in message
    assert line == 2


def test_bytes_that_are_no_text_are_refused(site: Path) -> None:
    (site / "sitegen.toml").write_bytes(b"\xff\xfe\x00[")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(site)


def test_a_missing_file_says_where_to_run(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path)
    assert "--site" in caught.value.problems[0].hint


def test_a_missing_content_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"paths\.content"):
        config_of(tmp_path, "")


@pytest.mark.parametrize("output", [".", "content", "content/out", "..", "seeds", ".sitegen"])
def test_the_output_may_not_swallow_the_editors_work(site: Path, output: str) -> None:
    (site / "seeds").mkdir()
    [(message, line, _)] = problems_of(site, f'[paths]\noutput = "{output}"\n')
    assert "paths.output" in message
    assert line == 2


def test_each_engine_names_what_it_needs(site: Path) -> None:
    [(message, line, hint)] = problems_of(site, '[translation]\nengine = "ctranslate2"\n')
    assert ("translation.model is missing" in message, line) == (True, 2)
    assert "models/" in hint
    [(message, line, hint)] = problems_of(site, '[translation]\nengine = "libretranslate"\n')
    assert ("translation.url is missing" in message, line) == (True, 2)
    assert "http://127.0.0.1:5000" in hint


def test_what_the_engine_does_not_use_is_a_warning(site: Path) -> None:
    def warnings(engine: str) -> list[tuple[str, int | None]]:
        lines = f'[translation]\nengine = "{engine}"\nmodel = "m"\nurl = "http://127.0.0.1:5000"\n'
        found = parse_config(lines, site / "sitegen.toml").warnings
        assert {problem.severity for problem in found} <= {Severity.WARNING}
        return [(problem.message, problem.line) for problem in found]

    model = ('translation.model is not used: the engine is "{}"', 3)
    url = ('translation.url is not used: the engine is "{}"', 4)
    assert warnings("argos") == [(one.format("argos"), line) for one, line in (model, url)]
    assert warnings("ctranslate2") == [(url[0].format("ctranslate2"), 4)]
    assert warnings("libretranslate") == [(model[0].format("libretranslate"), 3)]
    assert warnings("none") == []


def test_build_check_and_doctor_tell_of_an_address_that_stands_in_the_wrong_place(
    sample: Site,
) -> None:
    config = sample.root / "sitegen.toml"
    mistaken = '[translation]\nurl = "https://news.example.org/"'
    config.write_text(config.read_text("utf-8").replace("[translation]", mistaken), "utf-8")
    for command in ("build", "check", "doctor"):
        said = sample.run(command)
        assert "translation.url is not used" in said, command
        assert "the address of the site itself stands under [site]" in said


def test_a_model_on_a_disk_that_is_not_there_stops_nothing_else(site: Path) -> None:
    config = config_of(site, '[translation]\nengine = "ctranslate2"\nmodel = "/no/such/disk"\n')
    assert config.model == Path("/no/such/disk")
    assert config_of(site, "").model is None


@pytest.mark.parametrize(
    "url",
    [
        "translate.example.org",
        "localhost:5000",
        "https://",
        "https://example.org/?api_key=s3cret",
        "https://s3cret@example.org",
        "http://example.org:port",
        "http://[::1",
        "http://exa mple.org",
    ],
)
def test_a_servers_address_is_plain_and_not_repeated(site: Path, url: str) -> None:
    source = f'[translation]\nengine = "libretranslate"\nurl = "{url}"\n'
    [(message, line, hint)] = problems_of(site, source)
    assert ("translation.url" in message, line) == (True, 3)
    assert "s3cret" not in message + hint


def test_a_servers_address_may_have_a_port_and_a_path(site: Path) -> None:
    url = "https://example.org:8443/translator/"
    config = config_of(site, f'[translation]\nengine = "libretranslate"\nurl = "{url}"\n')
    assert config.translation.url == url


def test_a_list_of_packages_is_a_web_address(site: Path) -> None:
    [(message, _, _)] = problems_of(site, '[translation]\nindex = "index.json"\n')
    assert "translation.index" in message
    config_of(site, '[translation]\nindex = "https://example.org/index?version=1"\n')


def test_a_key_pasted_into_the_file_is_refused_and_not_shown(site: Path) -> None:
    key = "0aa1b2c3-dead-beef-0000-123456789abc"
    [(message, line, hint)] = problems_of(site, f'[translation]\nkey_variable = "{key}"\n')
    assert ("translation.key_variable" in message, line) == (True, 2)
    assert key not in message + hint


def test_the_output_may_not_swallow_the_model(site: Path) -> None:
    source = '[translation]\nmodel = "out/model"\n[paths]\noutput = "out"\n'
    [(message, _, _)] = problems_of(site, source)
    assert "over model" in message


@pytest.mark.parametrize("url", ["example.org", "ftp://example.org/", "https://", "javascript:x"])
def test_an_address_that_is_none_is_refused(site: Path, url: str) -> None:
    [(message, _, _)] = problems_of(site, f'[site]\nurl = "{url}"\n')
    assert "site.url" in message


def test_the_site_is_found_from_a_folder_inside_it(site: Path) -> None:
    (site / "sitegen.toml").write_text("", encoding="utf-8")
    assert find_site(site / "content") == site.resolve()
    assert find_site(site.parent) != site.resolve()


def test_the_sample_configuration_is_good() -> None:
    root = Path(__file__).parents[1] / "sample"
    config = parse_config((root / "sitegen.toml").read_text("utf-8"), root / "sitegen.toml")
    assert config.site.url.startswith("https://")


@pytest.mark.parametrize(
    ("line", "message", "advice"),
    [
        ("title_en = 5", "site.title_en should be text, is a whole number", "text between"),
        ("title_en = 1979-05-27", "site.title_en should be text, is a date or a time", "text"),
        ("directory_urls = 1", "should be true or false, is a whole number", "true or false"),
        ("page_size = true", "should be a whole number, is true or false", "from 1 to 500"),
        ("page_size = 501", "site.page_size is 501", "from 1 to 500"),
        ("url = []", "site.url should be text, is a list", "text between"),
    ],
)
def test_a_value_of_another_kind_is_named_in_plain_words(
    site: Path, line: str, message: str, advice: str
) -> None:
    [(found, number, hint)] = problems_of(site, f"[site]\n{line}\n")
    assert (message in found, number) == (True, 2)
    assert advice in hint


@pytest.mark.parametrize(
    ("section", "key"),
    [("paths", key) for key in ("seeds", "content", "templates", "output", "state")]
    + [("translation", "packages"), ("translation", "model"), ("site", "title_en")],
)
def test_no_value_holds_characters_that_nobody_sees(site: Path, section: str, key: str) -> None:
    for character in ("\\u0000", "\\u001b", "\\u0085"):
        source = f'[{section}]\n{key} = "a{character}b"\n'
        [(message, line, _)] = problems_of(site, source)
        assert (f"{section}.{key} holds a character" in message, line) == (True, 2)


def test_only_what_the_site_says_of_itself_may_have_lines(site: Path) -> None:
    config = config_of(site, '[site]\ndescription_en = """News\nfrom\there"""\n')
    assert config.site.description_en == "News\nfrom\there"
    [(message, _, _)] = problems_of(site, '[translation]\nmodel = "a\\nb"\n')
    assert "translation.model" in message


def test_it_is_known_which_keys_were_stated(site: Path) -> None:
    config = config_of(site, '[translation]\nkey_variable = "LIBRETRANSLATE_API_KEY"\n')
    assert config.stated == {("translation", "key_variable")}
    assert config == config_of(site, ""), "what counts is the values"


@pytest.mark.parametrize("folder", ["content", "content/models", ".", "..", "seeds", "templates/x"])
def test_models_do_not_lie_among_what_the_editor_owns(site: Path, folder: str) -> None:
    found = problems_of(site, f'[translation]\npackages = "{folder}"\n')
    message, line, _ = next(one for one in found if "packages would keep models" in one[0])
    assert line == 2, message


@pytest.mark.parametrize("folder", [".sitegen/packages", "models", "../shared"])
def test_models_may_lie_in_any_folder_of_their_own(site: Path, folder: str) -> None:
    config_of(site, f'[translation]\npackages = "{folder}"\n')
