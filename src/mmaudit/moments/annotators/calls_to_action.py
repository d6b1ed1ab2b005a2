"""Buttons and links that let the visitor act: add to cart, order, book."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mmaudit.moments.marks import host_pattern
from mmaudit.moments.reading import ControlSeen, LinkSeen, Passage, Reading
from mmaudit.moments.vocabulary import Vocabulary
from mmaudit.moments.zones import Zone

_LABEL_CHARACTERS = 60
_TEXT_BUTTON_CHARACTERS = 32
# A label that books says little else: a chapter about "预定义…" holds the word and books nothing.
_BOOKING_SHARE = 3
_BUTTON_KINDS = frozenset({"submit", "button", "image", "reset", ""})
# Names that shop software gives to the button: WooCommerce, Shopify, Magento, PrestaShop, OpenCart.
_CART_NAME = re.compile(
    r"add[-_]?to[-_]?(?:cart|basket|bag|trolley)|buy[-_]?(?:now|button|btn)|\btocart\b|(?:button|btn)[-_]cart"
    r"|add[-_]?cart|cart[-_]add|product-form__(?:submit|cart)",
    re.IGNORECASE,
)
_NEAREST_NAMES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CallToAction:
    """Something to tap. ``kind``: ``cart`` (buys this item), ``order`` (weaker words) or ``book``."""

    kind: str
    link: LinkSeen | None = None
    control: ControlSeen | None = None
    passage: Passage | None = None

    @property
    def zone(self) -> Zone:
        """Tell the zone it stands in."""
        seen = self.link or self.control or self.passage
        return Zone.CONTENT if seen is None else seen.zone


def find_calls_to_action(reading: Reading) -> tuple[CallToAction, ...]:
    """Find what the words of the page's languages, class names or cart links announce."""
    tapped = (*_controls(reading.controls, reading.vocabulary), *_links(reading.links, reading.vocabulary))
    if any(call.kind == "cart" for call in tapped):
        return tapped
    return (*tapped, *_texts(reading.passages, reading.vocabulary))


def _texts(passages: Sequence[Passage], vocabulary: Vocabulary) -> Iterator[CallToAction]:
    """Find buttons made of bare text and script: short, and nothing but the words that buy."""
    for passage in passages:
        label = passage.lower.strip()
        match = vocabulary.find("add_to_cart", label) if len(label) <= _TEXT_BUTTON_CHARACTERS else None
        if match and match.end() - match.start() >= len(label) - 3 and not passage.block.heading_level:
            yield CallToAction(kind="cart", passage=passage)


def _controls(controls: Sequence[ControlSeen], vocabulary: Vocabulary) -> Iterator[CallToAction]:
    for seen in controls:
        control = seen.control
        if control.tag not in ("button", "input", "a", "div", "span") or control.kind not in _BUTTON_KINDS:
            continue
        kind = _kind(seen.lower, vocabulary)
        if _CART_NAME.search(f"{control.name} {_nearest(control.selector)} {control.form_action}"):
            kind = "cart"
        if kind:
            yield CallToAction(kind=kind, control=replace(seen, zone=_zone(kind, seen.zone)))


def _links(links: Sequence[LinkSeen], vocabulary: Vocabulary) -> Iterator[CallToAction]:
    for seen in links:
        kind = _kind(seen.lower, vocabulary)
        if not kind and host_pattern("booking").search(seen.link.url):
            kind = "book"
        if not kind and (_CART_NAME.search(seen.link.url) or _CART_NAME.search(_nearest(seen.link.selector))):
            kind = "cart"
        if kind:
            yield CallToAction(kind=kind, link=replace(seen, zone=_zone(kind, seen.zone)))


def _nearest(selector: str) -> str:
    """Give the names of the element and its parent: the whole form may be called "add to cart"."""
    return " > ".join(selector.split(" > ")[-_NEAREST_NAMES:])


def _zone(kind: str, zone: Zone) -> Zone:
    """Give the button that buys back to its page: every product page repeats it, each for its own item."""
    return Zone.CONTENT if kind == "cart" and zone is Zone.REPEATED else zone


def _kind(label: str, vocabulary: Vocabulary) -> str:
    if not 0 < len(label) <= _LABEL_CHARACTERS:
        return ""
    if vocabulary.find("add_to_cart", label):
        return "cart"
    booking = vocabulary.find("book", label)
    if booking and _BOOKING_SHARE * (booking.end() - booking.start()) >= len(label):
        return "book"
    # "Order" in a longer label names a page ("Order history"), at its beginning it is an act.
    return "order" if len(label) <= 30 and vocabulary.starts("order", label) else ""
