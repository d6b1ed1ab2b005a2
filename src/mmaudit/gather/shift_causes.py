"""What pushed the page when it moved: from what fills the gap, and from the fonts that had just come."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from mmaudit.model.snapshot import Box, LayoutShift, Request, ShiftCause

# A font that has come is laid out within a frame or two, or after the task that the main thread is in: half a second
# on a phone that is four times slower than this machine. Clocks agree to some milliseconds.
FONT_WITHIN_MS = 500.0
CLOCK_MS = 20.0


class _AdvertSigns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: frozenset[str]
    beginnings: tuple[str, ...]
    hosts: tuple[str, ...]


def shifts_of(read: Iterable[Mapping[str, Any]], requests: Iterable[Request]) -> tuple[LayoutShift, ...]:
    """Layout shifts as ``read_load.js`` gives them, with their causes."""
    fonts_ms = [
        request.finished_ms
        for request in requests
        if request.resource_type == "Font" and request.finished_ms is not None and request.failure is None
    ]
    return tuple(shift_of(shift, fonts_ms) for shift in read)


def shift_of(read: Mapping[str, Any], fonts_ms: Iterable[float]) -> LayoutShift:
    """One shift; ``fonts_ms`` are the moments at which fonts had come."""
    since_font = [read["time_ms"] - font_ms for font_ms in fonts_ms]
    has_new_font = any(-CLOCK_MS <= since <= FONT_WITHIN_MS for since in since_font)
    cause = cause_of(read["filler"], has_new_font=has_new_font)
    if cause is not None and cause is not ShiftCause.FONT and is_advert(read["filler_marks"]):
        cause = ShiftCause.ADVERT
    return LayoutShift(
        value=read["value"],
        time_ms=read["time_ms"],
        had_recent_input=read["had_recent_input"],
        selectors=tuple(read["selectors"]),
        cause=cause,
        cause_selector=read["filler_selector"] if cause else "",
        boxes=tuple(Box(**box) for box in read["boxes"]),
        cause_box=Box(**read["filler_box"]) if cause and read["filler_box"] else None,
    )


@cache
def advert_signs() -> _AdvertSigns:
    """What ``adverts.toml`` says."""
    return msgspec.toml.decode(
        files("mmaudit.gather").joinpath("adverts.toml").read_bytes(), type=_AdvertSigns
    )


def is_advert(marks: Iterable[str]) -> bool:
    """Whether an element is the slot of an advert, by what names it and what stands in it."""
    signs = advert_signs()
    return any(
        mark in signs.names
        or mark.startswith(signs.beginnings)
        or any(mark == host or mark.endswith("." + host) for host in signs.hosts)
        for mark in marks
    )


def cause_of(filler: str, *, has_new_font: bool) -> ShiftCause | None:
    """The cause, from the kind of what fills the gap (``observe.js``): ``picture frame block grown`` or nothing.

    Text that a new font has made longer has ``grown`` from where it was; what has come anew begins in the gap.
    """
    match filler:
        case "picture":
            return ShiftCause.PICTURE
        case "frame":
            return ShiftCause.FRAME
        case "block":
            return ShiftCause.BLOCK
        case _ if has_new_font:
            return ShiftCause.FONT
        case "grown":
            return ShiftCause.BLOCK
        case _:
            return None
