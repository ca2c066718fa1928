"""Which hosts the desk answers to, and which requests another site may have made in a user's name.

Names are checked against DNS rebinding: a page of a hostile site can make its own name point to this
machine, and would then be of one origin with the desk. A request names the host that the browser believes
to talk to, and that is the hostile name.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110, 9.2.1)."""

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::(?P<port>\d{1,5}))?", re.IGNORECASE)


def is_loopback(name: str) -> bool:
    """Whether a host name or address can only mean this machine: localhost, 127.0.0.0/8, ::1."""
    plain = name.strip("[]").lower().rstrip(".")
    if plain == "localhost" or plain.endswith(".localhost"):  # RFC 6761, 6.3
        return True
    address = _address(plain)
    return address is not None and address.is_loopback


@dataclass(frozen=True, slots=True)
class Names:
    """The hosts that the desk answers to: loopback ones always, those in `more`, and with `addresses` any
    that is written as an IP address (no name of a hostile site can be one)."""

    more: frozenset[str] = frozenset()
    addresses: bool = False

    @classmethod
    def of(cls, names: Iterable[str], *, addresses: bool = False) -> Names:
        """Names as people write them, in any case, with or without a port."""
        return cls(frozenset(_name(n) or n.lower() for n in names), addresses)

    def answers_to(self, host: str | None) -> bool:
        """Whether a Host header (name, or name and port) is one of these."""
        name = _name(host or "")
        if name is None:
            return False
        return is_loopback(name) or name in self.more or (self.addresses and _address(name) is not None)


def from_elsewhere(method: str, headers: Mapping[str, str]) -> bool:
    """Whether another site made this request: one that changes something, or that puts the desk into it.

    `headers` have names in small letters. A link that is followed from elsewhere is no harm, a form sent or a
    picture shown from there is. Programs that are no browsers send none of these headers.
    https://www.w3.org/TR/fetch-metadata/, https://www.rfc-editor.org/rfc/rfc6454#section-7
    """
    site = headers.get("sec-fetch-site", "none")
    if method not in SAFE_METHODS:
        return site not in ("same-origin", "none") or not _same_origin(headers)
    return site in ("cross-site", "same-site") and not _is_visit(headers)


def port_of(host: str | None) -> str:
    """The port in a Host header; empty where it names none."""
    match = _HOST.fullmatch(host or "")
    return (match and match["port"]) or ""


def _is_visit(headers: Mapping[str, str]) -> bool:
    """Whether a whole page is asked for, in a tab of its own."""
    mode, place = headers.get("sec-fetch-mode", "navigate"), headers.get("sec-fetch-dest", "document")
    return mode == "navigate" and place == "document"


def _same_origin(headers: Mapping[str, str]) -> bool:
    """Whether the Origin header, where there is one, names the host that is asked.

    The scheme is not compared: a proxy before the desk may end TLS.
    """
    origin = headers.get("origin")
    return origin is None or origin.lower().partition("://")[2] == headers.get("host", "").lower()


def _name(host: str) -> str | None:
    match = _HOST.fullmatch(host.strip())
    return match["name"].strip("[]").lower().rstrip(".") if match else None


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
