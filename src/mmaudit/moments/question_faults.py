"""What is wrong with a user's question file, and on which line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

import msgspec

_HEADER = re.compile(r"\s*\[\[\s*question\s*\]\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; ``line`` counts from 1, ``None`` where no line can be named."""

    line: int | None
    message: str

    def __str__(self) -> str:
        return f": {self.message}" if self.line is None else f":{self.line}: {self.message}"


@dataclass(slots=True)
class Source:
    """The text of a question file, to find the line of a key in it."""

    text: str
    lines: list[str] = field(init=False)
    headers: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.text.splitlines()
        self.headers = [at for at, line in enumerate(self.lines, 1) if _HEADER.match(line)]

    def line_of_key(self, key: str, number: int | None = None) -> int | None:
        """Find ``key`` in the question with this 0-based number (before the first one without); else its header."""
        start, end = self._span(number)
        named = re.compile(rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
        for at in range(start, end + 1):
            if named.search(self.lines[at - 1].partition("#")[0]):
                return at
        return None if number is None or number >= len(self.headers) else start

    def unknown_key(self, key: str, known: Iterable[str], number: int | None = None) -> Fault:
        """Tell of a key that does not exist, with the one that was probably meant."""
        names = list(known)
        near = get_close_matches(key, names, n=1)
        meant = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(names)}"
        return Fault(self.line_of_key(key, number), f"unknown key {key!r}: {meant}")

    def _span(self, number: int | None) -> tuple[int, int]:
        if number is None:
            return 1, len(self.lines)
        if number >= len(self.headers):
            return 1, len(self.lines)
        following = self.headers[number + 1 :]
        return self.headers[number], following[0] - 1 if following else len(self.lines)


def told(error: msgspec.ValidationError, number: int, source: Source) -> Fault:
    """Tell of a value that does not fit: the reason, the key, the line."""
    reason, _, path = str(error).partition(" - at ")
    key = re.match(r"`\$\.(\w+)", path)
    wrong = re.search(r"`(\w+)`", reason) if "missing required field" in reason else None
    line = source.line_of_key(key[1] if key else wrong[1] if wrong else "", number)
    reason = reason.replace("Object missing required field", "the question lacks")
    return Fault(line, f"{key[1]}: {reason}" if key else reason)
