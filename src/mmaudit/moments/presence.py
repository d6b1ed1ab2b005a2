"""Where a site is met besides its pages: profiles on networks, windows to chat in, and what measures visits."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from mmaudit.facts.page_facts import PageFacts
from mmaudit.moments.package_data import read_toml

_HTML_LIMIT = 1_000_000
_SNIPPET_CHARACTERS = 1_500
_TAGS = ("<script", "<iframe")


class Presence(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """``presence/presence.toml`` as it stands."""

    profiles: list[str]
    shares: list[str]
    fronts: list[str]
    chats: dict[str, list[str]]
    analytics: dict[str, list[str]]


@cache
def load_presence() -> Presence:
    """Read the data once."""
    return read_toml("presence/presence.toml", Presence)


def is_profile(url: str) -> bool:
    """Say whether an address is somebody's profile on a network, and no button that shares."""
    return bool(_pattern("profiles").search(url)) and not _pattern("shares").search(url)


def is_network_front(url: str) -> bool:
    """Say whether an address is a network's front page, where a template's link was never filled in."""
    return _pattern("fronts").search(url) is not None


def scripts_on(page: PageFacts, known: Mapping[str, list[str]]) -> dict[str, str]:
    """Name which of the ``known`` scripts a page loads or would load, with the address or part that tells."""
    sources = _sources(page)
    return {name: mark for name, marks in known.items() for mark in marks if mark in sources}


def _sources(page: PageFacts) -> str:
    """The page's scripts and frames, as rendered, and the addresses of what it asked for."""
    document = page.snapshot.document
    asked = (request.url for load in page.snapshot.loads[:1] for request in load.requests)
    html = "" if document is None else document.rendered_html[:_HTML_LIMIT]
    return "\n".join((*_scripts(html), *asked))


def _scripts(html: str) -> Iterator[str]:
    """Give the beginning of every script and frame: a snippet that loads a service is short, a page's data is not."""
    for tag in _TAGS:
        at = html.find(tag)
        while at >= 0:
            yield html[at : at + _SNIPPET_CHARACTERS].partition("</script")[0]
            at = html.find(tag, at + len(tag))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(getattr(load_presence(), kind)), re.IGNORECASE)
