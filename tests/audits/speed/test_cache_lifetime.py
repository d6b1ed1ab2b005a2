import pytest

from mmaudit.audits.speed.cache_lifetime import AUDIT, lifetime_s
from mmaudit.model.verdict import Status

YEAR = {"cache-control": "public, max-age=31536000, immutable"}
DATE = "Tue, 03 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (YEAR, 31_536_000),
        ({"cache-control": "Max-Age = 60"}, 60),
        ({"cache-control": 'max-age="60"'}, 60),
        ({"cache-control": "s-maxage=900"}, 0),
        ({"cache-control": "no-cache, max-age=900"}, 0),
        ({"cache-control": "no-store"}, 0),
        ({"cache-control": "max-age=60", "expires": "Wed, 04 Nov 2026 10:00:00 GMT", "date": DATE}, 60),
        ({"expires": "Wed, 04 Nov 2026 10:00:00 GMT", "date": DATE}, 86_400),
        ({"expires": "Mon, 02 Nov 2026 10:00:00 GMT", "date": DATE}, 0),
        ({"expires": "0", "date": DATE}, 0),
        ({"expires": "-1"}, 0),
        ({}, 0),
    ],
    ids=str,
)
def test_lifetimes_are_read_as_a_browser_reads_them(headers, expected):
    assert lifetime_s(headers) == expected


def test_without_a_date_of_its_own_the_visit_counts(result, loaded, a_request, a_document):
    kept = a_request(headers={"expires": "Thu, 03 Dec 2026 10:00:00 GMT"})
    page = loaded(requests=[kept], document=a_document(headers={"date": DATE}))
    assert result(AUDIT, page).outcome == "long"
    assert result(AUDIT, loaded(requests=[kept])).outcome == "some-short"


@pytest.mark.parametrize(
    ("short_bytes", "outcome", "text"),
    [
        (0, "long", "Every file is kept for the next visit (2)."),
        (400, "some-short", "Files that are kept for less than 7 days: 1 of 2 (400 B)."),
        (150_000, "some-short", "Files that are kept for less than 7 days: 1 of 2 (150 kB)."),
        (300_000, "most-short", "Files that are kept for less than 7 days: 1 of 2 (300 kB)."),
    ],
)
def test_short_files_are_judged_by_their_weight(result, loaded, a_request, short_bytes, outcome, text):
    kept = a_request("https://shop.test/a.js", headers=YEAR)
    headers = {"cache-control": "max-age=600"} if short_bytes else YEAR
    short = a_request("https://static.shop.test/b.css", headers=headers, transfer_bytes=short_bytes)
    row = result(AUDIT, loaded(requests=[kept, short]))
    assert (row.outcome, row.text) == (outcome, text)
    assert [(each.value, each.unit, each.excerpt) for each in row.evidence] == (
        [(600, "s", "max-age=600")] if short_bytes else []
    )


def test_files_of_others_and_what_is_no_file_do_not_count(result, loaded, a_request):
    requests = [
        a_request("https://ads.test/a.js"),
        a_request("https://othershop.test/a.js"),
        a_request("https://shop.test/", resource_type="Document"),
        a_request("https://shop.test/lost.js", status=404),
    ]
    row = result(AUDIT, loaded(requests=requests))
    assert (row.outcome, row.status) == ("none", Status.NOT_APPLICABLE)


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
