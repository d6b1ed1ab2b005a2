"""The exit code is a function of the report."""

from dataclasses import replace

import pytest

from mmaudit.errors import ExitCode
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.report import (
    AmpSummary,
    Gate,
    GateVerdict,
    Network,
    PageMetrics,
    PageReport,
    PageStatus,
    PwaSummary,
    Run,
    RunStatus,
    ScrollSummary,
    Site,
    SiteReport,
    Taps,
)
from mmaudit.run.audit import exit_code

AUDITED = PageReport(
    url="https://a.test/", final_url="https://a.test/", http_status=200, status=PageStatus.AUDITED, error=None,
    lang="en", depth=0, taps_from_home=0, canonical_url=None, title="A", metrics=PageMetrics(),
    scroll=ScrollSummary(), amp=AmpSummary(), pwa=PwaSummary(), moments={}, answers=(), audits=(),
)  # fmt: skip
FAILED = replace(
    AUDITED,
    status=PageStatus.FAILED,
    error=Failure(code=FailureCode.HTTP_4XX, message="404"),
    http_status=404,
)
RUN = Run(
    id="1", started_at="2026-01-01T00:00:00+00:00", duration_s=1, mmaudit="0", chromium="1", device="d",
    network=Network(name="none", rtt_ms=0, down_kbps=0, up_kbps=0), cpu_slowdown=1, runs=1,
    status=RunStatus.COMPLETE,
)  # fmt: skip


def a_report(*pages: PageReport, verdict=GateVerdict.NONE, status=RunStatus.COMPLETE) -> SiteReport:
    return SiteReport(
        site=Site(start_url="https://a.test/", origin="https://a.test"), run=replace(RUN, status=status),
        score=50, categories=(), gate=Gate(verdict=verdict), pages=pages, moments={}, taps=Taps(), site_audits=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (a_report(AUDITED), ExitCode.PASSED),
        (a_report(AUDITED, FAILED), ExitCode.PASSED),
        (a_report(AUDITED, verdict=GateVerdict.PASS), ExitCode.PASSED),
        (a_report(AUDITED, verdict=GateVerdict.FAIL), ExitCode.GATE_FAILED),
        (a_report(AUDITED, verdict=GateVerdict.INCONCLUSIVE), ExitCode.PASSED),
        (a_report(FAILED), ExitCode.CANNOT_RUN),
        (a_report(FAILED, verdict=GateVerdict.FAIL), ExitCode.CANNOT_RUN),
        (a_report(AUDITED, verdict=GateVerdict.FAIL, status=RunStatus.INTERRUPTED), ExitCode.INTERRUPTED),
    ],
)
def test_each_end_has_its_code(report, code):
    assert exit_code(report) is code


def test_strict_makes_inconclusive_an_end_of_its_own():
    assert (
        exit_code(a_report(AUDITED, verdict=GateVerdict.INCONCLUSIVE), strict=True) is ExitCode.INCONCLUSIVE
    )
