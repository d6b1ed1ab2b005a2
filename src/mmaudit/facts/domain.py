"""Whose a host is, as near as its name tells: the domain that somebody registered."""

from functools import cache
from importlib.resources import files
from ipaddress import ip_address

import msgspec

COUNTRY_LETTERS = 2


class DomainFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``domain.toml``."""

    second_level: frozenset[str]


@cache
def second_level() -> frozenset[str]:
    """Labels below a country's name that are nobody's own."""
    data = files("mmaudit.facts").joinpath("domain.toml").read_bytes()
    return msgspec.toml.decode(data, type=DomainFile).second_level


def registered_domain(host: str) -> str:
    """``example.com`` for ``cdn.example.com``, ``example.co.uk`` for ``www.example.co.uk``; an address as it is."""
    labels = host.lower().rstrip(".").split(".")
    if len(labels) <= 2 or is_address(host):
        return host.lower().rstrip(".")
    is_shared = len(labels[-1]) == COUNTRY_LETTERS and labels[-2] in second_level()
    return ".".join(labels[-3:] if is_shared else labels[-2:])


def is_address(host: str) -> bool:
    """Whether ``host`` is an IP address."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
