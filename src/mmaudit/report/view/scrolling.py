"""How the site scrolls and whether it installs: the worst page for each fact."""

from dataclasses import dataclass

from mmaudit.model.report import PageReport
from mmaudit.model.verdict import Status
from mmaudit.report.view.audit_texts import result_text
from mmaudit.report.view.links import Link
from mmaudit.report.view.marks import Tag, Tone, status_tag, value_tag
from mmaudit.report.view.metrics import metric_name, written
from mmaudit.report.view.scene import Scene

FACTS = ("horizontal_overflow_px", "covered_ratio", "cls_while_scrolling", "late_content_ratio")
# The check that knows a fallback page from the site itself.
OFFLINE = "offline"
JUDGED = (Status.PASS, Status.WARN, Status.FAIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorstCase:
    """One fact at its worst; ``place`` is ``None`` when no page has a fault there."""

    name: str
    value: str
    tag: Tag
    place: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppFact:
    """One fact about installing, offline use or AMP."""

    name: str
    tag: Tag
    text: str


def scrolling(scene: Scene) -> tuple[WorstCase, ...]:
    """The scroll facts that were measured, each on the page where it is worst."""
    cases = []
    for name in FACTS:
        values = [(getattr(page.scroll, name), page) for page in scene.audited()]
        known = [(value, page) for value, page in values if value is not None]
        if known:
            cases.append(_worst(name, *max(known, key=lambda each: each[0]), scene))
    return tuple(cases)


def _worst(name: str, value: float, page: PageReport, scene: Scene) -> WorstCase:
    tag = value_tag(name, value, scene.language)
    return WorstCase(
        name=metric_name(name, scene.language),
        value=written(name, value, scene.language),
        tag=tag or Tag(tone=Tone.NONE, word=""),
        place=None if tag is None or tag.tone is Tone.GOOD else scene.place(page.url),
    )


def app_facts(scene: Scene) -> tuple[AppFact, ...]:
    """Home screen, offline, AMP. What a site does not claim is neutral."""
    return (_installable(scene), _offline(scene), _amp(scene))


def _installable(scene: Scene) -> AppFact:
    _ = scene.language.gettext
    name = _("On the home screen")
    asked = [page.pwa for page in scene.audited() if page.pwa.installable is not None]
    if not any(page.pwa.manifest_url for page in scene.audited()):
        tag = Tag(tone=Tone.NONE, word=_("Neutral"))
        return AppFact(name=name, tag=tag, text=_("The site does not ask to be installed."))
    if not asked:
        return AppFact(
            name=name, tag=Tag(tone=Tone.NONE, word=_("Not measured")), text=_("There is a manifest.")
        )
    if asked[0].installable:
        return AppFact(
            name=name,
            tag=Tag(tone=Tone.GOOD, word=_("Installable")),
            text=_("The browser offers to install it."),
        )
    reasons = ", ".join(asked[0].installability_errors[:4])
    text = _("There is a manifest, but the browser refuses: {reasons}.").format(reasons=reasons)
    return AppFact(name=name, tag=Tag(tone=Tone.POOR, word=_("Not installable")), text=text)


def _offline(scene: Scene) -> AppFact:
    _ = scene.language.gettext
    name = _("Without a network")
    judged = (each for page in scene.audited() for each in page.audits if each.id == OFFLINE)
    verdict = next((each for each in judged if each.status in JUDGED), None)
    if verdict is not None:
        return AppFact(
            name=name,
            tag=status_tag(verdict.status, scene.language),
            text=result_text(verdict, scene.language),
        )
    asked = [page.pwa.offline for page in scene.audited() if page.pwa.offline is not None]
    if any(asked):
        return AppFact(
            name=name, tag=Tag(tone=Tone.GOOD, word=_("Works")), text=_("The page opens without a network.")
        )
    if asked:
        tag = Tag(tone=Tone.NONE, word=_("Does not open"))
        return AppFact(name=name, tag=tag, text=_("A visitor in a tunnel sees the browser's own error page."))
    text = _("No service worker, so nothing to try.")
    return AppFact(name=name, tag=Tag(tone=Tone.NONE, word=_("Neutral")), text=text)


def _amp(scene: Scene) -> AppFact:
    _ = scene.language.gettext
    found = [page.amp for page in scene.audited() if page.amp.kind != "none"]
    if not found:
        return AppFact(
            name=_("AMP"), tag=Tag(tone=Tone.NONE, word=_("Neutral")), text=_("No page offers AMP.")
        )
    count = scene.language.ngettext("{count} page offers AMP.", "{count} pages offer AMP.", len(found))
    if any(each.valid is False for each in found):
        return AppFact(name=_("AMP"), tag=Tag(tone=Tone.POOR, word=_("Not valid")), text=count)
    if any(each.valid for each in found):
        return AppFact(name=_("AMP"), tag=Tag(tone=Tone.GOOD, word=_("Valid")), text=count)
    return AppFact(name=_("AMP"), tag=Tag(tone=Tone.NONE, word=_("Not measured")), text=count)
