"""Which part of the page a block stands in. Blocks are tagged and never dropped.

Signs in this order: the site repeats it, consent by name, landmarks, class names. Cutting whole zones
away loses a quarter of the phones and addresses; without zones every footer answers "go".
"""

import re
from enum import StrEnum
from functools import lru_cache

from mmaudit.moments.marks import load_marks


class Zone(StrEnum):
    """Where a block stands. ``REPEATED``: in no landmark, but on many pages of the site."""

    CONTENT = "content"
    ASIDE = "aside"
    HEADER = "header"
    NAV = "nav"
    FOOTER = "footer"
    DIALOG = "dialog"
    CONSENT = "consent"
    REPEATED = "repeated"
    RELATED = "related"
    COMMENTS = "comments"

    @property
    def is_own(self) -> bool:
        """Say whether what stands here is the page's own content."""
        return self in _OWN


_OWN = frozenset({Zone.CONTENT, Zone.ASIDE, Zone.RELATED, Zone.COMMENTS})
_SPLIT_NAMES = re.compile(r"[#.]")
_SPLIT_PARTS = re.compile(r"[-_]+|(?<=[a-z])(?=[A-Z])")
_LANDMARKS = {"header": Zone.HEADER, "nav": Zone.NAV, "footer": Zone.FOOTER, "dialog": Zone.DIALOG}


def zone_of(*, landmark: str, path: str) -> Zone:
    """Tell the zone from the nearest landmark and the ancestors' names (``tag#id.class > …``)."""
    by_name = _zone_by_path(path)
    if by_name in (Zone.CONSENT, Zone.NAV):
        return by_name
    if landmark in ("header", "footer") and _inside_main(path):
        return Zone.CONTENT if by_name is None else by_name
    if landmark in _LANDMARKS:
        return _LANDMARKS[landmark]
    if by_name is not None:
        return by_name
    return Zone.ASIDE if landmark == "aside" else Zone.CONTENT


@lru_cache(maxsize=20_000)
def _zone_by_path(path: str) -> Zone | None:
    paths = load_marks().paths
    segments = [each for each in path.split(" > ") if not each.startswith(("html", "body"))]
    names = [name for each in segments for name in _SPLIT_NAMES.split(each)[1:]]
    parts = {part.lower() for name in names for part in _SPLIT_PARTS.split(name)}
    whole = {name.lower().replace("-", "").replace("_", "") for name in names}
    if not parts.isdisjoint(paths["consent"]):
        return Zone.CONSENT
    for key, zone in (("nav", Zone.NAV), ("footer", Zone.FOOTER), ("header", Zone.HEADER)):
        if not whole.isdisjoint(paths[key]) and not _inside_main(path):
            return zone
    if not parts.isdisjoint(paths["related"]):
        return Zone.RELATED
    return Zone.COMMENTS if not parts.isdisjoint(paths["comments"]) else None


@lru_cache(maxsize=20_000)
def _inside_main(path: str) -> bool:
    return any(re.match(r"(?:main|article)\b", each) for each in path.split(" > "))
