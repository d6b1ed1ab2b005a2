"""The origin of a URL, and which URLs may be given what opens a site (RFC 6454)."""

from urllib.parse import urlsplit

from mmaudit.facts.canonical import DEFAULT_PORTS


def origin_of(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port; a URL that cannot be read has none, and equals no other."""
    try:
        parts = urlsplit(url)
        port = parts.port or DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return ("", url, None)
    return (parts.scheme, (parts.hostname or "").lower(), port)


def may_be_opened(url: str, start_url: str) -> bool:
    """Whether ``url`` is of the origin of ``start_url``, or of its https twin on the default ports.

    The step from http to https is allowed as in ``requests``: it makes nothing less safe, and most sites take
    it on their first answer.
    """
    here, there = origin_of(start_url), origin_of(url)
    return there == here or (here[0] == "http" and here[2] == 80 and there == ("https", here[1], 443))
