"""Paths into structured data: ``Restaurant.servesCuisine``, ``amenityFeature[name~='charging'].value``.

A path is property names joined by dots, with a type (capitalised) before them if it matters. A condition in brackets
keeps the values that have a property that equals (``=``) or contains (``~=``) a text, whatever the case.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mmaudit.moments.structured import Item

_SEGMENT = re.compile(
    r"(?P<name>@?[\w:-]+)(?:\[(?P<property>[\w:-]+)(?P<sign>~?=)(?P<quote>['\"])(?P<text>.*?)(?P=quote)\])?"
)
_NAMES = ("value", "name", "text", "description", "@id", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One step of a path: a property, and what its value must have."""

    name: str
    property: str = ""
    contains: bool = False
    text: str = ""

    def keeps(self, item: Item) -> bool:
        """Say whether an item fulfils the condition."""
        if not self.property:
            return True
        values = (value.lower() for value in item.texts(self.property))
        return any(self.text in value if self.contains else self.text == value for value in values)


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredPath:
    """A compiled path; ``type`` is empty when any will do."""

    type: str
    segments: tuple[Segment, ...]

    def values(self, items: Sequence[Item]) -> Iterator[str]:
        """Give the plain values at the path in a page's items; an item at its end is told by its value or name."""
        for item in items:
            if not self.type or self.type in item.types:
                yield from _walk(item, self.segments)


def parse_path(text: str) -> StructuredPath:
    """Read a path. Raises ``ValueError`` that says what is wrong."""
    segments = []
    at = 0
    while True:
        match = _SEGMENT.match(text, at)
        if match is None:
            raise ValueError(f"{text!r} is no path into structured data at {text[at:]!r}")
        segments.append(_segment(match))
        at = match.end()
        if at == len(text):
            break
        if text[at] != ".":
            raise ValueError(f"{text!r} is no path into structured data at {text[at:]!r}")
        at += 1
    is_type = segments[0].name[:1].isupper()
    if is_type and len(segments) == 1:
        raise ValueError(f"{text!r} names a type without a property")
    return StructuredPath(
        type=segments[0].name if is_type else "", segments=tuple(segments[1:] if is_type else segments)
    )


def _segment(match: re.Match[str]) -> Segment:
    return Segment(
        name=match["name"],
        property=match["property"] or "",
        contains=match["sign"] == "~=",
        text=(match["text"] or "").lower(),
    )


def _walk(item: Item, segments: Sequence[Segment]) -> Iterator[str]:
    head, rest = segments[0], segments[1:]
    if not rest and not head.property:
        yield from item.texts(head.name)
    for nested in item.items(head.name):
        if head.keeps(nested) and rest:
            yield from _walk(nested, rest)
        elif head.keeps(nested) and (value := nested.first(*_NAMES)):
            yield value
