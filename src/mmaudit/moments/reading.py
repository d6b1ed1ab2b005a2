"""One page prepared for reading: its blocks with zone, heading and lower-case text, and its languages."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from mmaudit.facts.language import LIKELY, detect
from mmaudit.facts.page_facts import PageFacts
from mmaudit.facts.zones import block_key
from mmaudit.model.snapshot import Block, Box, Control, Link
from mmaudit.moments.lexicon import Lexicon
from mmaudit.moments.vocabulary import Vocabulary, vocabulary
from mmaudit.moments.words import lower_case
from mmaudit.moments.zones import Zone, ends_in_footer, silent_zone, zone_of

TEXT_LIMIT = 2_000
PASSAGE_LIMIT = 4_000
LINK_LIMIT = 3_000
_HEADER_LIMIT = 500
_SWALLOWING = (Zone.HEADER, Zone.ASIDE)
# Known by class names alone: old themes call the post itself "comment".
_MISNAMED = (Zone.COMMENTS, Zone.RELATED)
_MISNAMED_SHARE = 0.85
# An ancestor that only its name makes a navigation; in a real one, entries are links.
_MENU = re.compile(
    r"(?:^|> )(?!nav\b)(?:section|div|ul|dl|table|article|main)[^ >]*[#.]menu(?![\w-])", re.IGNORECASE
)
_AMOUNT = re.compile(r"(?<![\d:.])(?:\d{2,5}|\d{1,4}[.,]\d{2}|\d{1,3}[,.]\d{3})(?![\d:])")
_LINKED = re.compile(r" > a\b")
_CARTE_AMOUNTS = 3
_FRAMES = frozenset({"nav", "footer", "header"})
_GUESS_BYTES = 40
_GUESS_CHARACTERS = 2_000
_SURE = 0.8
_SCRIPTS = {
    "han": re.compile(r"[\u4e00-\u9fff]"),
    "kana": re.compile(r"[\u3040-\u30ff]"),
    "hangul": re.compile(r"[\uac00-\ud7af]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "arabic": re.compile(r"[\u0600-\u06ff]"),
    "greek": re.compile(r"[\u0370-\u03ff]"),
    "hebrew": re.compile(r"[\u0590-\u05ff]"),
    "thai": re.compile(r"[\u0e00-\u0e7f]"),
    "devanagari": re.compile(r"[\u0900-\u097f]"),
    # Letters that only Vietnamese writes; they make up a tenth to a fifth of a text.
    "vietnamese": re.compile(r"[ăđơưĂĐƠƯ\u1ea0-\u1ef9]"),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Passage:
    """A visible block (text cut at ``TEXT_LIMIT``) in document order.

    ``lower`` has the length of ``text``, so that places found in it hold in ``text`` too.
    ``heading`` is the nearest heading above, in lower case.
    """

    index: int
    block: Block
    text: str
    lower: str
    zone: Zone
    heading: str

    @property
    def is_own(self) -> bool:
        """Say whether it is the page's own content."""
        return self.zone.is_own

    @property
    def in_main(self) -> bool:
        """Say whether it is the content proper: no aside, related items or comments."""
        return self.zone is Zone.CONTENT


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LinkSeen:
    """A visible link with its zone."""

    link: Link
    lower: str
    zone: Zone


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ControlSeen:
    """A visible button or field with its zone."""

    control: Control
    lower: str
    zone: Zone


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """A page, ready to be searched. ``screen_px`` is the screen's height; ``tld`` the host's last label."""

    page: PageFacts
    passages: tuple[Passage, ...]
    links: tuple[LinkSeen, ...]
    controls: tuple[ControlSeen, ...]
    vocabulary: Vocabulary
    langs: tuple[str, ...]
    tld: str
    screen_px: float | None

    def screens_down(self, box: Box | None) -> float | None:
        """Tell how many screens down a box begins; ``None`` without a layout."""
        if box is None or not self.screen_px:
            return None
        return round(max(0.0, box.y) / self.screen_px, 2)


def read_page(page: PageFacts, lexicons: Mapping[str, Lexicon], *, boilerplate: frozenset[str]) -> Reading:
    """Prepare a page. A page without content becomes an empty reading."""
    content = page.snapshot.content
    layout = page.snapshot.layout
    blocks = (
        [] if content is None else [b for b in content.blocks[:PASSAGE_LIMIT] if b.visible or b.collapsed]
    )
    chosen = _choose_lexicons(page, lexicons, sample=" ".join(block.text[:200] for block in blocks[:300]))
    words = vocabulary(chosen)
    passages = tuple(_consent(each, words) for each in _passages(blocks, boilerplate))
    framed = _framed_texts(passages)
    return Reading(
        page=page,
        passages=passages,
        links=() if content is None else tuple(_link(each, framed) for each in content.links[:LINK_LIMIT]),
        controls=()
        if content is None
        else tuple(_control(each, framed) for each in content.controls if each.visible),
        vocabulary=words,
        langs=tuple(each.lang for each in chosen),
        tld=_tld(page.url),
        screen_px=None if layout is None else float(layout.viewport_height_px),
    )


def _choose_lexicons(page: PageFacts, lexicons: Mapping[str, Lexicon], *, sample: str) -> tuple[Lexicon, ...]:
    """Choose the page's language, the declared one, and English, which stands on pages of every language.

    ``html lang`` is often wrong, and a small contact page too short to overrule it: what its text looks like,
    and a script that makes up a tenth of the text, suggest languages too. Phones are read as in the first one's
    countries.
    """
    guess, share = detect(sample[:_GUESS_CHARACTERS], min_bytes=_GUESS_BYTES)
    named = [page.lang, page.declared_lang.split("-")[0].lower()]
    wanted = [guess, *named] if share >= _SURE else [*named, *([guess] if share >= LIKELY else [])]
    wanted += [lang for lang, lexicon in lexicons.items() if _is_written(lexicon, sample)]
    wanted.append("en")
    return tuple(dict.fromkeys(lexicons[lang] for lang in wanted if lang in lexicons))


def _is_written(lexicon: Lexicon, sample: str) -> bool:
    return any(len(_SCRIPTS[script].findall(sample)) * 10 > len(sample) for script in lexicon.scripts)


def _passages(blocks: list[Block], boilerplate: frozenset[str]) -> tuple[Passage, ...]:
    passages: list[Passage] = []
    heading = ""
    zones = _repair([zone_of(landmark=block.landmark, path=block.path) for block in blocks], blocks)
    # An address that the contact page states itself and repeats in its footer is still its own.
    stated_in_frame = {b.text for b, zone in zip(blocks, zones, strict=True) if not zone.is_own}
    for index, (block, zone) in enumerate(zip(blocks, zones, strict=True)):
        text = block.text[:TEXT_LIMIT]
        if zone.is_own and boilerplate and block.text not in stated_in_frame:
            zone = Zone.REPEATED if block_key(block.text) in boilerplate else zone
        zone = silent_zone(tag=block.tag, path=block.path, text=text) or zone
        lower = lower_case(text)
        passages.append(Passage(index=index, block=block, text=text, lower=lower, zone=zone, heading=heading))
        if block.heading_level:
            heading = lower
    return tuple(passages)


def _consent(passage: Passage, words: Vocabulary) -> Passage:
    """Take what floats over the page and speaks of cookies for a consent notice."""
    floats = passage.block.fixed or passage.zone is Zone.DIALOG
    if floats and words.find("consent", passage.lower):
        return replace(passage, zone=Zone.CONSENT)
    return passage


def _repair(zones: list[Zone], blocks: Sequence[Block]) -> list[Zone]:
    """Take a header or aside for content when it holds most of the page: an unclosed one swallows what follows.

    What is named as comments or as related items is the content when next to nothing else is. The last blocks of a
    page without another footer are one when they stand in ``footer``, be it in an unclosed part.
    """
    zones = _begin_with_header(_cartes(_end_with_footer(zones, blocks), blocks), blocks)
    characters = dict.fromkeys(Zone, 0)
    for zone, block in zip(zones, blocks, strict=True):
        characters[zone] += len(block.text)
    most = 0.6 * sum(characters.values())
    swallows = {each for each in _SWALLOWING if characters[each] >= max(most, _HEADER_LIMIT)}
    for each in _MISNAMED:
        least = _MISNAMED_SHARE * (characters[each] + characters[Zone.CONTENT])
        swallows |= {each} if characters[each] >= max(least, _HEADER_LIMIT) else set()
    return [Zone.CONTENT if zone in swallows else zone for zone in zones]


def _cartes(zones: list[Zone], blocks: Sequence[Block]) -> list[Zone]:
    """Take what is named "menu" for content when it lists what is served: numbers beside names, and no links."""
    places = [
        _MENU.search(block.path) if zone is Zone.NAV and block.landmark not in _FRAMES else None
        for zone, block in zip(zones, blocks, strict=True)
    ]
    amounts = Counter(
        block.path[: place.end()]
        for place, block in zip(places, blocks, strict=True)
        if place and _AMOUNT.search(block.text) and not _LINKED.search(block.path)
    )
    cartes = {path for path, count in amounts.items() if count >= _CARTE_AMOUNTS}
    return [
        Zone.CONTENT if place and block.path[: place.end()] in cartes else zone
        for zone, place, block in zip(zones, places, blocks, strict=True)
    ]


def _begin_with_header(zones: list[Zone], blocks: Sequence[Block]) -> list[Zone]:
    """Take for the header what stands above the site's navigation and above every heading: a bar with a phone number."""
    first = next(
        (at for at, block in enumerate(blocks) if block.heading_level or block.landmark == "main"),
        len(blocks),
    )
    top = [at for at, zone in enumerate(zones[:first]) if zone in (Zone.NAV, Zone.HEADER)]
    if first == len(blocks) or not top:
        return zones
    above = top[-1]
    return [*(Zone.HEADER if zone.is_own else zone for zone in zones[:above]), *zones[above:]]


def _end_with_footer(zones: list[Zone], blocks: Sequence[Block]) -> list[Zone]:
    first = len(blocks)
    while first and (zones[first - 1].is_silent or ends_in_footer(blocks[first - 1].path)):
        first -= 1
    if Zone.FOOTER in zones or first == 0:
        return zones
    return [*zones[:first], *(Zone.FOOTER if zone.is_own else zone for zone in zones[first:])]


def _framed_texts(passages: Sequence[Passage]) -> dict[str, Zone]:
    """Map the texts that stand only outside the content proper to their zone: links and buttons know no path."""
    content = {passage.text.strip() for passage in passages if passage.zone is Zone.CONTENT}
    framed = {p.text.strip(): p.zone for p in passages if p.zone is not Zone.CONTENT}
    return {text: zone for text, zone in framed.items() if text and text not in content}


def _link(link: Link, framed: Mapping[str, Zone]) -> LinkSeen:
    zone = zone_of(landmark=link.landmark, path=link.selector)
    zone = framed.get(link.text.strip(), zone) if zone is Zone.CONTENT else zone
    return LinkSeen(link=link, lower=lower_case(link.text[:300]), zone=zone)


def _control(control: Control, framed: Mapping[str, Zone]) -> ControlSeen:
    zone = zone_of(landmark=control.landmark, path=control.selector)
    zone = framed.get(control.text.strip(), zone) if zone is Zone.CONTENT else zone
    return ControlSeen(control=control, lower=lower_case(control.text[:300]), zone=zone)


def _tld(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.rsplit(".", 1)[-1].lower()
