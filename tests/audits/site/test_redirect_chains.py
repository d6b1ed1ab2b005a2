import pytest

from mmaudit.audits.site.redirect_chains import AUDIT
from mmaudit.model.site_capture import LinkCheck
from mmaudit.model.snapshot import Redirect


def hops(count):
    return tuple(Redirect(url=f"https://shop.test/{number}", status=301) for number in range(count))


@pytest.mark.parametrize(
    ("count", "outcome"), [(0, "straight"), (1, "straight"), (2, "chains"), (4, "chains")]
)
def test_more_than_one_hop_is_a_chain(build, limits, count, outcome):
    assert AUDIT.judge(build.site(build.page(redirects=hops(count))), limits).outcome == outcome


def test_links_and_the_way_from_plain_http_count_too(build, limits):
    check = LinkCheck(url="https://shop.test/a", status=200, redirects=hops(3))
    upgrade = LinkCheck(url="http://shop.test/", status=200, redirects=hops(2))
    verdict = AUDIT.judge(build.site(build.page(), link_checks=(check,), https_upgrade=upgrade), limits)
    assert verdict.params == {"count": 2, "longest": 3}
    assert [each.url for each in verdict.evidence] == ["https://shop.test/a", "http://shop.test/"]
