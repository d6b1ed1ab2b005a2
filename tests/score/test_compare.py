import pytest

from mmaudit.model.verdict import Category, Status
from mmaudit.score.compare import FindingChange, ScoreChange, compare

URL = "https://shop.test/"


def test_scores_side_by_side(build):
    found = compare(build.report(score=70.0), build.report(score=75.5, categories={Category.AMP: 40.0}))
    assert found.scores[0] == ScoreChange(name="score", base=70.0, head=75.5)
    assert found.scores[0].delta == 5.5
    assert next(each for each in found.scores if each.name == "amp").delta is None


def test_new_and_fixed_failures(build):
    base = build.report(
        build.page(audits=(build.result("lcp", Status.FAIL), build.result("fcp", Status.PASS))),
        site_audits=(build.result("https", Status.FAIL),),
    )
    head = build.report(
        build.page(audits=(build.result("lcp", Status.WARN), build.result("fcp", Status.FAIL))),
        site_audits=(build.result("https", Status.PASS),),
    )
    found = compare(base, head)
    assert [(each.url, each.audit_id) for each in found.fixed_failures] == [("", "https"), (URL, "lcp")]
    assert found.new_failures == (
        FindingChange(url=URL, audit_id="fcp", title="title of fcp", text="text of fcp"),
    )


def test_what_was_not_measured_is_neither_new_nor_fixed(build):
    base = build.report(build.page(audits=(build.result("lcp", Status.NOT_MEASURED),)))
    head = build.report(
        build.page(audits=(build.result("lcp", Status.FAIL), build.result("new", Status.FAIL)))
    )
    assert compare(base, head).new_failures == ()
    assert compare(head, base).fixed_failures == ()


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ((1000, 1100, 1200), (1300, 1400, 1500), True),
        ((1000, 1100, 1200), (1150, 1400, 1500), False),
        ((1000,), (1040,), False),
        ((1000,), (900,), True),
        ((0,), (5,), True),
    ],
)
def test_metrics_change_beyond_their_spread(build, before, after, changed):
    base = build.report(build.page(metrics={"lcp_ms": build.metric(*before)}))
    head = build.report(build.page(metrics={"lcp_ms": build.metric(*after)}))
    assert bool(compare(base, head).metrics) is changed


def test_a_worse_metric_says_so(build):
    base = build.report(build.page(metrics={"cls": build.metric(0.1)}))
    head = build.report(build.page(metrics={"cls": build.metric(0.3)}))
    (change,) = compare(base, head).metrics
    assert (change.metric, change.is_worse) == ("cls", True)


def test_pages_that_came_and_went(build):
    found = compare(build.report(build.page(URL + "old")), build.report(build.page(URL + "new")))
    assert (found.pages_added, found.pages_removed) == ((URL + "new",), (URL + "old",))


def test_what_cannot_be_compared_is_said(build):
    head = build.report(run=build.run(device="pixel"), scoring_version="2")
    assert compare(build.report(scoring_version="1"), head).caveats == (
        "The scoring changed from version 1 to 2.",
        "The two runs differ in their device.",
    )
