"""Opening hours as a grid: days across, times down the side, and a mark where they are open (clinics in Japan)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mmaudit.moments.annotators.hour_patterns import DAYS
from mmaudit.moments.annotators.hour_spans import span
from mmaudit.moments.annotators.hour_tokens import tokenise
from mmaudit.moments.calendar import Calendar
from mmaudit.moments.lexicon import Lexicon
from mmaudit.moments.reading import Passage

# A mark of its own, with a note's number or star behind it: "●", "○※1", "△".
_OPEN = re.compile(r"[●○◯〇◎⚪⚫✓✔☑△▲◇◆☆★*][^\w]{0,3}\w{0,2}")
_FEWEST_DAYS = 5
_LEAST_MARKS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The times of each day (``{"Mo": ["09:00-12:00"]}``), the block of the first times, and all blocks of the table."""

    passage: Passage
    times: Mapping[str, Sequence[str]]
    blocks: frozenset[int]


def find_grids(passages: Sequence[Passage], lexicons: tuple[Lexicon | Calendar, ...]) -> Iterator[Grid]:
    """Find tables whose head names the days and whose rows begin with a range of times."""
    tables: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.block.table_id:
            tables[passage.block.table_id].append(passage)
    for cells in tables.values():
        grid = _grid(cells, lexicons)
        if grid is not None:
            yield grid


def _grid(cells: Sequence[Passage], lexicons: tuple[Lexicon | Calendar, ...]) -> Grid | None:
    heads = {each.block.column: _day(each, lexicons) for each in cells if each.block.row == 0}
    days = {column: day for column, day in heads.items() if day}
    if len(days) < _FEWEST_DAYS or not any(_OPEN.fullmatch(each.text.strip()) for each in cells):
        return None
    begins = {each.block.row: (each, _times(each, lexicons)) for each in cells if each.block.column == 0}
    rows = {row: (each, times) for row, (each, times) in begins.items() if times}
    open_at: dict[str, list[str]] = {day: [] for day in DAYS}
    marks = 0
    for each in cells:
        day = days.get(each.block.column)
        if day and each.block.row in rows and _OPEN.fullmatch(each.text.strip()):
            open_at[day].append(rows[each.block.row][1])
            marks += 1
    if marks < _LEAST_MARKS:
        return None
    first = rows[min(rows)][0]
    return Grid(passage=first, times=open_at, blocks=frozenset(each.index for each in cells))


def _day(passage: Passage, lexicons: tuple[Lexicon | Calendar, ...]) -> str:
    tokens = tokenise(passage.text[:20], lexicons)
    return tokens[0].value if len(tokens) == 1 and tokens[0].kind == "day" else ""


def _times(passage: Passage, lexicons: tuple[Lexicon | Calendar, ...]) -> str:
    """The range that heads a row, as ``HH:MM-HH:MM``."""
    if passage.block.row == 0:
        return ""
    tokens = [each for each in tokenise(passage.text[:60], lexicons) if each.kind in ("time", "to")]
    for at in range(len(tokens) - 2):
        start, middle, end = tokens[at : at + 3]
        if (start.kind, middle.kind, end.kind) == ("time", "to", "time"):
            return span(start, end)
    return ""
