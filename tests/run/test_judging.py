"""One page that our own rules cannot read costs its answers, not the report."""

import pytest

from mmaudit.config.profiles import network
from mmaudit.model.report import Run, RunStatus
from mmaudit.model.site_capture import SiteCapture
from mmaudit.run import judging

URL = "https://example.com/"


@pytest.fixture
def a_run():
    return Run(
        id="1", started_at="2026-01-01T00:00:00+00:00", duration_s=1.0, mmaudit="0", chromium="1", device="d",
        network=network("none"), cpu_slowdown=1.0, runs=1, status=RunStatus.COMPLETE,
    )  # fmt: skip


def test_a_fault_of_ours_on_one_page_is_told_there(monkeypatch, a_snapshot, a_document, a_run):
    document = a_document("<html><body><h1>Hello</h1></body></html>")
    pages = tuple(
        a_snapshot(URL + path, depth=depth, document=document)
        for depth, path in enumerate(("", "bad", "good"))
    )
    answer = judging.answer_page

    def sometimes(page, *rest, **more):
        if page.url.endswith("bad"):
            raise ZeroDivisionError
        return answer(page, *rest, **more)

    monkeypatch.setattr(judging, "answer_page", sometimes)
    report = judging.judge(pages, SiteCapture(), run=a_run, start_url=URL)
    told = {page.url: page.unmeasured.get("moments") for page in report.pages}
    assert told == {URL: None, URL + "bad": "Internal error (ZeroDivisionError).", URL + "good": None}
    assert [bool(page.answers) for page in report.pages] == [True, False, True]
