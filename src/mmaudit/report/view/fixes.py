"""The fixes that matter most: what to do first, then what was seen and what it would gain."""

import re
from dataclasses import dataclass

from mmaudit.model.report import Fix
from mmaudit.model.verdict import Category
from mmaudit.report.clean import clean_line
from mmaudit.report.view.audit_texts import fix_text
from mmaudit.report.view.links import Link
from mmaudit.report.view.question_texts import question_fix, question_text
from mmaudit.report.view.savings import savings_text
from mmaudit.report.view.scene import Scene
from mmaudit.report.view.scores import area_name

SHOWN = 5
SHOWN_PAGES = 3
LONGEST_HEADING = 130
# The end of a sentence in Latin or Chinese script, not of "e.g." within one.
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])|(?<=[。！？])")


@dataclass(frozen=True, slots=True, kw_only=True)
class FixView:
    """``lang`` is set when the words come from the question catalogue."""

    heading: str
    seen: str
    how: str
    gain: str
    area_gain: str
    saving: str
    places: tuple[Link, ...]
    more_places: str
    lang: str


def fixes(scene: Scene, *, count: int = SHOWN) -> tuple[FixView, ...]:
    """The first ``count`` fixes."""
    return tuple(_fix(each, scene) for each in scene.report.fixes[:count])


def _fix(fix: Fix, scene: Scene) -> FixView:
    _ = scene.language.gettext
    is_question = fix.category is Category.MOMENTS
    title, how = (_(fix.title), _(fix.how)) if not is_question else _of_question(fix, scene)
    heading, rest = _split(how, title)
    text = fix_text(fix, scene.report, scene.language)
    seen = clean_line(
        _("“{question}” {text}").format(question=title, text=text) if is_question else text, 400
    )
    saving = savings_text(fix.savings_ms, fix.savings_bytes, scene.language)
    # What moves no score of its own is told by what it saves alone.
    is_scored = not saving or max(fix.gain, fix.category_gain) > 0
    places = tuple(scene.place(url) for url in fix.pages[:SHOWN_PAGES])
    more = max(fix.page_count, len(fix.pages)) - len(places)
    return FixView(
        heading=heading,
        seen=seen,
        how=rest,
        gain=_gain(fix, scene) if is_scored else saving,
        area_gain=_area_gain(fix, scene),
        saving=saving if is_scored else "",
        places=places,
        more_places=scene.language.ngettext("and {count} more", "and {count} more", more) if more > 0 else "",
        lang=scene.language.asked if is_question else "",
    )


def _of_question(fix: Fix, scene: Scene) -> tuple[str, str]:
    """What is asked, and what to do."""
    title = question_text(fix.audit_id, fix.title, scene.language)
    return title, question_fix(fix.audit_id, fix.how, scene.language)


def _split(how: str, title: str) -> tuple[str, str]:
    """The first sentence as the heading, what follows as the explanation."""
    parts = _SENTENCE_END.split(clean_line(how, 600), maxsplit=1)
    if not parts[0] or len(parts[0]) > LONGEST_HEADING:
        return clean_line(title, LONGEST_HEADING), clean_line(how, 600)
    return parts[0].rstrip("."), parts[1] if len(parts) > 1 else ""


def _gain(fix: Fix, scene: Scene) -> str:
    _ = scene.language.gettext
    whole = round(fix.gain)
    if whole < 1:
        return _("less than 1 point")
    return scene.language.ngettext("about +{count} point", "about +{count} points", whole)


def _area_gain(fix: Fix, scene: Scene) -> str:
    _ = scene.language.gettext
    if round(fix.category_gain) < 1:
        return ""
    area, points = area_name(fix.category, scene.language), scene.language.numbers.count(fix.category_gain)
    return _("{area} +{points}").format(area=area, points=points)
