import pytest

from mmaudit.audits.speed.page_weight import AUDIT
from mmaudit.model.verdict import Status


@pytest.mark.parametrize(
    ("weight", "outcome", "text"),
    [
        (1_638_400, "light", "The page downloads 1.6 MB."),
        (1_700_000, "heavy", "The page downloads 1.7 MB; it should stay below 1.6 MB."),
        (9_000_000, "very-heavy", "The page downloads 9.0 MB, far more than the 1.6 MB it should."),
    ],
)
def test_the_median_of_the_runs_is_judged(result, loaded, a_load, weight, outcome, text):
    loads = [a_load(transfer_bytes=each) for each in (weight, 0, 90_000_000)]
    row = result(AUDIT, loaded(*loads))
    assert (row.outcome, row.value, row.text) == (outcome, weight, text)


def test_kinds_and_the_largest_files_are_named(result, loaded, a_request):
    row = result(
        AUDIT,
        loaded(
            requests=[
                a_request("https://shop.test/a.jpg", resource_type="Image", transfer_bytes=70),
                a_request("https://shop.test/b.jpg", resource_type="Image", transfer_bytes=50),
                a_request("https://shop.test/c.js", transfer_bytes=100),
                a_request("data:image/png;base64,AA", transfer_bytes=9000),
            ]
        ),
    )
    assert [(each.kind, each.label, each.value, each.url) for each in row.evidence] == [
        ("number", "all of type Image", 120, ""),
        ("number", "all of type Script", 100, ""),
        ("request", "Script", 100, "https://shop.test/c.js"),
        ("request", "Image", 70, "https://shop.test/a.jpg"),
        ("request", "Image", 50, "https://shop.test/b.jpg"),
    ]


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
