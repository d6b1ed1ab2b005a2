"""Measures the engine on the corpus and keeps the floors: ``python -m tests.corpus.measure [--raise]``."""

import functools
import json
import math
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.agreement import MOMENTS, count, is_found, is_right
from benchmarks.labelled import Labelled, labelled_pages

from mmaudit.model.answer import PageAnswers
from mmaudit.moments.saved_html import answer_saved

CORPUS = Path(__file__).parent
FLOORS = CORPUS / "floors.json"
LANGS = tuple(sorted(labels.parent.name for labels in CORPUS.glob("*/labels.jsonl")))
ALL = "all"
Measures = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A page of the corpus and what the engine says of it."""

    page: Labelled
    found: PageAnswers


@functools.cache
def read(lang: str) -> tuple[Read, ...]:
    """Read every page of a language once."""
    return tuple(
        Read(page=page, found=answer_saved(page.html, url=page.address)[1])
        for page in labelled_pages(CORPUS / lang)
    )


def pages_of(lang: str) -> list[Read]:
    """Read the pages of a language, or ``all``."""
    return [each for name in (LANGS if lang == ALL else (lang,)) for each in read(name)]


def measure(lang: str) -> Measures:
    """P, R and V (the share of right values) of each moment and question, for a language or ``all``."""
    pages = pages_of(lang)
    asked = {name for each in pages for name in each.page.questions}
    return {name: _measure(pages, name) for name in (*MOMENTS, *sorted(asked))}


def _measure(pages: Iterable[Read], name: str) -> dict[str, float]:
    judged = [(_expected(each.page, name), each) for each in pages]
    pairs = [
        (bool(expected), is_found(each.found, name)) for expected, each in judged if expected is not None
    ]
    sums = count(pairs)
    shares = {"P": sums.precision, "R": sums.recall, "V": _right_values(pages, name)}
    return {key: math.floor(value * 100) / 100 for key, value in shares.items() if value is not None}


def _expected(page: Labelled, name: str) -> bool | None:
    return (page.moments if name in MOMENTS else page.questions).get(name)


def _right_values(pages: Iterable[Read], name: str) -> float | None:
    found = [each for each in pages if each.page.gold.get(name) and is_found(each.found, name)]
    right = [
        is_right(answer, each.page.gold[name])
        for each in found
        for answer in each.found.answers
        if answer.question == name
    ]
    return sum(right) / len(right) if right else None


def read_floors() -> Mapping[str, Any]:
    """Read the floors: language → ``pages`` (how many) and ``floors``: moment or question → P, R, V."""
    return json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def raise_floors() -> None:
    """Lift every floor to what is measured now; none is lowered unless the language got other pages."""
    before = read_floors()
    blocks = []
    for lang in (ALL, *LANGS):
        pages = len(pages_of(lang))
        old = before[lang]["floors"] if lang in before and before[lang]["pages"] == pages else {}
        blocks.append(f'  "{lang}": {{"pages": {pages}, "floors": {{\n{_lines(measure(lang), old)}\n  }}}}')
    FLOORS.write_text("{\n" + ",\n".join(blocks) + "\n}\n", "utf-8")


def _lines(now: Measures, old: Measures) -> str:
    lifted = {
        name: {key: max(value, old.get(name, {}).get(key, 0)) for key, value in keys.items()}
        for name, keys in now.items()
        if keys
    }
    return ",\n".join(f"    {json.dumps(name)}: {json.dumps(keys)}" for name, keys in lifted.items())


if __name__ == "__main__":
    if "--raise" in sys.argv:
        raise_floors()
    print(json.dumps(measure(ALL), indent=1))  # noqa: T201
