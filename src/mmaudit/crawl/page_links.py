"""The links of a visited page that lead to the site's own URLs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mmaudit.crawl.robots import ROBOTS_TOKEN
from mmaudit.crawl.scope import Scope
from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.head import header_rules
from mmaudit.model.snapshot import Snapshot

MAX_HEAD_CHARS = 200_000
MAX_HEADER = 20_000
META = re.compile(r"<meta\s[^<>]{1,500}>", re.IGNORECASE)
FOR_ROBOTS = re.compile(rf"""\bname\s{{0,5}}=\s{{0,5}}["']?(?:robots|{ROBOTS_TOKEN})\b""", re.IGNORECASE)
NOFOLLOW = re.compile(r"\b(?:nofollow|none)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLink:
    """One link to a page of the site; ``url`` is canonical, ``as_found`` how the page writes it."""

    url: str
    nofollow: bool
    as_found: str = ""


def site_links(snapshot: Snapshot, scope: Scope) -> Iterator[SiteLink]:
    """The links into ``scope`` in document order."""
    if snapshot.content is None:
        return
    whole_page = forbids_following(snapshot)
    for link in snapshot.content.links:
        url = canonical_url(link.url)
        if url is not None and scope.contains(url):
            yield SiteLink(url=url, nofollow=whole_page or "nofollow" in link.rel, as_found=link.url)


def forbids_following(snapshot: Snapshot) -> bool:
    """Whether the page itself says ``nofollow`` of all its links, in a meta tag or its ``X-Robots-Tag``."""
    document = snapshot.document
    if document is None:
        return False
    rules = header_rules(document.headers.get("x-robots-tag", "")[:MAX_HEADER], (ROBOTS_TOKEN,))
    if any(NOFOLLOW.fullmatch(rule.strip()) for rule in rules):
        return True
    tags = META.findall(document.rendered_html[:MAX_HEAD_CHARS])
    return any(FOR_ROBOTS.search(tag) and NOFOLLOW.search(tag) for tag in tags)
