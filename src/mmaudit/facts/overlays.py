"""What lies over the page: a cookie notice and whose, a pop-up or a bar, and how to be rid of it.

The signs are data (``overlays.toml``). Dialog roles: https://www.w3.org/TR/wai-aria-1.2/#dialog
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from mmaudit.model.snapshot import Overlay, OverlayButton, Scroll

DIALOG_ROLES = frozenset({"dialog", "alertdialog"})
HEADS = ("header", "nav")
# A bar leaves more than half of the screen; what takes more is a pop-up, whatever its role.
POPUP_FROM_RATIO = 0.5


class _Platform(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    marks: tuple[str, ...]
    hosts: tuple[str, ...] = ()


class _Consent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    marks: tuple[str, ...]
    words: tuple[str, ...]


class _Invitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    marks: tuple[str, ...]
    words: tuple[str, ...]


class _Close(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    signs: frozenset[str]
    marks: tuple[str, ...]
    words: tuple[str, ...]


class _Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    platforms: tuple[_Platform, ...]
    consent: _Consent
    invitations: dict[str, _Invitation]
    close: _Close


@cache
def signs() -> _Signs:
    """What ``overlays.toml`` says."""
    return msgspec.toml.decode(files("mmaudit.facts").joinpath("overlays.toml").read_bytes(), type=_Signs)


class OverlayKind(StrEnum):
    """What an overlay is: a notice that asks for consent, another pop-up, or a bar such as a header."""

    CONSENT = "consent"
    POPUP = "popup"
    BAR = "bar"


class WayOut(StrEnum):
    """How a visitor can be rid of an overlay.

    ``close``: by a button that closes it; ``answer``: by some other button; ``none``: nothing in it can be tapped but
    links to other pages; ``unseen``: it is a frame of another site, into which nobody looked.
    """

    CLOSE = "close"
    ANSWER = "answer"
    NONE = "none"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """An overlay and what it is.

    ``platform``: whose notice; empty when nobody's that is known. ``invites_to``: what it asks its visitor for beside
    consent, ``notifications`` or ``installation``; empty when neither.
    """

    overlay: Overlay
    kind: OverlayKind
    platform: str
    way_out: WayOut
    invites_to: str = ""


def cover_of(overlay: Overlay) -> Cover:
    """What ``overlay`` is."""
    platform = platform_of(overlay)
    is_consent = bool(platform) or asks_for_consent(overlay)
    is_popup = overlay.modal or overlay.role in DIALOG_ROLES or overlay.covered_ratio >= POPUP_FROM_RATIO
    kind = OverlayKind.CONSENT if is_consent else OverlayKind.POPUP if is_popup else OverlayKind.BAR
    return Cover(
        overlay=overlay,
        kind=kind,
        platform=platform,
        way_out=way_out(overlay),
        invites_to="" if is_consent else invites_to(overlay),
    )


def main_cover(overlays: Iterable[Overlay], when: str) -> Cover | None:
    """What covers most of the screen at a moment; the dark layer behind a dialog stands for the dialog."""
    there = sorted((each for each in overlays if each.when == when), key=lambda each: -each.covered_ratio)
    told = [each for each in there if each.excerpt or each.buttons or each.frame_hosts or each.role]
    return cover_of((told or there)[0]) if there else None


def holding_cover(scroll: Scroll) -> Cover | None:
    """The notice or pop-up that keeps the page from scrolling; ``None`` when a gesture moved it."""
    held = [each for each in scroll.overlays if each.page_locked]
    if scroll.moved_px > 0 or not held:
        return None
    main = main_cover(held, held[0].when)
    return main if main is not None and main.kind is not OverlayKind.BAR else None


def platform_of(overlay: Overlay) -> str:
    """The consent platform whose notice it is; empty when it is none that is known."""
    marks = [mark.lower() for mark in overlay.marks]
    for platform in signs().platforms:
        if any(mark.startswith(platform.marks) for mark in marks):
            return platform.name
        if any(is_of(host, platform.hosts) for host in overlay.frame_hosts):
            return platform.name
    return ""


def is_of(host: str, domains: Iterable[str]) -> bool:
    """Whether ``host`` is one of ``domains`` or below one."""
    name = host.lower().partition(":")[0]
    return any(name == domain or name.endswith(f".{domain}") for domain in domains)


def asks_for_consent(overlay: Overlay) -> bool:
    """Whether a notice of no known platform asks for consent: it speaks of cookies and has something to answer.

    A header or a menu that only links to a page about cookies is none.
    """
    is_head = overlay.selector.rpartition(" ")[2].startswith(HEADS)
    if is_head or not any(not button.leads_away for button in overlay.buttons):
        return False
    own = signs().consent
    text = overlay.excerpt.lower()
    return any(word in text for word in own.words) or any(
        mark.lower().startswith(own.marks) for mark in overlay.marks[:3]
    )


def invites_to(overlay: Overlay) -> str:
    """What an overlay asks for, by the names that its script writes or by its words; a page's header asks for nothing."""
    if overlay.selector.rpartition(" ")[2].startswith(HEADS):
        return ""
    marks, text = [mark.lower() for mark in overlay.marks[:3]], overlay.excerpt.lower()
    return next(
        (
            what
            for what, signs_of in signs().invitations.items()
            if any(mark.startswith(signs_of.marks) for mark in marks)
            or any(word in text for word in signs_of.words)
        ),
        "",
    )


def way_out(overlay: Overlay) -> WayOut:
    """How a visitor can be rid of it."""
    if any(map(closes, overlay.buttons)):
        return WayOut.CLOSE
    if any(not button.leads_away for button in overlay.buttons):
        return WayOut.ANSWER
    return WayOut.UNSEEN if overlay.frame_hosts else WayOut.NONE


def closes(button: OverlayButton) -> bool:
    """Whether a button closes: by its sign, by a class, or by its words."""
    own = signs().close
    said = [each.lower().strip() for each in (button.text, button.label) if each.strip()]
    if any(each in own.signs or begins_with(each, own.words) for each in said):
        return True
    return any(part in mark.lower() for mark in button.marks for part in own.marks)


def begins_with(said: str, words: Iterable[str]) -> bool:
    """Whether ``said`` begins with one of ``words``, whole where they are written with spaces between them."""
    return any(
        said.startswith(word) and not (word.isascii() and said[len(word) : len(word) + 1].isalpha())
        for word in words
    )
