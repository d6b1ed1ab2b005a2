"""Where Google's AMP Cache serves an AMP document.

https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls
"""

import base64
import hashlib
from urllib.parse import urlsplit

from mmaudit.facts.domain import is_address

CACHE = "cdn.ampproject.org"
# RFC 1035: a label of a host name.
MAX_LABEL = 63


def cache_url(url: str) -> str | None:
    """The cache's address of the AMP document at ``url``; ``None`` where no cache comes: an IP address, a local name."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if "." not in host or is_address(host) or parts.port is not None or host.endswith(CACHE):
        return None
    secure = "s/" if parts.scheme == "https" else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"https://{cache_label(host)}.{CACHE}/c/{secure}{host}{parts.path or '/'}{query}"


def cache_label(host: str) -> str:
    """The first label of the cache's host: ``en--us-example-com`` for ``en-us.example.com``.

    A label that DNS cannot hold is a hash of the host instead.
    """
    plain = readable(host).replace("-", "--").replace(".", "-")
    if plain[2:4] == "--":
        plain = f"0-{plain}-0"
    label = plain if plain.isascii() else "xn--" + plain.encode("punycode").decode("ascii")
    if len(label) <= MAX_LABEL:
        return label
    return base64.b32encode(hashlib.sha256(host.encode()).digest()).decode().lower().rstrip("=")


def readable(host: str) -> str:
    """The host with its international labels in their own script (RFC 3492)."""
    return ".".join(
        label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label
        for label in host.split(".")
    )
