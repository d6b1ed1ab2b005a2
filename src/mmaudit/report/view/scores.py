"""The overall score and the scores by area."""

from dataclasses import dataclass

from mmaudit.model.report import CategoryScore, SiteReport
from mmaudit.model.verdict import Category
from mmaudit.report.view.charts import Bar, Dial, bar, dial
from mmaudit.report.view.gate_reasons import gate_reason
from mmaudit.report.view.language import Language
from mmaudit.report.view.marks import Tag, Tone, gate_tag, score_tag
from mmaudit.report.view.scene import Scene

ORDER = (Category.MOMENTS, Category.SPEED, Category.SCROLL, Category.SITE, Category.PWA, Category.AMP)
FULLY_MEASURED = 0.995


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """``spoken`` tells the dial to those who cannot see it."""

    score: str
    tag: Tag
    dial: Dial
    spoken: str
    measured: str
    gate: Tag | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaScore:
    """One area. ``note`` is empty unless something limits the number."""

    id: str
    name: str
    score: str
    tag: Tag
    bar: Bar
    note: str


def area_name(category: Category, language: Language) -> str:
    """What an area is called."""
    _ = language.gettext
    return {
        Category.MOMENTS: _("Moments"),
        Category.SPEED: _("Speed"),
        Category.SCROLL: _("Scroll"),
        Category.SITE: _("Basics"),
        Category.PWA: _("Installable"),
        Category.AMP: _("AMP"),
    }[category]


def overall(scene: Scene) -> Overall:
    """The site's score with its gate."""
    _ = scene.language.gettext
    report, numbers = scene.report, scene.language.numbers
    tag = score_tag(report.score, scene.language)
    spoken = _("Overall score {score} of 100: {word}").format(
        score=numbers.score(report.score), word=tag.word
    )
    return Overall(
        score=numbers.score(report.score),
        tag=tag,
        dial=dial(report.score),
        spoken=spoken,
        measured=_measured(scene),
        gate=gate_tag(report.gate.verdict, scene.language),
        reasons=tuple(gate_reason(each, report, scene.language) for each in report.gate.reasons),
    )


def area_scores(scene: Scene) -> tuple[AreaScore, ...]:
    """All areas, those that matter most first."""
    by_id = {each.id: each for each in scene.report.categories}
    return tuple(_area(by_id[category], scene) for category in ORDER if category in by_id)


def _area(area: CategoryScore, scene: Scene) -> AreaScore:
    _ = scene.language.gettext
    partly = area.score is not None and area.measured_share < FULLY_MEASURED
    share = scene.language.numbers.percent(area.measured_share)
    return AreaScore(
        id=area.id.value,
        name=area_name(area.id, scene.language),
        score=scene.language.numbers.score(area.score),
        tag=area_tag(area, scene.report, scene.language),
        bar=bar(area.score or 0.0, full=100),
        note=_("{share} measured").format(share=share)
        if partly
        else neutral_note(area, scene.report, scene.language),
    )


def area_tag(area: CategoryScore, report: SiteReport, language: Language) -> Tag:
    """Neutral, not poor, for an AMP or an app that the site does not claim to have."""
    if neutral_note(area, report, language):
        return Tag(tone=Tone.NONE, word=language.gettext("Neutral"))
    return score_tag(area.score, language)


def neutral_note(area: CategoryScore, report: SiteReport, language: Language) -> str:
    """What the site does not claim to have; empty for an area that can be judged."""
    _ = language.gettext
    if area.score is not None:
        return ""
    if area.id is Category.AMP and all(page.amp.kind == "none" for page in report.pages):
        return _("no AMP pages")
    if area.id is Category.PWA and not any(page.pwa.manifest_url for page in report.pages):
        return _("not an app")
    return ""


def _measured(scene: Scene) -> str:
    _ = scene.language.gettext
    shares = [each.measured_share for each in scene.report.categories if each.score is not None]
    if not shares:
        return _("nothing could be measured")
    return _("{share} measured").format(share=scene.language.numbers.percent(sum(shares) / len(shares)))
