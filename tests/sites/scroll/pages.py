"""Pages that are good or bad in exactly one way, made from the pairs of the ``*.toml`` files beside this one.

A pair names one audit, how the bad page must come out there (``bad``) and its good twin (``good``), and a page in which
``bad_case`` or ``good_case`` takes the place of ``{{case}}``. ``timing``: the verdict depends on the machine's speed.
``also_bad``: other audits that see the same fault. A pair without ``bad`` is a page that looks suspect and is not.
``not_yet``: why the bad page is not told as such today.

``{{story N}}`` is N paragraphs (40 without N), ``{{work}}`` a script that defines ``work(n)``: the same computation on
every machine. Pictures are ``/picture/WxH.svg``; ``/late/MS/…`` answers after MS milliseconds.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent
VIEWPORT = "width=device-width, initial-scale=1"
DEFAULT_STORY = 40
STORY = re.compile(r"\{\{story(?: (\d+))?\}\}")
STYLE = "body { margin: 16px; font: 16px/1.5 sans-serif } p { margin: 0 0 16px }"
WORK = "<script>function work(n) { let x = 0; for (let i = 0; i < n * 1e5; i += 1) x += Math.sqrt(i); return x; }</script>"
SENTENCES = (
    "The first ferry leaves the old harbour at a quarter past six, when the town still sleeps.",
    "Who comes with a bicycle waits at the left of the ramp until the cars are on board.",
    "In the café on the upper deck there are buns, soup of the day, and coffee until the last hour.",
    "When the wind is strong the crossing takes ten minutes longer, and the bow doors stay shut.",
    "The island's bus stands behind the red storehouse and waits for the passengers of each ferry.",
)


class Pair(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One table of a ``*.toml`` file."""

    name: str
    audit: str
    page: str
    good_case: str
    bad_case: str = ""
    bad: str = ""
    good: str = "pass"
    timing: bool = False
    also_bad: tuple[str, ...] = ()
    viewport_case: bool = False
    not_yet: str = ""


class Theme(msgspec.Struct, forbid_unknown_fields=True):
    """One ``*.toml`` file."""

    pair: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One page: where it is, what it is made of, and how ``audit`` must come out (a status)."""

    path: str
    theme: str
    markup: str
    audit: str
    status: str
    timing: bool
    also_bad: tuple[str, ...]
    not_yet: str


@cache
def cases() -> tuple[Case, ...]:
    """All pages, by theme and in the order of the files."""
    found: list[Case] = []
    for file in sorted(FOLDER.glob("*.toml")):
        for pair in msgspec.toml.decode(file.read_bytes(), type=Theme).pair:
            found += [case_of(file.stem, pair, is_good=False)] if pair.bad else []
            found.append(case_of(file.stem, pair, is_good=True))
    return tuple(found)


def case_of(theme: str, pair: Pair, *, is_good: bool) -> Case:
    """One page of a pair."""
    return Case(
        path=f"/{theme}/{pair.name}-{'good' if is_good else 'bad'}",
        theme=theme,
        markup=markup(pair, pair.good_case if is_good else pair.bad_case),
        audit=pair.audit,
        status=pair.good if is_good else pair.bad,
        timing=pair.timing,
        also_bad=() if is_good else pair.also_bad,
        not_yet="" if is_good else pair.not_yet,
    )


def markup(pair: Pair, case: str) -> str:
    """The page's HTML."""
    viewport = case if pair.viewport_case else VIEWPORT
    body = STORY.sub(story, pair.page.replace("{{case}}", case)).replace("{{work}}", WORK)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="{viewport}">'
        f"<title>{pair.name}</title><style>{STYLE}</style></head><body>{body}</body></html>"
    )


def story(found: re.Match[str]) -> str:
    """Paragraphs to scroll through."""
    count = int(found[1] or DEFAULT_STORY)
    return "".join(f"<p>{SENTENCES[n % len(SENTENCES)]} ({n + 1})</p>" for n in range(count))
