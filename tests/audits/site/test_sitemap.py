from mmaudit.audits.site.sitemap import AUDIT
from mmaudit.model.failure import FailureCode
from mmaudit.model.job import FoundBy
from mmaudit.model.site_capture import RobotsFile, SitemapFile

URL = "https://shop.test/sitemap.xml"
GOOD = SitemapFile(url=URL, status=200, url_count=7)


def test_a_sitemap_in_order(build, limits):
    verdict = AUDIT.judge(build.site(build.page(), sitemaps=(GOOD,)), limits)
    assert (verdict.outcome, verdict.params) == ("good", {"count": 7})


def test_no_sitemap_is_a_warning(build, limits):
    assert AUDIT.judge(build.site(build.page()), limits).outcome == "missing"
    guessed = SitemapFile(url=URL, status=404)
    assert AUDIT.judge(build.site(build.page(), sitemaps=(guessed,)), limits).outcome == "missing"


def test_a_sitemap_that_robots_txt_names_has_to_be_there(build, limits):
    robots = RobotsFile(url="https://shop.test/robots.txt", status=200, sitemaps=(URL,))
    site = build.site(build.page(), robots=robots, sitemaps=(SitemapFile(url=URL, status=404),))
    assert AUDIT.judge(site, limits).evidence[0].label == "HTTP 404"


def test_faults_of_the_file_are_told(build, limits):
    sitemap = SitemapFile(url=URL, status=200, url_count=1, faults=("Line 2 is not XML.",))
    verdict = AUDIT.judge(build.site(build.page(), sitemaps=(sitemap,)), limits)
    assert (verdict.outcome, verdict.evidence[0].excerpt) == ("faults", "Line 2 is not XML.")


def test_entries_that_fail_or_are_hidden_are_a_fault(build, limits):
    dead = build.failed("https://shop.test/gone", FailureCode.HTTP_4XX, found_by=FoundBy.SITEMAP)
    hidden = build.page("https://shop.test/cart", found_by=FoundBy.SITEMAP, noindex=True)
    verdict = AUDIT.judge(build.site(build.page(), hidden, failed=[dead], sitemaps=(GOOD,)), limits)
    assert verdict.outcome == "dead-pages"
    assert [each.label for each in verdict.evidence] == ["http_4xx", "noindex"]
