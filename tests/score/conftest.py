"""Builders of results and reports for the score's tests."""

import pytest

from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.limits import Limits
from mmaudit.model.report import (
    AmpSummary,
    CategoryScore,
    Gate,
    GateVerdict,
    Metric,
    MomentSummary,
    Network,
    PageMetrics,
    PageReport,
    PageStatus,
    PwaSummary,
    QuestionSummary,
    Run,
    RunStatus,
    ScrollSummary,
    Site,
    SiteReport,
    Taps,
)
from mmaudit.model.verdict import AuditResult, Category, Status
from mmaudit.score.scoring import Scoring


def result(audit_id="lcp", status=Status.PASS, score=None, *, category=Category.SPEED, text="", **changes):
    return AuditResult(
        **{
            "id": audit_id,
            "category": category,
            "status": status,
            "score": score,
            "outcome": status.value,
            "value": None,
            "unit": "",
            "title": f"title of {audit_id}",
            "text": text or f"text of {audit_id}",
            "fix": f"fix of {audit_id}",
            "why": "why",
            "source": "https://example.org/",
        }
        | changes
    )


def scoring(weights, *, categories=None, moments=None):
    return Scoring(
        version="test",
        limits=Limits(curves={}, numbers={}),
        weights=weights,
        categories=categories or dict.fromkeys(Category, 10.0),
        moments=moments or {},
    )


def metric(*runs):
    return Metric(median=sorted(runs)[len(runs) // 2], min=min(runs), max=max(runs), runs=runs)


def page(url="https://shop.test/", *, metrics=None, **changes):
    return PageReport(
        **{
            "url": url,
            "final_url": url,
            "http_status": 200,
            "status": PageStatus.AUDITED,
            "error": None,
            "lang": "en",
            "depth": 0,
            "taps_from_home": 0,
            "canonical_url": None,
            "title": "",
            "metrics": PageMetrics(**(metrics or {})),
            "scroll": ScrollSummary(),
            "amp": AmpSummary(),
            "pwa": PwaSummary(),
            "moments": {},
            "answers": (),
            "audits": (),
        }
        | changes
    )


def failed_page(url="https://shop.test/hung", message="The page hung."):
    return page(
        url,
        status=PageStatus.FAILED,
        http_status=None,
        error=Failure(code=FailureCode.PAGE_HUNG, message=message),
    )


def run(status=RunStatus.COMPLETE, **changes):
    return Run(
        **{
            "id": "r1",
            "started_at": "2026-01-01T00:00:00Z",
            "duration_s": 1,
            "mmaudit": "0",
            "chromium": "140",
            "device": "moto-g-power",
            "network": Network(name="slow-4g", rtt_ms=150, down_kbps=1600, up_kbps=750),
            "cpu_slowdown": 4,
            "runs": 1,
            "status": status,
        }
        | changes
    )


def report(*pages, categories=None, **changes):
    scores = {Category.SPEED: 80.0, Category.SITE: 90.0} | (categories or {})
    return SiteReport(
        **{
            "site": Site(start_url="https://shop.test/", origin="https://shop.test"),
            "run": run(),
            "score": 85.0,
            "categories": tuple(
                CategoryScore(id=category, score=scores.get(category), measured_share=1.0)
                for category in Category
            ),
            "gate": Gate(verdict=GateVerdict.NONE),
            "pages": pages,
            "moments": {},
            "taps": Taps(),
            "site_audits": (),
        }
        | changes
    )


def moment(score, *questions):
    return MomentSummary(score=score, questions=questions)


def question(question_id, status="not-found", *, asked=1, weight=1.0, **changes):
    return QuestionSummary(
        **{
            "id": question_id,
            "text": f"{question_id}?",
            "asked": asked,
            "answered": int(status == "answered"),
            "best": None,
            "status": status,
            "weight": weight,
            "fix": f"Say {question_id}.",
        }
        | changes
    )


@pytest.fixture
def build():
    """The builders by name: ``build.result(...)``."""

    class Build:
        pass

    for builder in (result, scoring, metric, page, failed_page, run, report, moment, question):
        setattr(Build, builder.__name__, staticmethod(builder))
    return Build
