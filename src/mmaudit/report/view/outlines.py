"""Screens of a page with what is at fault outlined and numbered; the numbers stand in the legend below.

A box of the document becomes a rectangle in pixels of the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mmaudit.model.report import PageReport
from mmaudit.model.snapshot import Box, Picture, Screen
from mmaudit.model.verdict import AuditResult, Evidence, Status
from mmaudit.report.clean import clean_line
from mmaudit.report.pictures import TALLEST
from mmaudit.report.view.audit_texts import result_text
from mmaudit.report.view.film import Embed
from mmaudit.report.view.language import Language
from mmaudit.report.view.marks import Tone

SHOT_WIDTH = 360
# More outlines hide the page.
MOST_A_SCREEN = 6
MOST_AN_AUDIT = 3
# What is judged by what covers the screen, also after a while.
OVERLAYS = frozenset({"covered-screen"})
FILLS_SCREEN = 0.9
EDGE_PX = 3
ROOM_PX = 4
BADGE_PX = 13
# Of a fault that hardly reaches into the picture nothing would be seen.
LEAST_PX = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """In pixels of the picture."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One outline. ``badge_x`` and ``badge_y`` are the middle of its number; ``title`` says what is at fault,
    empty below another mark of the same finding.
    """

    number: str
    tone: Tone
    at: Rectangle
    badge_x: int
    badge_y: int
    title: str
    detail: str
    selector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A picture of ``width`` × ``height`` with its marks. ``screens_down``: 0 for the first screen.

    ``where`` says the same in words.
    """

    uri: str
    width: int
    height: int
    screens_down: int
    where: str
    marks: tuple[Mark, ...]


def shots(page: PageReport, language: Language, embed: Embed, *, outlined: bool) -> tuple[Shot, ...]:
    """The first screen, and those further down that show a fault. ``outlined``: with marks."""
    faults = list(_faults(page.audits)) if outlined else []
    taken: list[Shot] = []
    for screen in page.screens or _bare(page.screenshot):
        seen = [each for each in faults if _is_seen_on(screen, each[0].id, page)]
        marks = marked(screen, seen, language, first=1 + sum(len(each.marks) for each in taken))
        if taken and not marks:
            continue
        uri = embed(screen.picture, SHOT_WIDTH)
        if uri is None:
            continue
        down = round((screen.shown.y - page_top(page)) / max(1.0, screen.shown.height))
        down = max(0, down)
        taken.append(
            Shot(
                uri=uri,
                width=screen.picture.width_px,
                height=shown_height(screen.picture),
                screens_down=down,
                where=language.gettext("The first screen after a while")
                if screen.with_popups
                else place_in_words(down, language),
                marks=marks,
            )
        )
    return tuple(taken)


def _is_seen_on(screen: Screen, audit_id: str, page: PageReport) -> bool:
    """Whether such a fault is marked here: pop-ups that came late only where they were photographed."""
    if screen.with_popups:
        return audit_id in OVERLAYS
    return audit_id not in OVERLAYS or not any(each.with_popups for each in page.screens)


def place_in_words(screens_down: int, language: Language) -> str:
    """``The first screen``, ``2 screens down``."""
    if not screens_down:
        return language.gettext("The first screen")
    return language.ngettext("{count} screen down", "{count} screens down", screens_down)


def page_top(page: PageReport) -> float:
    """Where the first screen begins."""
    return page.screens[0].shown.y if page.screens else 0.0


def _bare(picture: Picture | None) -> tuple[Screen, ...]:
    """The first screen of a visit that did not note what it shows."""
    if picture is None:
        return ()
    return (Screen(picture=picture, shown=Box(x=0, y=0, width=picture.width_px, height=picture.height_px)),)


def _faults(results: Sequence[AuditResult]) -> list[tuple[AuditResult, Evidence, Box]]:
    wrong = [each for each in results if each.status in (Status.FAIL, Status.WARN)]
    wrong.sort(key=lambda each: (each.score or 0.0, each.id))
    return [(result, each, each.box) for result in wrong for each in result.evidence if each.box is not None]


def marked(
    screen: Screen, faults: Sequence[tuple[AuditResult, Evidence, Box]], language: Language, *, first: int
) -> tuple[Mark, ...]:
    """The marks on one screen, numbered from ``first``."""
    marks: list[Mark] = []
    used: dict[str, int] = {}
    places: set[Rectangle] = set()
    # The marks of a finding follow each other: the faults come in the order of their findings.
    for result, evidence, box in faults:
        at = rectangle(_standing(box, screen), screen)
        is_full = len(marks) == MOST_A_SCREEN or used.get(result.id, 0) == MOST_AN_AUDIT
        if at is None or at in places or is_full:
            continue
        badges = [(each.badge_x, each.badge_y) for each in marks]
        if used.get(result.id) and not is_free(at.x, at.y, badges):
            continue
        places.add(at)
        used[result.id] = used.get(result.id, 0) + 1
        mark = _mark(result, evidence, at, language, number=first + len(marks), screen=screen)
        mark = replace(mark, badge_x=free_x(mark.badge_x, mark.badge_y, badges, end=screen.picture.width_px))
        marks.append(mark if used[result.id] == 1 else replace(mark, title=""))
    return tuple(marks)


def _standing(box: Box, screen: Screen) -> Box:
    """Where ``box`` stands now: a pop-up that fills the screen, seen further down, came along to the top."""
    fills_it = box.height >= FILLS_SCREEN * screen.shown.height
    return replace(box, y=screen.shown.y) if screen.with_popups and fills_it else box


def is_free(x: int, y: int, badges: Sequence[tuple[int, int]]) -> bool:
    """Whether a number at this place covers no other."""
    return all(abs(x - other) >= 2 * BADGE_PX or abs(y - below) >= 2 * BADGE_PX for other, below in badges)


def free_x(x: int, y: int, badges: Sequence[tuple[int, int]], *, end: int) -> int:
    """The first free place to the right, or ``x`` where there is none."""
    return next((at for at in range(x, end - BADGE_PX, 2 * BADGE_PX) if is_free(at, y, badges)), x)


def _mark(
    result: AuditResult, evidence: Evidence, at: Rectangle, language: Language, *, number: int, screen: Screen
) -> Mark:
    picture = screen.picture
    return Mark(
        number=language.numbers.count(number),
        tone=Tone.POOR if result.status is Status.FAIL else Tone.WARN,
        at=at,
        badge_x=min(max(at.x, BADGE_PX + 1), picture.width_px - BADGE_PX - 1),
        badge_y=min(max(at.y, BADGE_PX + 1), shown_height(picture) - BADGE_PX - 1),
        title=clean_line(result_text(result, language), 200),
        # A shift quotes the selectors of what else moved: no words of the page.
        detail="" if evidence.unit == "shift" else clean_line(evidence.excerpt, 60),
        selector=clean_line(evidence.selector, 100),
    )


def rectangle(box: Box, screen: Screen) -> Rectangle | None:
    """``box`` on the picture, cut off at its edges; ``None`` when it lies beside it."""
    shown, picture = screen.shown, screen.picture
    if shown.width <= 0 or not (abs(box.x) < 1e6 and abs(box.y) < 1e7):
        return None
    scale = picture.width_px / shown.width
    left, right = _cut((box.x - shown.x) * scale, box.width * scale, picture.width_px)
    top, bottom = _cut((box.y - shown.y) * scale, box.height * scale, shown_height(picture))
    if right - left < LEAST_PX or bottom - top < LEAST_PX:
        return None
    return Rectangle(x=left, y=top, width=right - left, height=bottom - top)


def _cut(start: float, length: float, end: int) -> tuple[int, int]:
    """Both ends with some room around, within the picture."""
    low, high = start - ROOM_PX, start + length + ROOM_PX
    return round(min(max(low, EDGE_PX), end)), round(max(min(high, end - EDGE_PX), 0))


def shown_height(picture: Picture) -> int:
    """As much of the picture's height as is embedded."""
    return min(picture.height_px, int(picture.width_px * TALLEST))
