"""Rules of the questions about the site as a whole, as far as single pages show them.

Hubs and funnels need the pages together: ``moments.site_answers``.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from mmaudit.model.answer import AnswerSource, AnswerStatus
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import QUOTE_LIMIT, Hit, link_hit, structured_hit, text_hit
from mmaudit.moments.presence import is_network_front, is_profile, load_presence, scripts_on
from mmaudit.moments.reading import Reading
from mmaudit.moments.rules.mention import cued, is_sentence, promising_links, sentences
from mmaudit.moments.words import measure_words

_ASKING = ("?", "？", "؟")
_REPLY_CHARACTERS = 400
_LINK_WORDS = 6
# "1h" is short for an hour in most languages, in some lexicons for none.
_HOURS = re.compile(r"(?<!\d)(\d{1,2})\s?h\b")
_TALK = 2
_HOURS_FROM = 90


def social(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find profiles on social networks; a button that shares the page is none, a network's front page half of one."""
    host = urlsplit(reading.page.url).netloc
    for seen in reading.links:
        if f"//{host}/" in seen.link.url:
            continue
        if is_profile(seen.link.url):
            yield link_hit(seen, answer=seen.link.url, confidence=0.9)
        elif is_network_front(seen.link.url):
            yield link_hit(seen, answer=seen.link.url, confidence=0.5, status=AnswerStatus.PARTIAL)
    for item in findings.items:
        for url in item.texts("sameAs"):
            if is_profile(url):
                yield structured_hit(url, reading, confidence=0.7)


def response_time(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a stated time of reply, never an inferred one; a chat window or a call back promises a quick one."""
    timed = {found.passage.index: found.minutes for found in findings.durations}
    for passage, match in cued(reading, "reply_time"):
        if len(passage.text) > _REPLY_CHARACTERS or passage.block.heading_level:
            continue
        minutes = timed.get(passage.index) or _hours_in_minutes(passage.text)
        if minutes or is_sentence(passage.text):
            yield text_hit(
                passage,
                start=match.start(),
                end=match.end(),
                answer=_said(minutes) if minutes else "",
                confidence=0.85 if minutes else 0.5,
                status=AnswerStatus.ANSWERED if minutes else AnswerStatus.PARTIAL,
            )
    for name, mark in scripts_on(reading.page, load_presence().chats).items():
        yield _script_hit(name, mark, status=AnswerStatus.PARTIAL)


def _said(minutes: float) -> str:
    """A time as people write it: from an hour and a half on in hours."""
    return f"{minutes / 60:g} h" if minutes >= _HOURS_FROM else f"{minutes:g} min"


def _hours_in_minutes(text: str) -> float:
    hours = _HOURS.search(text)
    return 60.0 * int(hours.group(1)) if hours else 0.0


def conversational(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find text that talks with the reader: at least two questions in the content, one is half of it."""
    prose = {passage.index for passage in findings.prose}
    asking = [
        p
        for p in reading.passages
        if p.in_main and (p.block.heading_level or p.index in prose)
        if p.text.rstrip().endswith(_ASKING) and is_sentence(p.text)
    ]
    status = AnswerStatus.ANSWERED if len(asking) >= _TALK else AnswerStatus.PARTIAL
    for passage in asking:
        yield text_hit(passage, confidence=0.7, status=status)


def after_sales(reading: Reading, _findings: Findings) -> Iterator[Hit]:
    """Find support, spare parts and repairs: a sentence, or a link that promises them."""
    for hit in sentences(reading, "aftersales", confidence=0.7):
        short = measure_words(hit.quote) < _LINK_WORDS
        if not short:
            yield hit
    yield from promising_links(reading, "aftersales")


def measured(reading: Reading, _findings: Findings) -> Iterator[Hit]:
    """Find what counts visits, by the addresses that the page loads or names in its markup."""
    for name, mark in scripts_on(reading.page, load_presence().analytics).items():
        yield _script_hit(name, mark, status=AnswerStatus.ANSWERED)


def of_the_whole(_reading: Reading, _findings: Findings) -> Iterator[Hit]:
    """Find nothing: what only all pages together can answer."""
    yield from ()


def _script_hit(name: str, mark: str, *, status: AnswerStatus) -> Hit:
    return Hit(
        status=status,
        confidence=0.8,
        quote=mark[:QUOTE_LIMIT],
        answer=name,
        source=AnswerSource.STRUCTURE,
        machine_readable=True,
    )
