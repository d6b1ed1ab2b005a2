from mmaudit.audits.site.pages_that_load import AUDIT
from mmaudit.model.failure import FailureCode


def test_all_pages_loaded(build, limits):
    assert AUDIT.judge(build.site(build.page()), limits).outcome == "all"


def test_a_failed_page_counts_as_nothing(build, limits):
    site = build.site(build.page(), failed=[build.failed("https://shop.test/hung", FailureCode.PAGE_HUNG)])
    verdict = AUDIT.judge(site, limits)
    assert (verdict.outcome, verdict.score) == ("some-failed", 50)
    assert (verdict.evidence[0].label, verdict.evidence[0].url) == ("page_hung", "https://shop.test/hung")


def test_what_is_not_the_sites_fault_is_left_out(build, limits):
    site = build.site(build.page(), failed=[build.failed("https://shop.test/x", FailureCode.INTERRUPTED)])
    assert AUDIT.judge(site, limits).outcome == "all"


def test_nothing_visited_is_not_measured(build, limits):
    assert AUDIT.judge(build.site(), limits).outcome == "not-measured"
