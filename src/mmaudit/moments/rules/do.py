"""Rules of "do": steps, time, what is needed, a video."""

import re
from collections.abc import Iterator

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.annotators.durations import iso_minutes
from mmaudit.moments.annotators.steps import UNNUMBERED
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, embed_hit, link_hit, structured_hit, text_hit
from mmaudit.moments.marks import host_pattern, load_marks
from mmaudit.moments.reading import Reading
from mmaudit.moments.structured import Item
from mmaudit.moments.zones import Zone

_ITEMS_SHOWN = 12
_BARE_CHARACTERS = 24
# HowTo > section > list > item.
_NESTING = 3
_TAGS_OR_LINES = re.compile(r"\s*(?:\n|</?(?:br|p|li|ol|ul|div)\b[^>]{0,200}>)\s*", re.IGNORECASE)


def steps(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find steps in their order; the quote is the first, the answer says how many."""
    for found in findings.steps:
        first = found.passages[0]
        status = AnswerStatus.PARTIAL if found.confidence <= UNNUMBERED else AnswerStatus.ANSWERED
        yield text_hit(
            first,
            start=found.start,
            answer=f"{found.count} steps",
            confidence=found.confidence,
            status=status,
        )
    for item in findings.items:
        texts = _instructions(item)
        if texts:
            yield structured_hit(texts[0][:120], reading, answer=f"{len(texts)} steps", confidence=0.85)


def _instructions(item: Item) -> list[str]:
    """List the steps of HowTo or Recipe data.

    They are texts, HowToStep, HowToSection or ItemList, or one text of many lines (https://schema.org/recipeInstructions).
    """
    if not any(load_marks().is_type(name, "howto") for name in item.types):
        return []
    texts = list(_step_texts(item, ("recipeInstructions", "step", "steps"), depth=0))
    if len(texts) == 1:
        texts = _TAGS_OR_LINES.split(texts[0])
    return [text.strip() for text in texts if text.strip()]


def _step_texts(item: Item, names: tuple[str, ...], *, depth: int) -> Iterator[str]:
    yield from item.texts(*names)
    for step in item.items(*names):
        inner = ("itemListElement", "step", "steps", "item")
        nested = list(_step_texts(step, inner, depth=depth + 1)) if depth < _NESTING else []
        yield from nested or [step.first("text", "description", "name")]


def time(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find how long it takes: a length of time beside a cue, or an ISO 8601 duration."""
    for found in findings.durations:
        passage = found.passage
        if not passage.in_main or len(passage.text) > 200:
            continue
        near = f"{_before(reading, passage.index)} {passage.lower}"
        # A recipe often shows its time beside a clock icon, without a word.
        bare = bool(findings.steps and findings.needs) and len(passage.text) <= _BARE_CHARACTERS
        if bare or reading.vocabulary.find("duration", near):
            yield text_hit(
                passage,
                start=found.start,
                end=found.end,
                answer=f"{found.minutes:g} min",
                confidence=0.6 if bare else 0.8,
            )
    for item in findings.items:
        for text in item.texts("totalTime", "performTime", "cookTime", "prepTime"):
            minutes = iso_minutes(text)
            if minutes:
                yield structured_hit(text, reading, answer=f"{minutes:g} min", confidence=0.85)


def _before(reading: Reading, index: int) -> str:
    before = reading.passages[index - 1].lower if index else ""
    return before if len(before) <= 60 else ""


def ingredients(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find the list of what is needed; the quote is its first item."""
    for found in findings.needs:
        names = "; ".join(passage.text.strip() for passage in found.passages[:_ITEMS_SHOWN])
        yield text_hit(found.passages[0], answer=names[:200], confidence=0.85)
    for item in findings.items:
        texts = list(item.texts("recipeIngredient", "ingredients", "supply", "tool"))
        texts += [each.first("name") for each in item.items("supply", "tool")]
        named = [text for text in texts if text]
        if named:
            yield structured_hit(named[0], reading, answer="; ".join(named[:_ITEMS_SHOWN])[:200])


def video(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a video in the content, embedded or linked."""
    videos = host_pattern("video")
    content = reading.page.snapshot.content
    for embed in () if content is None else content.embeds:
        if embed.tag == "video" or videos.search(embed.url):
            yield embed_hit(embed)
    for item in findings.items:
        if "VideoObject" in item.types:
            yield structured_hit(item.first("name", "contentUrl", "embedUrl") or "VideoObject", reading)
    for seen in reading.links:
        if videos.search(seen.link.url) and seen.zone is Zone.CONTENT:
            yield link_hit(seen, status=AnswerStatus.LINKED, confidence=0.6)
