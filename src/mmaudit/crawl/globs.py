"""``--include`` and ``--exclude``: shell patterns over a URL's path."""

import fnmatch
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Globs:
    """Patterns of which one has to match. Those with ``://`` look at the whole URL; ``*`` passes over slashes."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, globs: Sequence[str]) -> "Globs":
        """The patterns of a command line."""
        return cls(tuple((glob, re.compile(fnmatch.translate(glob))) for glob in globs))

    def match(self, url: str) -> str | None:
        """The first pattern that matches a canonical URL, escaped or decoded."""
        path = urlsplit(url).path
        for glob, pattern in self.patterns:
            text = url if "://" in glob else path
            if pattern.match(text) or pattern.match(unquote(text)):
                return glob
        return None

    def __bool__(self) -> bool:
        return bool(self.patterns)
