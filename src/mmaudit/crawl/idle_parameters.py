"""What changes an address and not the page: sessions by any name, in the query or in the path, sorting, ways to show a list.

Known names are left out of every address (``facts/canonical.toml``); these are learned from the pages that were seen.
A part of the path that nobody typed counts as a parameter, by the name of its place: ``/2``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from mmaudit.crawl.scope import by_name

# A value that nobody typed: long, with digits among other characters.
TOKEN = re.compile(r"(?=.*\d)[\w%.~+/=-]{12,}")
PATH_TOKEN = re.compile(r"(?=(?:[^0-9]*[0-9]){3})[A-Za-z0-9]{16,}")
# How many values of a parameter must show the same page; a token tells it by its look at the first.
MIN_VALUES = 3
MIN_TOKENS = 2
# What holds on so many paths holds on the whole site.
MIN_PATHS = 2
# Two values that show the same are a hint; so many of them, each on a path of its own, are as good.
MIN_HINTS = 3
MAX_COMPARED = 60


@dataclass(slots=True)
class _Trial:
    """What is known of one parameter on one path: the values that showed the same text, and whether any did not."""

    same: set[str] = field(default_factory=set)
    tells: bool = False

    def add(self, values: set[str], *, are_same: bool) -> None:
        """Two pages with these values were compared."""
        self.tells |= not are_same
        self.same |= values if are_same else set()

    @property
    def is_idle(self) -> bool:
        """Whether it may be left out on this path."""
        enough = MIN_TOKENS if are_tokens(self.same) else MIN_VALUES
        return not self.tells and len(self.same) >= enough


class IdleParameters:
    """Compares the visited pages of one path by what they say, whatever its order."""

    def __init__(self) -> None:
        self._pages: defaultdict[str, list[tuple[dict[str, str], str]]] = defaultdict(list)
        self._trials: defaultdict[str, dict[str, _Trial]] = defaultdict(dict)

    def learn(self, url: str, words: str) -> None:
        """``words``: a hash of what the page at ``url`` says."""
        path, query = taken_apart(url)
        for known, said in self._pages[path][-MAX_COMPARED:]:
            values = {
                name: {known.get(name, ""), query.get(name, "")}
                for name in known.keys() | query.keys()
                if known.get(name) != query.get(name)
            }
            # Of several that differ nobody knows which one tells; that none does is plain where all are tokens.
            if len(values) == 1 or (said == words and all(map(are_tokens, values.values()))):
                for name, two in values.items():
                    self._trials[name].setdefault(path, _Trial()).add(two, are_same=said == words)
        self._pages[path].append((query, words))

    def place(self, url: str) -> str:
        """What the addresses have in common that may show the same page as ``url``."""
        return taken_apart(url)[0]

    def idle_in(self, url: str) -> Iterator[str]:
        """The parameters of ``url`` that change nothing."""
        path, query = taken_apart(url)
        yield from (name for name in query if self._is_idle(name, path))

    def _is_idle(self, name: str, path: str) -> bool:
        trials = self._trials.get(name, {})
        here = trials.get(path, _Trial())
        if here.tells or here.is_idle:
            return not here.tells
        everywhere = trials.values()
        idle, same = sum(each.is_idle for each in everywhere), sum(len(each.same) > 1 for each in everywhere)
        return (idle >= MIN_PATHS or same >= MIN_HINTS) and not any(each.tells for each in everywhere)

    def shown(self, url: str) -> str:
        """What of ``url`` changes nothing: the names of parameters, the parts of the path as they stand."""
        _, values = taken_apart(url)
        return ", ".join(values[name] if name.startswith("/") else name for name in self.idle_in(url))

    def stripped(self, url: str) -> str:
        """What tells the page at ``url`` from others: its path and the parameters that do not idle."""
        path, query = taken_apart(url)
        idle = set(self.idle_in(url))
        kept = "&".join(f"{name}={value}" for name, value in sorted(query.items()) if name not in idle)
        return f"{path}?{kept}" if kept else path


def are_tokens(values: set[str]) -> bool:
    """Whether nobody typed any of ``values``; without the parameter at all is a value too."""
    return all(TOKEN.fullmatch(value) for value in values if value)


def taken_apart(url: str) -> tuple[str, dict[str, str]]:
    """The path of a canonical URL and its parameters by name; of a name that comes twice both values count."""
    parts = urlsplit(url)
    segments = parts.path.split("/")
    values = {f"/{at}": part for at, part in enumerate(segments) if PATH_TOKEN.fullmatch(part)}
    path = "/".join("*" if f"/{at}" in values else part for at, part in enumerate(segments))
    for name, value in by_name(parts.query):
        values[name] = f"{values[name]}&{value}" if name in values else value
    return path, values
