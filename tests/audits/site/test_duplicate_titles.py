from mmaudit.audits.site.duplicate_titles import AUDIT

ONE, TWO = "https://shop.test/a", "https://shop.test/b"


def test_one_page_cannot_share_its_title(build, limits):
    assert AUDIT.judge(build.site(build.page()), limits).outcome == "single"


def test_the_same_title_on_different_pages_is_a_warning(build, limits):
    verdict = AUDIT.judge(build.site(build.page(ONE, title="Shop"), build.page(TWO, title=" shop ")), limits)
    assert (verdict.outcome, verdict.value) == ("shared", 2)


def test_copies_of_one_page_are_not_counted_here(build, limits):
    pages = [build.page(url, title="Shop", text_hash="x") for url in (ONE, TWO)]
    assert AUDIT.judge(build.site(*pages), limits).outcome == "unique"


def test_missing_titles_are_not_counted_here(build, limits):
    assert (
        AUDIT.judge(build.site(build.page(ONE, title=""), build.page(TWO, title="")), limits).outcome
        == "unique"
    )
