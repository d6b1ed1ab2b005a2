"""Labelled pages: what a page serves and answers, as people said, beside its saved HTML.

A folder holds ``labels.jsonl`` (in itself or one in each of its folders), one JSON object a line: ``file`` (relative
to the labels; ``.gz`` is unpacked), ``lang``, ``url`` (empty when unknown), ``repo`` (where the page comes from),
``moments`` and ``questions`` (id → 1 or 0; what is not named was not judged) and ``gold`` (strings that are right).
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

# What public collections of labelled pages call their strings: WebStruct, the product extraction benchmark and
# recipe-scrapers.
QUESTIONS_OF_GOLD = {
    "TEL": "go.phone",
    "STREET": "go.address",
    "HOURS": "go.hours",
    "EMAIL": "go.email",
    "price": "buy.price",
    "availability": "buy.stock",
    "first_step": "do.steps",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One page; ``gold`` holds the right strings of each question that has some."""

    file: Path
    lang: str = ""
    url: str = ""
    repo: str = ""
    moments: Mapping[str, bool] = field(default_factory=dict)
    questions: Mapping[str, bool] = field(default_factory=dict)
    gold: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def html(self) -> str:
        """The page as it was saved."""
        data = self.file.read_bytes()
        return (gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data).decode(
            "utf-8-sig", "replace"
        )

    @property
    def address(self) -> str:
        """Where the page was saved from; a file's own address when nobody wrote it down."""
        if not self.url or self.url == "file:///":
            return self.file.absolute().as_uri()
        return self.url if "://" in self.url else f"https://{self.url}/"


def labelled_pages(folder: Path) -> Iterator[Labelled]:
    """Every labelled page of a folder, in the order of the files of labels."""
    for labels in sorted(folder.rglob("labels.jsonl")):
        for line in labels.read_text("utf-8").splitlines():
            if line.strip():
                yield _read(json.loads(line), labels.parent)


def _read(row: Mapping[str, object], folder: Path) -> Labelled:
    moments, questions, gold = (_mapping(row.get(key)) for key in ("moments", "questions", "gold"))
    return Labelled(
        file=folder / str(row["file"]),
        lang=str(row.get("lang", "")),
        url=str(row.get("url", "")),
        repo=str(row.get("repo", "")),
        moments={name: bool(value) for name, value in moments.items()},
        questions={name: bool(value) for name, value in questions.items()},
        gold={QUESTIONS_OF_GOLD.get(name, name): _strings(value) for name, value in gold.items()},
    )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _strings(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(unescape(str(each)).strip() for each in values if each is not None and str(each).strip())
