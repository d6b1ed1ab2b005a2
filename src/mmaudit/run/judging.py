"""From stored snapshots to the one report, without a browser: the same for a fresh run and for an old one."""

from dataclasses import replace
from pathlib import Path

from mmaudit.audits.runner import audit_page, audit_site
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.facts.site import derive_site
from mmaudit.model.answer import PageAnswers
from mmaudit.model.report import PageReport, Run, SiteReport
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.site_profile import SiteProfile
from mmaudit.model.snapshot import Snapshot
from mmaudit.moments.applicability import drop_what_does_not_apply
from mmaudit.moments.catalogue import Catalogue, load_catalogue
from mmaudit.moments.coverage import coverage_notes
from mmaudit.moments.engine import answer_page
from mmaudit.moments.matrix import fewest_taps, summarise
from mmaudit.moments.profile import Judged, settle_by_profile
from mmaudit.moments.profile_signs import detect_profile
from mmaudit.score import gate
from mmaudit.score.assemble import build_report
from mmaudit.score.scoring import load_scoring


def judge(
    snapshots: tuple[Snapshot, ...],
    capture: SiteCapture,
    *,
    run: Run,
    start_url: str,
    fail_on: tuple[str, ...] = (),
    questions: Path | None = None,
    lang: str = "en",
    profile: SiteProfile | None = None,
) -> SiteReport:
    """Audit, answer, score and gate. ``profile``: the kind of site, found out when it is ``None``.

    ``UsageError`` for a wrong condition or question file.
    """
    conditions = gate.parse_conditions(fail_on)
    catalogue, scoring = load_catalogue(questions), load_scoring()
    limits = replace(scoring.limits, network=run.network)
    site = derive_site(snapshots, start_url=start_url, capture=capture)
    raw, faults = answer_all(site, catalogue)
    judged = judged_as(site, raw, pinned=profile)
    raised = drop_what_does_not_apply(raw, catalogue)
    answers = settle_by_profile(raised, judged, home=home_url(site))
    site = replace(site, answers={url: found.answers for url, found in answers.items()})
    report = build_report(
        site=site,
        page_results={page.url: audit_page(page, limits) for page in site.pages},
        site_results=audit_site(site, limits),
        page_answers=answers,
        moments=summarise(site, catalogue, lang=lang, omits=judged.omits),
        taps=fewest_taps(site),
        run=replace(run, notes=(*run.notes, *coverage_notes(site, catalogue), *field_notes(capture))),
        scoring=scoring,
    )
    pages = tuple(with_fault(page, faults.get(page.url)) for page in report.pages)
    said = replace(report.site, profile=judged.profile, profile_pinned=judged.pinned)
    report = replace(report, pages=pages, site=said)
    return replace(report, gate=gate.judge(report, conditions))


def answer_all(site: SiteFacts, catalogue: Catalogue) -> tuple[dict[str, PageAnswers], dict[str, str]]:
    """What each page answers, and why some could not be asked, by ``PageFacts.url``."""
    answers, faults = {}, {}
    for page in site.pages:
        try:
            answers[page.url] = answer_page(page, catalogue, boilerplate=site.boilerplate)
        except Exception as error:  # noqa: BLE001 - the guard per page: what was measured of the site still counts
            faults[page.url] = f"Internal error ({type(error).__name__})."
    return answers, faults


def judged_as(site: SiteFacts, answers: dict[str, PageAnswers], *, pinned: SiteProfile | None) -> Judged:
    """The kind of site that the user named, or that its pages show."""
    return Judged(profile=pinned or detect_profile(site, answers), pinned=pinned is not None)


def home_url(site: SiteFacts) -> str:
    """The page that is asked what no page raises."""
    return site.pages[0].url if site.pages else ""


def with_fault(page: PageReport, fault: str | None) -> PageReport:
    """``page``, saying that it could not be asked its questions."""
    return replace(page, unmeasured={**page.unmeasured, "moments": fault}) if fault else page


def field_notes(capture: SiteCapture) -> tuple[str, ...]:
    """What could not be had of the field data; nothing when it was not asked for."""
    return capture.field_data.notes if capture.field_data else ()
