"""Where messages may go: anywhere over http, into the house's own network too, since that is where most run.

Not to addresses that only a machine's own network card answers (169.254.…, where clouds keep their keys), and
never on from where they were sent.
"""

from __future__ import annotations

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from luoshi.notices.outbox.problems import NotSent

PORTS = {"http": 80, "https": 443}


def is_address(text: str) -> bool:
    """Whether it is an http address of a host, without a name and password in it."""
    try:
        parts = urlsplit(text)
        _port = parts.port
    except ValueError:
        return False
    has_space = any(sign.isspace() for sign in text)
    return parts.scheme in PORTS and bool(parts.hostname) and "@" not in parts.netloc and not has_space


def check_goal(address: str) -> None:
    """Look up where the address leads now. Raises NotSent where messages never go, or where nothing answers."""
    parts = urlsplit(address)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except OSError as error:
        raise NotSent("bot-not-reached") from error
    if any(is_forbidden(str(place[0])) for *_kind, place in found):
        raise NotSent("bot-forbidden", is_final=True)


def is_forbidden(number: str) -> bool:
    """Whether an IP address is one of those that messages never go to."""
    place = ip_address(number.partition("%")[0])
    inner = getattr(place, "ipv4_mapped", None) or place
    return bool(inner.is_link_local or inner.is_multicast or inner.is_unspecified)
