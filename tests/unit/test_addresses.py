import pytest
import urllib3

from sitegen.errors import ModelError
from sitegen.network.addresses import checked_address, is_loopback, pool_for

VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/index.json",
        "https://example.org:8443/a?b=c",
        "http://localhost:8000/x",
        "http://127.0.0.1/x",
        "http://[::1]:80/x",
    ],
)
def test_addresses_that_are_opened(address: str) -> None:
    assert checked_address(address) == address


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://example.org/a", "not encrypted"),
        ("http://10.0.0.1/a", "not encrypted"),
        ("http://localhost.example.org/a", "not encrypted"),
        ("https://user:secret@example.org/", "name or password"),
        ("file:///etc/passwd", "not a web address"),
        ("ftp://example.org/a", "not a web address"),
        ("https://", "not a web address"),
        ("https://example.org:99999/", "not a web address"),
        ("https://[::1/", "not a web address"),
        ("https://example.org/a b", "not a web address"),
        ("https://example.org/\r\nX: y", "not a web address"),
        ("https://example.org/" + "a" * 2000, "not a web address"),
        ("", "not a web address"),
    ],
)
def test_addresses_that_are_refused(address: str, message: str) -> None:
    with pytest.raises(ModelError, match=message) as caught:
        checked_address(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "own"),
    [("localhost", True), ("127.1.2.3", True), ("::1", True), ("0.0.0.0", False), ("x", False)],
)
def test_which_hosts_are_this_machine(host: str, own: bool) -> None:
    assert is_loopback(host) is own


@pytest.mark.parametrize(
    ("variables", "address", "through"),
    [
        ({}, "https://example.org/", ""),
        ({"HTTPS_PROXY": "http://p.example.org:3128"}, "https://example.org/", "p.example.org"),
        ({"https_proxy": "p.example.org:3128"}, "https://example.org/", "p.example.org"),
        ({"ALL_PROXY": "http://p.example.org:3128"}, "https://example.org/", "p.example.org"),
        ({"HTTP_PROXY": "http://p.example.org:3128"}, "https://example.org/", ""),
        (
            {"HTTPS_PROXY": "http://p.example.org:3128", "NO_PROXY": "example.org"},
            "https://sub.example.org/",
            "",
        ),
        ({"HTTPS_PROXY": "http://p.example.org:3128"}, "https://127.0.0.1/", ""),
        ({"HTTP_PROXY": "http://p.example.org:3128"}, "http://localhost:8000/", ""),
    ],
)
def test_the_environments_proxy_is_used_but_never_for_this_machine(
    variables: dict[str, str], address: str, through: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    pool = pool_for(address)
    proxy = pool.proxy if isinstance(pool, urllib3.ProxyManager) else None
    assert (proxy.host if proxy else "") == through


def test_a_proxy_we_cannot_use_is_a_plain_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://user:secret@p.example.org:1080")
    with pytest.raises(ModelError, match="proxy") as caught:
        pool_for("https://example.org/")
    assert "secret" not in str(caught.value.problems)
