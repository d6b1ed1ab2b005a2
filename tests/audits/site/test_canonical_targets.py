from mmaudit.audits.site.canonical_targets import AUDIT
from mmaudit.model.site_capture import LinkCheck

HOME = "https://shop.test/"


def test_pages_that_name_themselves_need_no_judgement(build, limits):
    assert AUDIT.judge(build.site(build.page(HOME, canonical_urls=(HOME,))), limits).outcome == "none"


def test_a_copy_may_name_its_original(build, limits):
    site = build.site(build.page(HOME), build.page("https://shop.test/copy", canonical_urls=(HOME,)))
    assert AUDIT.judge(site, limits).outcome == "right"


def test_a_canonical_address_that_does_not_load_is_a_fault(build, limits):
    gone = "https://shop.test/gone"
    site = build.site(
        build.page(HOME, canonical_urls=(gone,)), link_checks=(LinkCheck(url=gone, status=404),)
    )
    verdict = AUDIT.judge(site, limits)
    assert verdict.outcome == "broken"
    assert (verdict.evidence[0].url, verdict.evidence[0].value) == (HOME, gone)


def test_a_canonical_address_that_is_hidden_is_a_fault(build, limits):
    hidden = build.page("https://shop.test/hidden", noindex=True)
    site = build.site(build.page(HOME, canonical_urls=(hidden.url,)), hidden)
    assert AUDIT.judge(site, limits).outcome == "broken"


def test_different_pages_that_all_name_the_start_page_are_a_fault(build, limits):
    others = [build.page(f"https://shop.test/{name}", canonical_urls=(HOME,)) for name in "ab"]
    verdict = AUDIT.judge(build.site(build.page(HOME), *others), limits)
    assert (verdict.outcome, verdict.value) == ("collapsed", 2)
