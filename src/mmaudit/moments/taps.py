"""How many taps from the start page until a visitor calls, writes, sets off or buys. Pure."""

from collections.abc import Callable, Iterator

from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.answer import Answer, AnswerSource, AnswerStatus
from mmaudit.model.report import Taps
from mmaudit.model.snapshot import Link
from mmaudit.moments.marks import host_pattern

_ORDER_QUESTION = "buy.order"
_WRITE_QUESTION = "go.email"
_SURE = 0.9


def fewest_taps(site: SiteFacts) -> Taps:
    """Count the taps to the page and the tap on it; a link behind a closed menu costs one more. ``None``: no way found.

    ``to_contact`` also counts the way to a contact page or form, where the visitor is then.
    """
    maps = host_pattern("maps")
    contact = host_pattern("contact")
    to_call = _to_link(site, lambda url: url.startswith("tel:"))
    to_write = _to_link(site, lambda url: url.startswith("mailto:"))
    to_page = min((taps for page, taps in _reached(site) if contact.search(page.url)), default=None)
    to_form = min((taps for taps, _ in _answered(site, _WRITE_QUESTION, AnswerSource.CONTROL)), default=None)
    return Taps(
        to_buy=_to_order(site),
        to_call=to_call,
        to_directions=_to_link(site, lambda url: url.startswith("geo:") or maps.search(url) is not None),
        to_contact=min(
            (taps for taps in (to_call, to_write, to_page, to_form) if taps is not None), default=None
        ),
    )


def _reached(site: SiteFacts) -> Iterator[tuple[PageFacts, int]]:
    for page in site.pages:
        taps = site.taps_from_home.get(page.url)
        if taps is not None:
            yield page, taps


def _to_link(site: SiteFacts, fits: Callable[[str], bool]) -> int | None:
    return min(
        (
            taps + _cost(link)
            for page, taps in _reached(site)
            for link in _links(page)
            if fits(link.url) and (link.visible or link.collapsed)
        ),
        default=None,
    )


def _links(page: PageFacts) -> tuple[Link, ...]:
    content = page.snapshot.content
    return () if content is None else content.links


def _cost(link: Link) -> int:
    return 2 if link.collapsed else 1


def _to_order(site: SiteFacts) -> int | None:
    """Prefer buttons that surely buy this item to those that only say "order" or "book"."""
    sure: list[int] = []
    weaker: list[int] = []
    for taps, answer in _answered(site, _ORDER_QUESTION):
        (sure if answer.confidence >= _SURE else weaker).append(taps)
    return min(sure or weaker, default=None)


def _answered(
    site: SiteFacts, question: str, source: AnswerSource | None = None
) -> Iterator[tuple[int, Answer]]:
    """Give a page's own answers with the taps to act on them."""
    for page, taps in _reached(site):
        for answer in site.answers.get(page.url, ()):
            if (
                answer.question != question
                or not answer.answered
                or answer.in_boilerplate
                or answer.status is AnswerStatus.PARTIAL
            ):
                continue
            if source is None or answer.source is source:
                yield taps + (2 if answer.collapsed else 1), answer
