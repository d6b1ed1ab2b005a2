"""What an ordinary page has that its AMP version lacks.

Both must have the same content and allow the same actions
(https://developers.google.com/search/docs/crawling-indexing/amp#guidelines).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from mmaudit.facts.markup import attribute, parse_markup
from mmaudit.facts.page_facts import PageFacts
from mmaudit.facts.structured import read_structured
from mmaudit.facts.wording import normalised
from mmaudit.facts.zones import is_frame
from mmaudit.model.snapshot import Block, FetchedDocument

# A shorter block is a label or a button, which the two may word differently.
MIN_BLOCK = 25
# A shorter label may well be an icon elsewhere.
MIN_LABEL = 4
# A smaller picture is an icon, a logo or a counter.
MIN_PICTURE_PX = 150
PICTURES = frozenset({"img", "amp-img", "amp-anim", "amp-carousel", "amp-base-carousel", "picture", "svg"})
# With less text than this a page says too little to be compared.
MIN_TEXT = 200
UNREAD = frozenset({"script", "style", "noscript", "template", "amp-analytics", "amp-consent"})
FILMS = frozenset(
    {"video", "amp-video", "amp-youtube", "amp-vimeo", "amp-dailymotion", "amp-brightcove", "amp-iframe"}
)
FILM_HOSTS = ("youtube.com/", "youtube-nocookie.com/", "vimeo.com/", "dailymotion.com/")
# What every page has, or what stands for its text.
COMMON_TYPES = frozenset(
    {"", "WebPage", "WebSite", "ImageObject", "ListItem", "Organization", "Person", "SearchAction"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parity:
    """``kept``: how much of the page's own text the AMP version has (0 to 1; ``None``: too little to tell).

    ``missing``: passages of it that are not there. ``heading``: the page's main heading, ``action``: its first call to
    action, where the AMP version has none of those that the page has. ``types``: schema.org types that only the page names.
    """

    kept: float | None
    missing: tuple[str, ...]
    lacks_film: bool
    lacks_phone: bool
    lacks_pictures: bool
    heading: str
    action: str
    types: tuple[str, ...]


def compare(page: PageFacts, partner: FetchedDocument) -> Parity | None:
    """The page beside its AMP version as it was served; ``None`` when one of them was not read."""
    content, root = page.snapshot.content, parse_markup(partner.text)
    if content is None or root is None:
        return None
    own = [block for block in content.blocks if is_own(block)]
    text = text_of(root)
    missing = [block.text for block in own if squeezed(block.text) not in text]
    length = sum(len(block.text) for block in own)
    # Open Graph is for those who share a page, not for what it offers.
    types = {item.type for item in page.structured if item.syntax != "opengraph"} - COMMON_TYPES
    theirs = {item.type for item in read_structured(root, base_url=partner.final_url).items}
    return Parity(
        kept=1 - sum(map(len, missing)) / length if length >= MIN_TEXT else None,
        missing=tuple(missing),
        lacks_film=has_film_on(page) and next(root.iter(*FILMS), None) is None,
        lacks_phone=any(link.url.startswith("tel:") for link in content.links) and not has_phone(root),
        lacks_pictures=has_pictures(page) and next(root.iter(*PICTURES), None) is None,
        heading=lost([each for each in page.h1 if len(each) >= MIN_LABEL], text),
        action=lost(actions(page), text),
        types=tuple(sorted(types - theirs)),
    )


def lost(texts: Sequence[str], text: str) -> str:
    """The first of ``texts`` when none of them stands in the squeezed ``text``."""
    return texts[0] if texts and not any(squeezed(each) in text for each in texts) else ""


def actions(page: PageFacts) -> list[str]:
    """What the page's calls to action say; a number to call is looked at by itself."""
    targets = page.snapshot.layout.tap_targets if page.snapshot.layout else ()
    return [each.text for each in targets if each.is_action and len(each.text) >= MIN_LABEL]


def has_pictures(page: PageFacts) -> bool:
    """Whether the page shows a picture that is no icon."""
    images = page.snapshot.layout.images if page.snapshot.layout else ()
    return any(min(each.box.width, each.box.height) >= MIN_PICTURE_PX for each in images)


def is_own(block: Block) -> bool:
    """Whether a block belongs to what the page says, not to what frames it."""
    return (
        block.visible and len(block.text) >= MIN_BLOCK and not is_frame(block) and block.landmark != "dialog"
    )


def has_film_on(page: PageFacts) -> bool:
    """Whether the page shows a film: a ``video``, or a frame of those who host them."""
    embeds = page.snapshot.content.embeds if page.snapshot.content else ()
    return any(
        each.visible and (each.tag == "video" or any(host in each.url for host in FILM_HOSTS))
        for each in embeds
    )


def has_phone(root: html.HtmlElement) -> bool:
    """Whether a document has a number to be tapped."""
    return any(attribute(link, "href").lower().startswith("tel:") for link in root.iter("a"))


def text_of(root: html.HtmlElement) -> str:
    """The text of a served document, squeezed, without what nobody reads."""
    pieces = []
    for node in root.iter():
        if isinstance(node.tag, str) and node.tag not in UNREAD:
            pieces.append(node.text or "")
        pieces.append(node.tail or "")
    return squeezed("".join(pieces))


def squeezed(text: str) -> str:
    """``text`` without the white space, in which two renderings of a page differ."""
    return "".join(normalised(text).split())
