import pytest

from mmaudit.audits.speed.text_compression import AUDIT
from mmaudit.model.verdict import Status


def plain(a_request, size=10_000, **overrides):
    return a_request(decoded_bytes=size, transfer_bytes=size + 300, **overrides)


@pytest.mark.parametrize(
    ("size", "outcome", "text"),
    [
        (10_000, "some", "Files with text that are not compressed: 1; about 7 kB could be saved."),
        (900_000, "much", "Files with text that are not compressed: 1; about 630 kB could be saved."),
    ],
)
def test_plain_text_is_judged_by_what_could_be_saved(result, loaded, a_request, size, outcome, text):
    row = result(AUDIT, loaded(requests=[plain(a_request, size)]))
    assert (row.outcome, row.text, row.value) == (outcome, text, round(0.7 * size))
    assert [each.url for each in row.evidence] == ["https://shop.test/app.js"]


@pytest.mark.parametrize(
    "overrides",
    [
        {"headers": {"content-encoding": "br"}},
        {"transfer_bytes": 3000},
        {"decoded_bytes": 1400, "transfer_bytes": 1400},
        {"mime_type": "image/jpeg"},
        {"mime_type": "font/woff2"},
        {"status": 404},
        {"failure": "net::ERR_ABORTED"},
        {"from_cache": True},
    ],
    ids=str,
)
def test_what_is_compressed_small_or_no_text_passes(result, loaded, a_request, overrides):
    sizes = {"decoded_bytes": 10_000, "transfer_bytes": 10_300}
    row = result(AUDIT, loaded(requests=[a_request(**sizes | overrides)]))
    assert (row.outcome, row.score, row.text) == ("compressed", 100, "All text is compressed.")


@pytest.mark.parametrize(
    "mime", ["text/html; charset=utf-8", "application/javascript", "image/svg+xml", "application/ld+json"]
)
def test_every_kind_of_text_counts(result, loaded, a_request, mime):
    assert result(AUDIT, loaded(requests=[plain(a_request, mime_type=mime)])).outcome == "some"


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
