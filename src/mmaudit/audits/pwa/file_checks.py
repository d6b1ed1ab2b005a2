"""What is wrong with a file of an app, by what was measured of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from mmaudit.facts.picture_kind import kind_of_type
from mmaudit.model.app_files import AppFile, FileFault
from mmaudit.model.verdict import Evidence

# What a server says to a stranger, or when it is busy: nothing about the file.
NOT_ABOUT_THE_FILE = frozenset({401, 403, 407, 408, 425, 429, 503})
SIZE = re.compile(r"(\d{1,6})x(\d{1,6})")
# Servers that name no type at all leave it to the browser.
NO_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream"})

NO_ANSWER = "{path}: the server answers {status}"
NOT_SERVED_AS = "{path}: is served as {type}"
IS_SMALLER = "{path}: is {width} × {height}, declared as {sizes}"
OTHER_KIND = "{path}: is {kind}, declared as {type}"
FAULTS = {
    FileFault.BLOCKED: "{path}: leads to a private address",
    FileFault.UNREACHABLE: "{path}: cannot be reached",
    FileFault.REFUSED: "{path}: the browser may not use it: it is no picture, or its server forbids other sites",
    FileFault.TIMEOUT: "{path}: did not come in time",
    FileFault.TOO_LARGE: "{path}: is larger than 5 MB",
    FileFault.TOO_MANY_PIXELS: "{path}: is {width} × {height}, too large for a phone to unpack",
    FileFault.NO_PICTURE: "{path}: is no picture",
    FileFault.CUT_OFF: "{path}: breaks off before its end",
    FileFault.NOT_DRAWN: "{path}: could not be drawn in time",
}


class Weight(IntEnum):
    """How much a remark matters, the worst last."""

    MILD = 0
    MASK = 1
    WRONG = 2
    BROKEN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something about one file. ``text``: one of the sentences above, filled in."""

    file: AppFile
    weight: Weight
    text: str


def arrival(file: AppFile) -> Iterator[Remark]:
    """Whether there is a file at all, and whether it can be used."""
    path, status = file.wanted.path, file.status
    if file.fault:
        mild = file.fault in (FileFault.TIMEOUT, FileFault.NOT_DRAWN)
        text = FAULTS[file.fault].format(path=path, width=file.width_px, height=file.height_px)
        yield Remark(file=file, weight=Weight.MILD if mild else Weight.BROKEN, text=text)
    elif status is not None and status >= 400:
        weight = Weight.MILD if status in NOT_ABOUT_THE_FILE else Weight.BROKEN
        yield Remark(file=file, weight=weight, text=NO_ANSWER.format(path=path, status=status))


def as_declared(file: AppFile) -> Iterator[Remark]:
    """Whether a picture is what the manifest says of it. One that is larger does no harm."""
    if not is_there(file):
        return
    wanted, kind = file.wanted, kind_of_type(file.wanted.type)
    if is_too_small(file):
        text = IS_SMALLER.format(
            path=wanted.path, width=file.width_px, height=file.height_px, sizes=wanted.sizes
        )
        yield Remark(file=file, weight=Weight.WRONG, text=text)
    if kind and kind != file.kind:
        weight = Weight.WRONG if "svg" in (kind, file.kind) else Weight.MILD
        text = OTHER_KIND.format(path=wanted.path, kind=file.kind, type=wanted.type)
        yield Remark(file=file, weight=weight, text=text)
    served = file.content_type.partition(";")[0].strip().lower()
    if served not in NO_TYPES and not served.startswith("image/"):
        text = NOT_SERVED_AS.format(path=wanted.path, type=served[:60])
        yield Remark(file=file, weight=Weight.MILD, text=text)


def is_too_small(file: AppFile) -> bool:
    """Whether the picture has fewer pixels than each of the sizes that are declared."""
    sizes = [(int(width), int(height)) for width, height in SIZE.findall(file.wanted.sizes.lower())]
    if not sizes or "any" in file.wanted.sizes.lower().split() or file.kind in ("svg", "ico"):
        return False
    here = (file.width_px or 0, file.height_px or 0)
    return all(here[0] < width or here[1] < height for width, height in sizes)


def is_there(file: AppFile) -> bool:
    """Whether the picture was seen."""
    return not file.fault and bool(file.width_px and file.height_px)


def worst(remarks: Iterable[Remark]) -> Weight | None:
    """The worst of them; ``None`` for none."""
    return max((each.weight for each in remarks), default=None)


def shown(remarks: Iterable[Remark]) -> tuple[Evidence, ...]:
    """The remarks as evidence, the worst first."""
    ordered = sorted(remarks, key=lambda each: -each.weight)
    return tuple(
        Evidence(kind="link", label=each.text, url=address(each.file), picture=each.file.picture)
        for each in ordered
    )


def address(file: AppFile) -> str:
    """Where the file is; ``""`` for one that stands in its own address."""
    return "" if file.wanted.url.startswith("data:") else file.wanted.url
