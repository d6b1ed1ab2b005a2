"""All that was found becomes one report."""

import pytest

from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.answer import Moment, MomentServed, PageAnswers
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.field_data import FieldCapture, FieldData, FieldLevel, FieldMetric
from mmaudit.model.job import FoundBy, PageJob, Skipped
from mmaudit.model.report import GateVerdict, PageMetrics, PageStatus, RunStatus, SkippedUrl, Taps
from mmaudit.model.site_capture import LinkCheck, SiteCapture
from mmaudit.model.snapshot import Snapshot
from mmaudit.model.verdict import Category, Status
from mmaudit.score.assemble import build_report
from mmaudit.score.scoring import load_scoring

HOME, HUNG, GONE = "https://shop.test/", "https://shop.test/hung", "https://shop.test/gone"


def snapshot(url=HOME, *, depth=0, **changes):
    job = PageJob(url=url, depth=depth, found_by=FoundBy.LINK)
    return Snapshot(**{"job": job, "final_url": url, "http_status": 200} | changes)


def facts(url=HOME, *, depth=0, seen=None, **changes):
    return PageFacts(
        **{
            "snapshot": seen or snapshot(url, depth=depth),
            "url": url,
            "lang": "et",
            "declared_lang": "et",
            "title": "Pood",
            "description": "",
            "h1": (),
            "canonical_urls": (),
            "amphtml_urls": (),
            "is_amp": False,
            "is_amp_story": False,
            "noindex": False,
            "hreflangs": {},
            "structured": (),
            "structured_faults": (),
            "metrics": PageMetrics(),
            "word_count": 10,
            "text_hash": "",
        }
        | changes
    )


def site(*pages, failed=(), **capture):
    return SiteFacts(
        start_url=HOME,
        pages=pages,
        failed=failed,
        capture=SiteCapture(**capture),
        taps_from_home={HOME: 0},
        boilerplate=frozenset(),
    )


@pytest.fixture
def assemble(build):
    def assemble_with(found, *, results=None, site_results=(), answers=None, run=None, scoring=None):
        return build_report(
            site=found,
            page_results=results or {},
            site_results=site_results,
            page_answers=answers or {},
            moments={},
            taps=Taps(to_buy=2),
            run=run or build.run(),
            scoring=scoring or build.scoring({"a": 1, "https": 1}),
        )

    return assemble_with


def test_a_page_becomes_a_row_with_its_results_and_answers(build, assemble):
    audit = build.result("a", Status.WARN, 63.21)
    served = {Moment.GO: MomentServed(serves=True, confidence=0.9)}
    report = assemble(
        site(facts()), results={HOME: (audit,)}, answers={HOME: PageAnswers(answers=(), moments=served)}
    )
    (row,) = report.pages
    assert (row.url, row.status, row.title, row.lang) == (HOME, PageStatus.AUDITED, "Pood", "et")
    assert (row.taps_from_home, row.audits, row.score, row.moments) == (0, (audit,), 63.2, served)
    assert report.score == 63.2
    assert report.gate.verdict is GateVerdict.NONE
    assert (report.site.origin, report.site.languages) == ("https://shop.test", ("et",))
    assert (report.taps, report.scoring_version) == (Taps(to_buy=2), "test")
    assert [fix.audit_id for fix in report.fixes] == ["a"]


def test_a_row_has_the_score_that_is_comparable_with_lighthouses(build, assemble):
    names = ("fcp_ms", "speed_index_ms", "lcp_ms", "tbt_ms", "cls")
    measured = PageMetrics(**{name: build.metric(0.0) for name in names})
    report = assemble(site(facts(metrics=measured), facts(HUNG, depth=1)), scoring=load_scoring())
    assert [row.lighthouse_comparable for row in report.pages] == [100, None]


def test_field_data_is_carried_into_the_report(assemble):
    origin = FieldData(level=FieldLevel.ORIGIN, lcp_ms=FieldMetric(p75=2100))
    of_home = FieldData(level=FieldLevel.URL, lcp_ms=FieldMetric(p75=1900))
    known = FieldCapture(origin=origin, pages={HOME: of_home})
    report = assemble(site(facts(), facts(HUNG, depth=1), field_data=known))
    assert report.field == origin
    assert [row.field for row in report.pages] == [of_home, None]
    assert assemble(site(facts())).field is None


def test_a_failed_page_is_a_row_and_makes_the_run_partial(assemble):
    failure = Failure(code=FailureCode.PAGE_HUNG, message="It hung.")
    report = assemble(site(facts(), failed=(snapshot(HUNG, depth=1, failure=failure, http_status=None),)))
    assert [(row.url, row.status, row.error) for row in report.pages] == [
        (HOME, PageStatus.AUDITED, None),
        (HUNG, PageStatus.FAILED, failure),
    ]
    assert report.run.status is RunStatus.PARTIAL


def test_an_interrupted_run_stays_one(build, assemble):
    run = build.run(RunStatus.INTERRUPTED)
    assert assemble(site(facts(), failed=(snapshot(HUNG),)), run=run).run.status is RunStatus.INTERRUPTED


def test_nothing_but_failures_has_no_score(build, assemble):
    audit = build.result("https", Status.FAIL, category=Category.SITE)
    report = assemble(site(failed=(snapshot(HOME),)), site_results=(audit,))
    assert report.score is None
    assert len(report.pages) == 1


def test_rows_are_sorted_by_depth(assemble):
    deep, near = facts("https://shop.test/a/b", depth=2), facts("https://shop.test/a", depth=1)
    failed = (snapshot(HUNG, depth=1),)
    report = assemble(site(facts(), deep, near, failed=failed))
    assert [row.url for row in report.pages] == [HOME, near.url, HUNG, deep.url]


def test_broken_links_and_what_was_left_out_are_listed(assemble):
    report = assemble(
        site(
            facts(),
            link_checks=(LinkCheck(url=GONE, status=404),),
            linked_from={GONE: (HOME,)},
            skipped=(Skipped(url=HUNG, why=FailureCode.LIMIT, detail="max-pages"),),
        )
    )
    assert [(link.url, link.status, link.found_on) for link in report.links_broken] == [(GONE, 404, (HOME,))]
    assert report.skipped == (SkippedUrl(url=HUNG, why=FailureCode.LIMIT, detail="max-pages"),)


def test_languages_are_listed_by_how_common_they_are(assemble):
    pages = [facts(f"{HOME}{number}", lang=lang) for number, lang in enumerate(["en", "et", "et", "", "de"])]
    assert assemble(site(*pages)).site.languages == ("et", "de", "en")
