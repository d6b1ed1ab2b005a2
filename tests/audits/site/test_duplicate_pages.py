from mmaudit.audits.site.duplicate_pages import AUDIT

ONE, TWO = "https://shop.test/a", "https://shop.test/a?v=1"


def test_different_pages_pass(build, limits):
    assert AUDIT.judge(build.site(build.page(ONE), build.page(TWO)), limits).outcome == "unique"


def test_the_same_text_under_two_addresses_is_a_warning(build, limits):
    verdict = AUDIT.judge(build.site(build.page(ONE, text_hash="x"), build.page(TWO, text_hash="x")), limits)
    assert (verdict.outcome, verdict.value) == ("duplicates", 1)
    assert (verdict.evidence[0].url, verdict.evidence[0].value) == (ONE, TWO)


def test_copies_that_name_their_original_pass(build, limits):
    pages = build.page(ONE, text_hash="x"), build.page(TWO, text_hash="x", canonical_urls=(ONE,))
    assert AUDIT.judge(build.site(*pages), limits).outcome == "unique"


def test_almost_empty_pages_are_not_compared(build, limits):
    pages = [build.page(url, text_hash="x", word_count=3) for url in (ONE, TWO)]
    assert AUDIT.judge(build.site(*pages), limits).outcome == "unique"
