"""Where in a manifest's text each of its members stands, so that a report can quote the line."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# Strings before comments: an address in a string holds what looks like one. Chromium's reader allows comments.
TOKEN = re.compile(r'("(?:[^"\\]|\\.)*+")|//[^\n]*+|/\*.*?\*/|([{}\[\],])|[^\s"{}\[\],/]++', re.DOTALL)
MAX_PLACES = 5000
MAX_DEPTH = 60
# A line that is longer is cut: a manifest is often served in one line.
QUOTE = 160
BEFORE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlace:
    """A place in a text; both count from 1."""

    line: int
    column: int


@dataclass(slots=True, kw_only=True)
class _Box:
    """An object or a list that is open. ``count``: of a list's elements so far; ``key`` is due in an object."""

    path: str
    is_list: bool
    count: int = 0
    wants_key: bool = True
    last: str = ""


@dataclass(slots=True)
class _Walk:
    text: str
    boxes: list[_Box] = field(default_factory=list)
    found: dict[str, int] = field(default_factory=dict)

    def step(self, sign: str, at: int) -> None:
        """One sign: what it opens, closes or names."""
        box = self.boxes[-1] if self.boxes else None
        if sign in ("}", "]"):
            self.boxes = self.boxes[:-1]
        elif sign == ",":
            if box:
                box.wants_key = True
        elif box and not box.is_list and box.wants_key:
            self._name(box, sign, at)
        elif sign in ("{", "["):
            self.boxes.append(_Box(path=self._value(box, at), is_list=sign == "["))
        elif sign != ":":
            self._value(box, at)

    def _name(self, box: _Box, sign: str, at: int) -> None:
        if sign.startswith('"'):
            box.last = joined(box.path, unquoted(sign))
            box.wants_key = False
            self.found[box.last] = at

    def _value(self, box: _Box | None, at: int) -> str:
        """The path of the value that begins here."""
        if box is None:
            return ""
        if not box.is_list:
            return box.last
        path = f"{box.path}[{box.count}]"
        box.count += 1
        self.found[path] = at
        return path


def joined(path: str, name: str) -> str:
    """The path of the member ``name`` of what stands at ``path``."""
    return f"{path}.{name}" if path else name


def unquoted(sign: str) -> str:
    """The text of a JSON string; as it stands when it is none."""
    try:
        return str(json.loads(sign, strict=False))
    except ValueError:
        return sign.strip('"')


def places(text: str) -> Mapping[str, TextPlace]:
    """Path (``icons[0].sizes``) to place, as far as the text can be followed; of a name that stands twice the last."""
    walk = _Walk(text)
    for token in TOKEN.finditer(text):
        if not token[0].startswith(("//", "/*")):
            walk.step(token[0], token.start())
        if len(walk.found) > MAX_PLACES or len(walk.boxes) > MAX_DEPTH:
            break
    return {path: place_of(text, at) for path, at in walk.found.items()}


def place_of(text: str, at: int) -> TextPlace:
    """Line and column of a character."""
    return TextPlace(line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))


def quoted(text: str, place: TextPlace) -> str:
    """The line at ``place`` with its number; the part of it around the place where it is long."""
    lines = text.split("\n", place.line)
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    begin = max(0, place.column - 1 - BEFORE) if len(line) > QUOTE else 0
    shown = line[begin : begin + QUOTE].strip()
    return f"{place.line}: {shown}" if shown else ""
