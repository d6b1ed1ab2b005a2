from dataclasses import replace

import pytest

from mmaudit.model.answer import Moment
from mmaudit.model.failure import FailureCode
from mmaudit.model.report import (
    BrokenLink,
    CategoryScore,
    Gate,
    GateVerdict,
    Metric,
    PageMetrics,
    RunStatus,
    SkippedUrl,
    Taps,
)
from mmaudit.model.verdict import Category, Status
from mmaudit.score.conditions import METRICS
from mmaudit.score.gate import judge, parse_conditions

PASS, FAIL, UNKNOWN = GateVerdict.PASS, GateVerdict.FAIL, GateVerdict.INCONCLUSIVE
SHOP = "https://shop.test/shop/kettle"


def verdict(report, *texts):
    return judge(report, parse_conditions(texts)).verdict


def with_lcp(build, *runs, url=SHOP):
    return build.page(url, metrics={"lcp_ms": build.metric(*runs)} if runs else {})


def test_no_condition_is_no_verdict(build):
    assert judge(build.report(), ()) == Gate(verdict=GateVerdict.NONE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("score<85", PASS),
        ("score<=85", FAIL),
        ("score<86", FAIL),
        ("speed<70", PASS),
        ("speed<81", FAIL),
        ("amp<50", UNKNOWN),
        ("go<60", FAIL),
        ("go<40", PASS),
        ("buy<60", UNKNOWN),
        ("pages<1", FAIL),
        ("pages<1,amp<50", FAIL),
        ("score<80,amp<50", UNKNOWN),
    ],
)
def test_scores(build, text, said):
    categories = {Category.MOMENTS: 50.0}
    report = build.report(
        categories=categories, moments={Moment.GO: build.moment(50.0), Moment.BUY: build.moment(None)}
    )
    assert verdict(report, text) is said


def test_a_score_of_which_little_was_measured_is_inconclusive(build):
    thin = (CategoryScore(id=Category.SPEED, score=20, measured_share=0.4),)
    report = replace(build.report(score=20.0), categories=thin)
    gate = judge(report, parse_conditions(["speed<70", "score<70"]))
    assert gate.verdict is UNKNOWN
    assert gate.reasons[0] == "speed<70: inconclusive, only 40% of it was measured."


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ((3000,), PASS),
        ((4000,), PASS),
        ((4001,), FAIL),
        ((4100, 4200, 4300), FAIL),
        ((3900, 4200, 4300), UNKNOWN),
        ((3700, 3800, 4300), UNKNOWN),
        ((3700, 3800, 3900), PASS),
        ((), UNKNOWN),
    ],
)
def test_a_metric_is_inconclusive_when_the_limit_lies_within_its_runs(build, runs, said):
    assert verdict(build.report(with_lcp(build, *runs)), "lcp>4000") is said


def test_any_page_may_fail_a_metric_and_the_worst_is_named(build):
    pages = [with_lcp(build, value, url=f"https://shop.test/{value}") for value in (1000, 5000, 9000)]
    gate = judge(build.report(*pages), parse_conditions(["lcp>4000"]))
    assert gate == Gate(verdict=FAIL, reasons=("lcp>4000: 9000 ms on https://shop.test/9000, and 1 more.",))


def test_the_spread_is_shown(build):
    gate = judge(build.report(with_lcp(build, 4100, 4200, 4300)), parse_conditions(["lcp>4s"]))
    assert gate.reasons == (f"lcp>4s: 4200 ms (4100-4300) on {SHOP}.",)


TWO_GROUPS = Metric(median=2050, min=1150, max=2950, runs=(1150, 2950, 1250, 2850), bimodal=True)


@pytest.mark.parametrize(
    ("text", "said", "reasons"),
    [
        ("lcp>1000", FAIL, (f"lcp>1000: 2050 ms (1150-2950) on {SHOP}.",)),
        (
            "lcp>2000",  # the median is above it, half of the visits are not
            UNKNOWN,
            (
                "lcp>2000: inconclusive, the limit lies within the runs, which fall into two groups "
                f"(about 1200 ms and 2900 ms), 2050 ms (1150-2950) on {SHOP}.",
            ),
        ),
        ("lcp>3000", PASS, ()),
    ],
)
def test_a_metric_in_two_groups_is_inconclusive_for_a_limit_between_them(build, text, said, reasons):
    report = build.report(build.page(SHOP, metrics={"lcp_ms": TWO_GROUPS}))
    assert judge(report, parse_conditions([text])) == Gate(verdict=said, reasons=reasons)


@pytest.mark.parametrize(
    ("scope", "said"),
    [("/shop/*", FAIL), ("/blog/*", UNKNOWN), ("https://shop.test/*", FAIL), ("/", PASS)],
)
def test_a_glob_picks_pages(build, scope, said):
    report = build.report(with_lcp(build, 5000), with_lcp(build, 1000, url="https://shop.test/"))
    assert verdict(report, f"lcp>4000@{scope}") is said


def test_a_failed_page_leaves_metrics_and_named_audits_open(build):
    report = build.report(with_lcp(build, 1000), build.failed_page())
    assert verdict(report, "lcp>4000") is UNKNOWN
    assert verdict(report, "viewport-meta:fail") is UNKNOWN


def test_error_is_always_known(build):
    assert verdict(build.report(with_lcp(build, 1000)), "error") is PASS
    gate = judge(build.report(build.failed_page()), parse_conditions(["error"]))
    assert gate == Gate(
        verdict=FAIL, reasons=("error: https://shop.test/hung could not be audited (The page hung).",)
    )
    assert verdict(build.report(build.failed_page()), "error@/shop/*") is PASS


@pytest.mark.parametrize(
    ("status", "text", "said"),
    [
        (Status.FAIL, "any:fail", FAIL),
        (Status.WARN, "any:fail", PASS),
        (Status.WARN, "any:warn", FAIL),
        (Status.FAIL, "any:warn", FAIL),
        (Status.PASS, "any:warn", PASS),
        (Status.NOT_MEASURED, "any:fail", UNKNOWN),
        (Status.FAIL, "site:fail", FAIL),
        (Status.FAIL, "speed:fail", UNKNOWN),
        (Status.FAIL, "title:fail", FAIL),
        (Status.NOT_MEASURED, "title:fail", UNKNOWN),
        (Status.NOT_APPLICABLE, "title:fail", PASS),
        (Status.FAIL, "text-size:fail", UNKNOWN),
    ],
)
def test_findings_of_a_page(build, status, text, said):
    page = build.page(audits=(build.result("title", status, category=Category.SITE),))
    assert verdict(build.report(page), text) is said


def test_part_of_an_area_is_enough_but_not_of_a_named_audit(build):
    audits = (
        build.result("title", Status.PASS, category=Category.SITE),
        build.result("text-size", Status.NOT_MEASURED, category=Category.SITE),
    )
    report = build.report(build.page(audits=audits))
    assert verdict(report, "site:fail") is PASS
    assert verdict(report, "text-size:fail") is UNKNOWN


def test_findings_of_the_site(build):
    report = build.report(
        build.failed_page(),
        site_audits=(build.result("https", Status.FAIL, category=Category.SITE, text="No."),),
    )
    assert judge(report, parse_conditions(["https:fail"])).reasons == ("https:fail: https: No.",)
    assert verdict(report, "site:fail@/hung") is UNKNOWN


def test_page_scores(build):
    report = build.report(build.page(SHOP, score=40.0), build.page(score=90.0))
    assert judge(report, parse_conditions(["score<50@/shop/*"])).reasons == (
        f"score<50@/shop/*: {SHOP} has 40.",
    )
    assert verdict(report, "score<50@/") is PASS
    assert verdict(report, "score<50@/blog") is UNKNOWN


def test_counts(build):
    broken = (BrokenLink(url=SHOP, status=404, found_on=()),)
    assert verdict(build.report(), "broken-links>0") is PASS
    assert verdict(build.report(links_broken=broken), "broken-links>0") is FAIL
    assert verdict(build.report(build.failed_page()), "failed-pages>0") is FAIL


def test_taps(build):
    assert verdict(build.report(taps=Taps(to_buy=3)), "taps-to-buy>3") is PASS
    assert verdict(build.report(taps=Taps(to_buy=4)), "taps-to-buy>3") is FAIL


def test_a_place_that_no_page_offers_is_too_far_once_all_pages_were_seen(build):
    assert verdict(build.report(build.page()), "taps-to-buy>3") is FAIL
    left_out = (SkippedUrl(url=SHOP, why=FailureCode.LIMIT),)
    assert verdict(build.report(build.page(), skipped=left_out), "taps-to-buy>3") is UNKNOWN
    partial = build.run(RunStatus.PARTIAL)
    assert verdict(build.report(build.page(), run=partial), "taps-to-buy>3") is UNKNOWN


def test_an_interrupted_run_fails_or_is_inconclusive_but_never_passes(build):
    stopped = build.run(RunStatus.INTERRUPTED)
    assert verdict(build.report(run=stopped), "score<80") is UNKNOWN
    assert verdict(build.report(run=stopped), "score<90") is FAIL


def test_every_metric_of_the_language_is_a_field_of_the_report():
    # An estimate is no ground for a verdict.
    assert set(METRICS.values()) == set(PageMetrics.__slots__) - {"load_estimate_ms"}
