"""What AMP's own validator says against the pages, each kind of error once, with a line of the source."""

from collections import Counter
from dataclasses import dataclass

from mmaudit.report.clean import clean_line
from mmaudit.report.view.links import Link
from mmaudit.report.view.scene import Scene

MOST_GROUPS = 12
MOST_PLACES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AmpErrorView:
    """One kind of error. ``source``: the first line at fault as the site wrote it, ``line`` its number in words."""

    message: str
    code: str
    source: str
    line: str
    count: str
    places: tuple[Link, ...]
    more: str


def amp_errors(scene: Scene) -> tuple[AmpErrorView, ...]:
    """The errors by their message, the most frequent first."""
    pages = [page for page in scene.audited() if page.amp.errors]
    counts = Counter(each.message for page in pages for each in page.amp.errors)
    return tuple(_group(message, count, scene) for message, count in counts.most_common(MOST_GROUPS))


def _group(message: str, count: int, scene: Scene) -> AmpErrorView:
    language = scene.language
    held = [(page, each) for page in scene.audited() for each in page.amp.errors if each.message == message]
    first, urls = held[0][1], list(dict.fromkeys(page.url for page, _ in held))
    others = len(urls) - MOST_PLACES
    return AmpErrorView(
        message=clean_line(message, 300),
        code=clean_line(first.code, 80),
        source=clean_line(first.source_line, 200),
        line=language.gettext("Line {line}").format(line=language.numbers.count(first.line)),
        count=language.ngettext("{count} place", "{count} places", count),
        places=tuple(scene.place(url) for url in urls[:MOST_PLACES]),
        more=language.ngettext("and {count} more", "and {count} more", others) if others > 0 else "",
    )
