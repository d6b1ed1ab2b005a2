"""Which sites may be named to a service outside: those that anyone can visit under that name anyway."""

from urllib.parse import urlsplit

from mmaudit.link.addresses import are_public
from mmaudit.link.reach import Resolve

# Names that no public DNS answers: RFC 6761, RFC 6762 (local), RFC 7686 (onion), RFC 8375 (home.arpa), ICANN's
# resolution 2024.07.29.06 (internal), and what routers and companies use at home all the same.
PRIVATE_ENDINGS = (
    ".test", ".example", ".invalid", ".localhost", ".local", ".onion", ".home.arpa", ".internal",
    ".lan", ".home", ".corp", ".intranet",
)  # fmt: skip


async def is_public_site(url: str, resolve: Resolve) -> bool:
    """Whether ``url`` is on a name with a dot that leads to public addresses alone. A bare address is no such name."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    if not is_public_name(host):
        return False
    try:
        found = await resolve(host)
    except (OSError, UnicodeError):
        return False
    return bool(found) and are_public(found)


def is_public_name(host: str) -> bool:
    """Whether ``host`` can be a name of the public DNS; browsers read one that ends in a number as an address."""
    last = host.rpartition(".")[2]
    if "." not in host or ":" in host or not last or last[0].isdigit():
        return False
    return not f".{host.lower()}".endswith(PRIVATE_ENDINGS)
