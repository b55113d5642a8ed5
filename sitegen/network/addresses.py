"""Which web addresses are used, and how they are reached: certificates and proxies.

In: an address as written in a list, a setting or a redirect. Out: the same address, or a pool that
connects to it. Refuses plain http beyond this machine, and addresses with a password in them.
"""

from __future__ import annotations

import ipaddress
import ssl
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi
import urllib3

from sitegen.errors import ModelError

# Longer addresses are refused by many servers.
MAX_ADDRESS = 2000
# As much of a faulty address goes into a message.
SHOWN = 100


def checked_address(address: str) -> str:
    """Return an address that may be opened: https, or http on this machine. Raises ModelError."""
    shown = address[:SHOWN]
    parts = split_address(address)
    if parts is None:
        raise ModelError(f"is not a web address: {shown}", hint="it has to begin with https://")
    if parts.username is not None:
        raise ModelError(
            f"an address with a name or password in it is not used: {parts.hostname}",
            hint="use an address without one, or fetch the file yourself and use --from",
        )
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        raise ModelError(
            f"is not encrypted: {shown}", hint="only https:// is used beyond this machine"
        )
    return address


def split_address(address: str) -> SplitResult | None:
    """Take a web address apart; None if it is not one."""
    plain = address.isprintable() and " " not in address and len(address) <= MAX_ADDRESS
    try:
        parts = urlsplit(address)
        usable = plain and parts.scheme in ("http", "https") and bool(parts.hostname)
        return parts if usable and parts.port != 0 else None
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Tell whether a host name is this machine itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def pool_for(address: str) -> urllib3.PoolManager:
    """Make a pool for an address: through the proxy that the environment names, if any.

    This machine itself is never asked through a proxy. Raises ModelError for an unusable proxy.
    """
    context = ssl.create_default_context()
    places = ssl.get_default_verify_paths()
    if places.cafile is None and places.capath is None:
        # A Python that knows of no certificates of the system (macOS): use the packaged ones.
        context.load_verify_locations(certifi.where())
    parts = urlsplit(address)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all", "")
    if not proxy or is_loopback(parts.hostname or "") or proxy_bypass(parts.netloc):
        return urllib3.PoolManager(ssl_context=context)
    through = split_address(proxy if "://" in proxy else f"http://{proxy}")
    if through is None:
        raise ModelError(
            "the proxy that the environment names cannot be used",
            hint="HTTPS_PROXY has to look like http://proxy.example.org:3128",
        )
    login = ""
    if through.username is not None:
        login = f"{unquote(through.username)}:{unquote(through.password or '')}"
    return urllib3.ProxyManager(
        f"{through.scheme}://{through.netloc.rpartition('@')[2]}",
        proxy_headers=urllib3.make_headers(proxy_basic_auth=login) if login else None,
        ssl_context=context,
    )


def host_of(address: str) -> str:
    """Name the host of an address in a message."""
    parts = split_address(address)
    return (parts.hostname if parts else None) or address[:SHOWN]
