"""A piece of evidence for an answer, before the best one is chosen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from mmaudit.model.answer import AnswerSource, AnswerStatus
from mmaudit.model.snapshot import Box, Embed
from mmaudit.moments.annotators.calls_to_action import CallToAction
from mmaudit.moments.reading import ControlSeen, LinkSeen, Passage, Reading
from mmaudit.moments.zones import Zone, zone_of

QUOTE_LIMIT = 200
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One piece of evidence. ``quote`` is verbatim; ``zone`` is ``None`` for structured data.

    ``is_told``: partial as it is, the visitor knows the answer then (a number that cannot be tapped).
    """

    status: AnswerStatus
    confidence: float
    quote: str
    answer: str = ""
    selector: str = ""
    source: AnswerSource = AnswerSource.TEXT
    machine_readable: bool = False
    zone: Zone | None = None
    collapsed: bool = False
    box: Box | None = None
    is_told: bool = False

    @property
    def is_own(self) -> bool:
        """Say whether it speaks for this page: its own content or its structured data."""
        return self.zone is None or self.zone.is_own


def text_hit(
    passage: Passage,
    *,
    start: int = 0,
    end: int | None = None,
    answer: str = "",
    confidence: float = 0.9,
    status: AnswerStatus = AnswerStatus.ANSWERED,
) -> Hit:
    """Quote a passage around ``start``-``end``, at most ``QUOTE_LIMIT`` characters of it."""
    return Hit(
        status=status,
        confidence=confidence,
        quote=quote_around(passage.text, start, len(passage.text) if end is None else end),
        answer=answer,
        selector=passage.block.selector,
        zone=passage.zone,
        collapsed=passage.block.collapsed,
        box=passage.block.box,
    )


def link_hit(
    seen: LinkSeen,
    *,
    answer: str = "",
    confidence: float = 0.9,
    status: AnswerStatus = AnswerStatus.ANSWERED,
) -> Hit:
    """Quote a link by its text, or by its URL where it has none."""
    return Hit(
        status=status,
        confidence=confidence,
        quote=(seen.link.text.strip() or seen.link.url)[:QUOTE_LIMIT],
        answer=answer or seen.link.url[:QUOTE_LIMIT],
        selector=seen.link.selector,
        source=AnswerSource.LINK,
        machine_readable=True,
        zone=seen.zone,
        collapsed=seen.link.collapsed or not seen.link.visible,
        box=seen.link.box,
    )


def control_hit(seen: ControlSeen, *, confidence: float = 0.9) -> Hit:
    """Quote a button by its text."""
    return Hit(
        status=AnswerStatus.ANSWERED,
        confidence=confidence,
        quote=seen.control.text.strip()[:QUOTE_LIMIT],
        answer=seen.control.text.strip()[:QUOTE_LIMIT],
        selector=seen.control.selector,
        source=AnswerSource.CONTROL,
        zone=seen.zone,
        box=seen.control.box,
    )


def call_hit(call: CallToAction) -> Hit | None:
    """Quote what the visitor would tap."""
    if call.link is not None:
        return link_hit(call.link)
    if call.control is not None:
        return control_hit(call.control)
    return None if call.passage is None else text_hit(call.passage)


def embed_hit(embed: Embed) -> Hit:
    """Quote what is embedded by its title, or by its URL where it has none."""
    return Hit(
        status=AnswerStatus.ANSWERED,
        confidence=0.85,
        quote=(embed.title or embed.url)[:QUOTE_LIMIT],
        answer=embed.url[:QUOTE_LIMIT],
        selector=embed.selector,
        source=AnswerSource.STRUCTURE,
        zone=zone_of(landmark="", path=embed.selector),
        box=embed.box,
    )


def structured_hit(
    value: str,
    reading: Reading,
    *,
    answer: str = "",
    visible_as: Iterable[str] = (),
    confidence: float = 0.75,
) -> Hit:
    """Quote structured data, or the visible words that say the same."""
    for wording in (value, *visible_as):
        shown = _passage_with(wording.strip(), reading)
        if shown is not None:
            start = shown.text.find(wording.strip())
            hit = text_hit(shown, start=start, end=start + len(wording.strip()), answer=answer or value)
            return replace(hit, machine_readable=True, confidence=0.95)
    return Hit(
        status=AnswerStatus.ANSWERED,
        confidence=confidence,
        quote=value.strip()[:QUOTE_LIMIT],
        answer=(answer or value).strip()[:QUOTE_LIMIT],
        source=AnswerSource.STRUCTURED_DATA,
        machine_readable=True,
    )


def quote_around(text: str, start: int, end: int) -> str:
    """Cut a verbatim quote that holds ``start``-``end`` (its beginning when too long) and some context.

    Where words are spaced, the context begins and ends with whole ones.
    """
    if len(text) <= QUOTE_LIMIT:
        return text.strip()
    end = min(end, start + QUOTE_LIMIT)
    room = (QUOTE_LIMIT - (end - start)) // 2
    left = max(0, min(start - room, len(text) - QUOTE_LIMIT))
    right = left + QUOTE_LIMIT
    if left and (space := _SPACE.search(text, left - 1, start)):
        left = space.end()
    if right < len(text) and not text[right].isspace():
        spaces = list(_SPACE.finditer(text, max(end, left + 1), right))
        right = spaces[-1].start() if spaces else right
    return text[left:right].strip()


def _passage_with(wording: str, reading: Reading) -> Passage | None:
    if len(wording) < 3:
        return None
    found = (passage for passage in reading.passages if wording in passage.text)
    return next(iter(sorted(found, key=lambda passage: not passage.is_own)), None)
