import pytest

from mmaudit.audits.speed.redirects_before_page import AUDIT
from mmaudit.model.snapshot import Redirect


@pytest.mark.parametrize(
    ("hops", "outcome", "score", "text"),
    [
        (0, "none", 100, "There is no redirect before the page."),
        (1, "allowed", 100, "There is 1 redirect before the page."),
        (2, "some", 50, "There are 2 redirects before the page."),
        (3, "many", 0, "There are 3 redirects before the page."),
    ],
)
def test_hops_are_counted(result, a_page, a_snapshot, hops, outcome, score, text):
    redirects = tuple(Redirect(url=f"https://shop.test/{hop}", status=301) for hop in range(hops))
    row = result(AUDIT, a_page(snapshot=a_snapshot(redirects=redirects)))
    assert (row.outcome, row.score, row.value, row.text) == (outcome, score, hops, text)
    assert [each.url for each in row.evidence] == [hop.url for hop in redirects]


@pytest.mark.parametrize(("ended_ms", "saved"), [(480.0, 480), (30.0, 0), (None, 150)])
def test_the_time_of_the_hops_is_what_would_be_saved(result, loaded, a_request, ended_ms, saved):
    hop = a_request("https://shop.test/old", resource_type="Document", status=301, finished_ms=ended_ms)
    page = loaded(requests=[hop], redirects=(Redirect(url=hop.url, status=301),))
    assert result(AUDIT, page).savings_ms == saved
