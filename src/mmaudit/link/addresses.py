"""Which IP addresses belong to the public internet."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

IPAddress = IPv4Address | IPv6Address

# What ``ipaddress.is_global`` lets pass though nothing of the public web is there.
NOT_PUBLIC_V4 = (
    ip_network("192.0.0.0/24"),  # IETF protocol assignments, RFC 6890: two of them count as global
    ip_network("192.88.99.0/24"),  # 6to4 relays, RFC 7526: deprecated
    ip_network("168.63.129.16/32"),  # the platform's own service address inside Azure
    ip_network("100.64.0.0/10"),  # carrier-grade NAT, RFC 6598; Alibaba's metadata service lives there
)
NOT_PUBLIC_V6 = (
    ip_network("2002::/16"),  # 6to4, RFC 3056: an IPv4 address in disguise, its relays are gone
    ip_network("fec0::/10"),  # site-local, RFC 3879
    ip_network("::/96"),  # IPv4-compatible, RFC 4291: deprecated
)
# NAT64, RFC 6052 and RFC 8215: the last 32 bits are the IPv4 address that is meant.
NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))


def is_public(address: IPAddress) -> bool:
    """Whether ``address`` is a unicast address of the public internet; IPv4 inside IPv6 is judged as IPv4."""
    embedded = embedded_v4(address)
    if embedded is not None:
        return is_public(embedded)
    if not address.is_global or address.is_multicast:
        return False
    return not any(address in network for network in not_public(address))


def are_public(texts: Iterable[str]) -> bool:
    """Whether each of ``texts`` is an address of the public internet."""
    return all((address := parse_address(text)) is not None and is_public(address) for text in texts)


def not_public(address: IPAddress) -> tuple[IPv4Network | IPv6Network, ...]:
    """Our own list for the family of ``address``."""
    return NOT_PUBLIC_V4 if isinstance(address, IPv4Address) else NOT_PUBLIC_V6


def embedded_v4(address: IPAddress) -> IPv4Address | None:
    """The IPv4 address that a mapped, translated or Teredo ``address`` stands for."""
    if isinstance(address, IPv4Address):
        return None
    if any(address in network for network in NAT64):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped


def parse_address(text: str) -> IPAddress | None:
    """``text`` as an address, or ``None`` when it is a name; a zone (``fe80::1%eth0``) is kept."""
    try:
        return ip_address(text)
    except ValueError:
        return None
