"""What kind of page it is, for questions that are asked of some pages only."""

from enum import StrEnum
from urllib.parse import urlsplit

from mmaudit.facts.page_facts import PageFacts
from mmaudit.moments.marks import host_pattern


class PageKind(StrEnum):
    """The kinds that a question file can name. A page may be of several kinds or of none."""

    HOME = "home"
    CONTACT = "contact"
    PRODUCT = "product"
    ARTICLE = "article"
    HOWTO = "howto"


_SIGNS = {"product": PageKind.PRODUCT, "article": PageKind.ARTICLE, "howto": PageKind.HOWTO}


def page_kinds(page: PageFacts, signs: frozenset[str]) -> frozenset[PageKind]:
    """Tell a page's kinds by its place, its address and its signs (``moments.signs``)."""
    kinds = {kind for sign, kind in _SIGNS.items() if sign in signs}
    if page.snapshot.job.depth == 0:
        kinds.add(PageKind.HOME)
    if host_pattern("contact").search(page.url):
        kinds.add(PageKind.CONTACT)
    return frozenset(kinds)


def path_of(url: str) -> str:
    """The path of a page's address, as question files name it (``/kontakt``)."""
    try:
        return urlsplit(url).path or "/"
    except ValueError:
        return "/"
