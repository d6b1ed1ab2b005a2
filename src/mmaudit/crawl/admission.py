"""Whether a URL of the site may become a page, and whether it may be asked at all."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import msgspec

from mmaudit.config.settings import CrawlLimits
from mmaudit.crawl.globs import Globs
from mmaudit.crawl.robots import Robots
from mmaudit.crawl.side_effects import side_effect
from mmaudit.model.failure import FailureCode

# The traps that Heritrix knows (PathologicalPath, TooManyPathSegments) and one that search engines name.
MAX_URL_CHARS = 2000
MAX_SEGMENTS = 20
MAX_REPEATS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a URL does not become a page. ``checkable``: it may still be asked whether it works."""

    why: FailureCode
    detail: str
    checkable: bool = False


class _NotPages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    extensions: frozenset[str]


@cache
def file_extensions() -> frozenset[str]:
    """The extensions of ``not_pages.toml``."""
    raw = files("mmaudit.crawl").joinpath("not_pages.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_NotPages).extensions


class Admission:
    """Judges the URLs of one site, each for itself."""

    def __init__(self, limits: CrawlLimits, robots: Robots) -> None:
        self._limits = limits
        self._robots = robots
        self._include = Globs.of(limits.include)
        self._exclude = Globs.of(limits.exclude)

    def refusal(self, url: str) -> Refusal | None:
        """Why the canonical ``url`` is not visited; ``None`` lets it in.

        What must not be asked at all comes first, what merely is no page after it.
        """
        return trap(url) or self._forbidden(url) or self._no_page(url)

    def may_ask(self, url: str) -> bool:
        """Whether the canonical ``url`` may be asked, be it a page or not."""
        return trap(url) is None and self._forbidden(url) is None

    def _forbidden(self, url: str) -> Refusal | None:
        act = side_effect(url)
        if act is not None:
            return Refusal(why=FailureCode.SIDE_EFFECT, detail=f"“{act}” may change something on the site.")
        if not self._robots.allows(url):
            return Refusal(why=FailureCode.ROBOTS, detail="robots.txt does not allow it.")
        glob = self._exclude.match(url)
        return Refusal(why=FailureCode.EXCLUDED, detail=f"--exclude {glob}") if glob else None

    def _no_page(self, url: str) -> Refusal | None:
        name = urlsplit(url).path.rpartition("/")[2]
        extension = name.rpartition(".")[2].lower()
        if "." in name and extension in file_extensions():
            return Refusal(
                why=FailureCode.NOT_HTML, detail=f"A .{extension} file is no page.", checkable=True
            )
        if self._include and not self._include.match(url):
            return Refusal(why=FailureCode.EXCLUDED, detail="No --include matches it.", checkable=True)
        return None


def trap(url: str) -> Refusal | None:
    """Why a URL looks like one of endlessly many."""
    # A visit hands out no more of a link: one that is just as long was cut.
    if len(url) >= MAX_URL_CHARS:
        return Refusal(why=FailureCode.TRAP, detail=f"The address has more than {MAX_URL_CHARS} characters.")
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    if len(segments) > MAX_SEGMENTS:
        return Refusal(why=FailureCode.TRAP, detail=f"The path has more than {MAX_SEGMENTS} parts.")
    segment, count = max(Counter(segments).items(), key=lambda pair: pair[1], default=("", 0))
    if count > MAX_REPEATS:
        return Refusal(why=FailureCode.TRAP, detail=f"“{segment[:80]}” stands {count} times in the path.")
    return None
