"""Where a site is met besides its pages: profiles on networks, windows to chat in, and what measures visits."""

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from mmaudit.facts.page_facts import PageFacts
from mmaudit.moments.package_data import read_toml

_HTML_LIMIT = 400_000


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
    """The page's markup, as rendered, and the addresses of what it asked for."""
    document = page.snapshot.document
    asked = (request.url for load in page.snapshot.loads[:1] for request in load.requests)
    return "\n".join(("" if document is None else document.rendered_html[:_HTML_LIMIT], *asked))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(getattr(load_presence(), kind)), re.IGNORECASE)
