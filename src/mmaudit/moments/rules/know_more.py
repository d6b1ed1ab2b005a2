"""More rules of "know": the short answer, sums and times, depth, comparisons, where the visitor is."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mmaudit.model.answer import AnswerStatus
from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit, structured_hit, text_hit
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.words import is_prose, measure_words

# A Know Simple answer fits in one or two sentences (Google, Search Quality Rater Guidelines, section 12.7.1).
# 60 English words are about 120 Chinese characters.
_SIMPLE_WORDS = 60
_LEAST_WORDS = 2
_EXCLAIMED = ("!", "！")
_GUIDE_WORDS = 300
_TEXT_WORDS = 120
_GUIDE_HEADINGS = 3
_CONTENTS_LINKS = 4
_COMPARED_COLUMNS = 3
_COMPARED_ROWS = 3
_TABLE_TEXT = 60
_TRAIL = re.compile(r"[#.][\w-]*bread-?_?crumb", re.IGNORECASE)


def simple(_reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find an answer of one or two sentences right under its question."""
    pairs = findings.question_answers
    for pair in pairs:
        # One question alone may be there to catch the eye: "Hungry? Order now!"
        if len(pairs) == 1 and not _states(pair.answer.text):
            continue
        words = measure_words(pair.answer.text)
        if words >= _LEAST_WORDS:
            status = AnswerStatus.ANSWERED if words <= _SIMPLE_WORDS else AnswerStatus.PARTIAL
            yield text_hit(
                pair.answer, answer=pair.question.text.strip()[:200], confidence=0.85, status=status
            )


def _states(text: str) -> bool:
    return is_prose(text) and not text.rstrip().endswith(_EXCLAIMED)


def how_much_or_long(_reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a sum or a length of time within a text that explains, or in a table."""
    prose = {passage.index for passage in findings.prose}
    # How long one step takes is no answer.
    prose -= {passage.index for steps in findings.steps for passage in steps.passages}
    for money in findings.money:
        if money.passage.index in prose or _in_table(money.passage):
            yield text_hit(money.passage, start=money.start, end=money.end, confidence=0.7)
    for length in findings.durations:
        if length.passage.index in prose or _in_table(length.passage):
            yield text_hit(length.passage, start=length.start, end=length.end, confidence=0.65)


def _in_table(passage: Passage) -> bool:
    return passage.in_main and bool(passage.block.table_id) and len(passage.text) <= _TABLE_TEXT


def depth(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a full explanation: long prose under several headings, or a table of contents; half of it is shorter."""
    words = sum(measure_words(passage.text) for passage in findings.prose)
    if words < _TEXT_WORDS:
        return
    headings = sum(1 for p in reading.passages if p.in_main and p.block.heading_level >= 2)
    is_guide = words >= _GUIDE_WORDS and (headings >= _GUIDE_HEADINGS or _has_contents(reading))
    status = AnswerStatus.ANSWERED if is_guide else AnswerStatus.PARTIAL
    yield text_hit(findings.prose[0], answer=f"{round(words, -1):g} words", confidence=0.8, status=status)


def _has_contents(reading: Reading) -> bool:
    here = reading.page.snapshot.final_url.partition("#")[0]
    inner = {
        seen.link.url
        for seen in reading.links
        if seen.zone.is_own and "#" in seen.link.url and seen.link.url.partition("#")[0] in (here, "")
    }
    return len(inner) >= _CONTENTS_LINKS


def compare(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find a comparison: a heading that announces one, or notes for and against; a table of two things is half of it."""
    for head in _compared(reading):
        announced = reading.vocabulary.find("compare", head.heading) is not None
        status = AnswerStatus.ANSWERED if announced else AnswerStatus.PARTIAL
        yield text_hit(head, confidence=0.75 if announced else 0.5, status=status)
    for passage in reading.passages:
        is_heading = passage.in_main and passage.block.heading_level
        if is_heading and reading.vocabulary.find("compare", passage.lower):
            yield text_hit(passage, confidence=0.75)
    for item in findings.items:
        if next(item.items("positiveNotes", "negativeNotes"), None) or item.first("positiveNotes"):
            yield structured_hit(item.first("name") or "positiveNotes", reading, confidence=0.7)


def _compared(reading: Reading) -> Iterator[Passage]:
    """Give the first cell in words of each table whose columns are named in its first row."""
    tables: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in reading.passages:
        if passage.in_main and passage.block.table_id:
            tables[passage.block.table_id].append(passage)
    for cells in tables.values():
        named = [p for p in cells if p.block.row == 0 and p.block.tag == "th" and p.block.column > 0]
        columns = {p.block.column for p in cells}
        rows = {p.block.row for p in cells}
        if (
            len(named) >= _COMPARED_COLUMNS - 1
            and len(columns) >= _COMPARED_COLUMNS
            and len(rows) >= _COMPARED_ROWS
            and _differ(cells)
        ):
            yield named[0]


def _differ(cells: Sequence[Passage]) -> bool:
    """Say whether the rows differ in more than their names: "ask us" in each of them compares nothing."""
    values: defaultdict[int, set[str]] = defaultdict(set)
    for each in cells:
        if each.block.row > 0 and each.block.column > 0:
            values[each.block.column].add(each.lower.strip())
    return any(len(column) > 1 for column in values.values())


def orient(reading: Reading, findings: Findings) -> Iterator[Hit]:
    """Find the trail of breadcrumbs, in sight or in the data."""
    for passage in reading.passages:
        if _TRAIL.search(passage.block.path):
            yield text_hit(passage, confidence=0.85)
            break
    for item in findings.items:
        if "BreadcrumbList" in item.types:
            names = [each.first("name") for each in item.items("itemListElement")]
            last = next((name for name in reversed(names) if name), "BreadcrumbList")
            yield structured_hit(last, reading, answer=" > ".join(filter(None, names))[:200], confidence=0.7)
