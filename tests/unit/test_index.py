import pytest

from sitegen.errors import ModelError
from sitegen.packages.index import MAX_LINKS, choose_package
from sitegen.packages.installed import safe_version
from tests.unit.model_server import index, offer

ADDRESS = "https://models.example.org/index.json"
LINK = "https://models.example.org/a.argosmodel"
PAIR = ("ar", "en")


def test_the_newest_package_of_the_pair_is_chosen() -> None:
    data = index(
        offer(LINK, version="1.9"),
        offer(
            LINK, version="1.10", argos_version="1.9", code="translate-ar_en", from_name="Arabic"
        ),
        offer(LINK, version="2.0", from_code="en", to_code="ar"),
        offer(LINK, version="3.0", type="sbd"),
    )
    chosen = choose_package(data, ADDRESS, PAIR)
    assert (chosen.label, chosen.links) == ("ar-en 1.10", (LINK,))


def test_only_addresses_that_we_open_are_kept_in_their_order() -> None:
    other = "https://mirror.example.org/a.argosmodel"
    data = index(offer("ipfs://Qm123", LINK, "http://plain.example.org/a", "", other))
    assert choose_package(data, ADDRESS, PAIR).links == (LINK, other)


def test_entries_of_other_shapes_are_passed_over() -> None:
    odd = [
        1,
        None,
        "x",
        [],
        {},
        {"from_code": 1, "to_code": "en"},
        {"from_code": "ar", "to_code": "en", "package_version": "../../x", "links": [LINK]},
        {"from_code": "ar", "to_code": "en", "package_version": {"a": 1}, "links": [LINK]},
    ]
    data = index(*odd, offer(LINK))  # type: ignore[arg-type]
    assert choose_package(data, ADDRESS, PAIR).label == "ar-en 1.0"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<!doctype html><title>Log in</title>", "is a web page"),
        (b"", "is not JSON"),
        (b"\xff\xfe", "is not JSON"),
        (b"[" * 1_000_000, "is not JSON"),
        (b"[" + b"9" * 10_000 + b"]", "is not JSON"),
        (b'{"packages": []}', "no list of models"),
        (b"null", "no list of models"),
        (b"[]", "offers no model from ar to en"),
        (index(offer(LINK, from_code="de")), "offers no model from ar to en"),
        (index(offer()), "no usable address"),
        (index(offer("ipfs://Qm", "ftp://x/y", "//x", "https://")), "no usable address"),
        (index({**offer(), "links": LINK}), "no usable address"),
        (index({**offer(), "links": [None, 1]}), "no usable address"),
    ],
)
def test_what_is_no_such_list_is_refused_in_plain_words(data: bytes, message: str) -> None:
    with pytest.raises(ModelError, match=message) as caught:
        choose_package(data, ADDRESS, PAIR)
    assert caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ("1.0", True),
        ("1.10.2", True),
        ("2", True),
        ("1.0b1", True),
        ("1.rc1", True),
        ("", False),
        ("..", False),
        ("1/0", False),
        ("1.0\n", False),
        ("١.٠", False),
        ("1" * 21, False),
    ],
)
def test_a_version_can_be_part_of_a_folders_name(version: str, safe: bool) -> None:
    assert safe_version(version) is safe


def test_each_address_is_kept_once_and_of_hundreds_few() -> None:
    links = [f"{LINK}?{number // 2}" for number in range(300)]
    assert len(choose_package(index(offer(*links)), ADDRESS, PAIR).links) == MAX_LINKS
    assert choose_package(index(offer(LINK, LINK)), ADDRESS, PAIR).links == (LINK,)


def test_a_faulty_address_of_megabytes_is_shown_short() -> None:
    with pytest.raises(ModelError) as caught:
        choose_package(index(offer("ftp://" + "a" * 5_000_000)), ADDRESS, PAIR)
    assert len(str(caught.value)) < 500
