"""Which part of the page a block stands in. Blocks are tagged and never dropped.

Signs in this order: the site repeats it, consent by name, landmarks, class names. Cutting whole zones
away loses a quarter of the phones and addresses; without zones every footer answers "go".
"""

import re
from collections.abc import Sequence
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
    CODE = "code"
    FILLER = "filler"

    @property
    def is_own(self) -> bool:
        """Say whether what stands here is the page's own content."""
        return self in _OWN

    @property
    def is_silent(self) -> bool:
        """Say whether words here answer nobody: cookie notices, program code, filler text."""
        return self in _SILENT


_OWN = frozenset({Zone.CONTENT, Zone.ASIDE, Zone.RELATED, Zone.COMMENTS})
_SILENT = frozenset({Zone.CONSENT, Zone.CODE, Zone.FILLER})
_CODE_TAGS = frozenset({"code", "samp", "kbd"})
_CODE_SIGNS = re.compile(r"[{}$<>|=;\\#]")
_SURE_SIGNS = frozenset("{}<>|=;\\")
_SPLIT_NAMES = re.compile(r"[#.]")
_SPLIT_PARTS = re.compile(r"[-_]+|(?<=[a-z])(?=[A-Z])")
_TAGS = {
    "header": Zone.HEADER,
    "nav": Zone.NAV,
    "footer": Zone.FOOTER,
    "dialog": Zone.DIALOG,
    "aside": Zone.ASIDE,
    "main": Zone.CONTENT,
    "article": Zone.CONTENT,
}
_FRAME = frozenset({Zone.HEADER, Zone.FOOTER})
_NAMED = (("nav", Zone.NAV), ("footer", Zone.FOOTER), ("header", Zone.HEADER))
# A header or footer in one of these is its own (HTML, sections 4.3.8 and 4.3.9), unless it is called the site's: an
# unclosed section swallows what follows.
_OWN_PARTS = frozenset({"main", "article", "section", "aside", "blockquote"})
_NAME_START = re.compile(r"[#.:]")
_FIRM_LANDMARKS = frozenset({"nav", "footer", "dialog"})


def zone_of(*, landmark: str, path: str) -> Zone:
    """Tell the zone from the nearest landmark and the ancestors' names (``tag#id.class > …``).

    ``landmark`` is empty or an outer one for the header or footer of an article or section.
    """
    found = _zone_by_path(path)
    # Long paths lose their outer end, so that a footer may be known by its landmark alone.
    if landmark in _FIRM_LANDMARKS and found in (None, Zone.CONTENT, Zone.ASIDE):
        return _TAGS[landmark]
    return _TAGS.get(landmark, Zone.CONTENT) if found is None else found


@lru_cache(maxsize=20_000)
def is_named(path: str, key: str) -> bool:
    """Say whether an ancestor has a class or identity of the marks ``paths[key]``."""
    names = load_marks().paths[key]
    return any(part in names for segment in path.split(" > ") for part in _parts(segment))


def silent_zone(*, tag: str, path: str, text: str) -> Zone | None:
    """Tell program code and filler text by tag, class names and the text itself; ``None`` for what is read.

    A bare ``pre`` may hold an address: it is code only with two signs of program code. Any other block is
    with three different ones.
    """
    marks = load_marks()
    if any(start in text[:200].lower() for start in marks.filler["texts"]):
        return Zone.FILLER
    if tag in _CODE_TAGS or len(_SURE_SIGNS.intersection(text[:500])) >= 3:
        return Zone.CODE
    if tag != "pre" and not ("pre" in path and _is_preformatted(path)):
        return None
    return Zone.CODE if is_named(path, "code") or len(_CODE_SIGNS.findall(text[:500])) >= 2 else None


@lru_cache(maxsize=20_000)
def _is_preformatted(path: str) -> bool:
    return any(_tag(each) == "pre" for each in path.split(" > "))


@lru_cache(maxsize=20_000)
def _zone_by_path(path: str) -> Zone | None:
    paths = load_marks().paths
    segments = [each for each in path.split(" > ") if not each.startswith(("html", "body"))]
    parts = {part for each in segments for part in _parts(each)}
    if not parts.isdisjoint(paths["consent"]):
        return Zone.CONSENT
    if not parts.isdisjoint(paths["dialog"]):
        return Zone.DIALOG
    frame = _frame(segments)
    if frame not in (None, Zone.CONTENT):
        return frame
    if not parts.isdisjoint(paths["related"]):
        return Zone.RELATED
    return Zone.COMMENTS if not parts.isdisjoint(paths["comments"]) else frame


def _frame(segments: Sequence[str]) -> Zone | None:
    """Find the nearest ancestor that is a part of the frame or the content proper, by tag or name.

    The nearest wins, because on broken pages ``#header`` holds ``#content``; but nothing leaves a footer.
    """
    own_part = False
    found: Zone | None = None
    for segment in segments:
        zone = _zone_of_segment(segment)
        is_parts = own_part and zone in _FRAME and not _is_the_sites(segment)
        if zone is not None and found is not Zone.FOOTER and not is_parts:
            found = zone
        own_part = own_part or _tag(segment) in _OWN_PARTS
    return found


@lru_cache(maxsize=20_000)
def _is_the_sites(segment: str) -> bool:
    names = {name.lower().replace("-", "").replace("_", "") for name in _SPLIT_NAMES.split(segment)[1:]}
    return not names.isdisjoint(load_marks().paths["site_frame"])


@lru_cache(maxsize=20_000)
def _zone_of_segment(segment: str) -> Zone | None:
    paths = load_marks().paths
    names = _SPLIT_NAMES.split(segment)[1:]
    if _tag(segment) in _TAGS:
        return _TAGS[_tag(segment)]
    whole = {name.lower().replace("-", "").replace("_", "") for name in names}
    for key, zone in _NAMED:
        if not whole.isdisjoint(paths[key]):
            return zone
    identity = segment.partition("#")[2].partition(".")[0].lower().replace("-", "").replace("_", "")
    return Zone.CONTENT if identity in paths["content"] else None


def ends_in_footer(path: str) -> bool:
    """Say whether it stands in a ``footer`` that is not an article's."""
    tags = [_tag(segment) for segment in path.split(" > ")]
    return "footer" in tags and "article" not in tags


def _tag(segment: str) -> str:
    return _NAME_START.split(segment, maxsplit=1)[0]


@lru_cache(maxsize=20_000)
def _parts(segment: str) -> tuple[str, ...]:
    names = _SPLIT_NAMES.split(segment)[1:]
    return tuple(part.lower() for name in names for part in _SPLIT_PARTS.split(name))
