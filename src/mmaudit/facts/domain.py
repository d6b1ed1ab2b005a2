"""Whose a host is, as near as its name tells: the domain that somebody registered (https://publicsuffix.org/list/)."""

from functools import cache
from ipaddress import ip_address

from publicsuffixlist import PublicSuffixList


@cache
def suffixes() -> PublicSuffixList:
    """The Public Suffix List as its package carries it: nothing is downloaded."""
    return PublicSuffixList()


def registered_domain(host: str) -> str:
    """``example.com`` for ``cdn.example.com``, ``example.co.uk`` for ``www.example.co.uk``; an address as it is.

    Where customers share a name each is its own: ``shop.github.io`` is not ``cafe.github.io``.
    """
    name = host.lower().rstrip(".")
    return name if is_address(name) else suffixes().privatesuffix(name) or name


def is_address(host: str) -> bool:
    """Whether ``host`` is an IP address."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
