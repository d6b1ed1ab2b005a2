import pytest

from mmaudit.audits.scroll.back_forward_cache import AUDIT
from mmaudit.model.snapshot import KeptOut
from mmaudit.model.verdict import Status

UNLOAD = KeptOut(reason="UnloadHandlerExistsInMainFrame")
LOST = {"is_kept": False, "reasons": (UNLOAD,)}


@pytest.mark.parametrize(
    ("ways", "outcome", "status"),
    [
        ([{}], "kept", Status.PASS),
        ([{}, LOST], "some-lost", Status.WARN),
        ([LOST], "lost", Status.WARN),
        ([{"is_kept": False}], "unknown", Status.INFO),
        ([{"is_kept": False}, {}], "kept", Status.PASS),
    ],
)
def test_pages_that_keep_themselves_out_are_blamed(result, came_back, ways, outcome, status):
    row = result(AUDIT, came_back(*ways))
    assert (row.outcome, row.status) == (outcome, status)


def test_the_evidence_says_what_is_in_the_way_and_where(result, came_back):
    script = KeptOut(reason="SomethingNew", url="https://ads.test/a.js")
    row = result(AUDIT, came_back({"is_kept": False, "reasons": (UNLOAD, script)}))
    assert [(each.label, each.url, each.excerpt) for each in row.evidence] == [
        ("an 'unload' handler", "https://shop.test/0", "https://shop.test/0"),
        ("SomethingNew", "https://ads.test/a.js", "https://shop.test/0"),
    ]


def test_where_nobody_came_back_it_is_not_measured(result, a_site):
    assert result(AUDIT, a_site()).status is Status.NOT_MEASURED
