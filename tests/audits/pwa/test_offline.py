import pytest

from mmaudit.audits.pwa.offline import AUDIT, LABELS
from mmaudit.facts.offline import Sight
from mmaudit.model.app import OfflinePlace, OfflineTry
from mmaudit.model.snapshot import Offline
from mmaudit.model.verdict import Status

PLACES = tuple(OfflinePlace)


def offline(**overrides):
    harmless = {
        "tested_url": "https://shop.test/",
        "loaded": True,
        "from_service_worker": True,
        "status": 200,
        "same_title": True,
        "text_similarity": 1.0,
    }
    return Offline(**harmless | overrides)


def tried(place, **overrides):
    harmless = {
        "loaded": True,
        "from_service_worker": True,
        "status": 200,
        "quote": "Kettles for all",
        "same_title": True,
        "text_kept": 1.0,
        "text_similarity": 1.0,
    }
    return OfflineTry(place=place, url=f"https://shop.test/{place}", **harmless | overrides)


SHOWN = {
    "content": {},
    "fallback": {"same_title": False, "text_kept": 0.1, "quote": "You are offline"},
    "error": {
        "loaded": False,
        "from_service_worker": False,
        "status": None,
        "quote": "",
        "failure": "net::X",
    },
}


def matrix(*sights, answered_online=True):
    tries = [tried(place, **SHOWN[each]) for place, each in zip(PLACES, sights, strict=False)]
    return offline(tries=tuple(tries), answered_online=answered_online)


@pytest.mark.parametrize(
    ("sights", "outcome", "status"),
    [
        (("error", "error", "error"), "network-only", Status.FAIL),
        (("fallback", "fallback", "fallback"), "fallback", Status.WARN),
        (("fallback", "error"), "fallback", Status.WARN),
        (("error", "fallback", "fallback"), "fallback", Status.WARN),
        (("fallback", "content", "fallback"), "start-missing", Status.WARN),
        (("error", "content", "error"), "start-missing", Status.WARN),
        (("content", "fallback", "fallback"), "start-page", Status.PASS),
        (("content", "error", "error"), "start-page", Status.PASS),
        (("content", "content", "fallback"), "visited-pages", Status.PASS),
        (("content", "content", "error"), "visited-pages", Status.PASS),
        (("content", "content", "content"), "whole-site", Status.PASS),
        (("content",), "whole-site", Status.PASS),
        (("error",), "network-only", Status.FAIL),
    ],
)
def test_the_matrix_of_pages_is_one_verdict(result, app, sights, outcome, status):
    row = result(AUDIT, app(offline=matrix(*sights)))
    assert (row.outcome, row.status) == (outcome, status)
    assert [each.label for each in row.evidence] == [
        LABELS[place, Sight(each)] for place, each in zip(PLACES, sights, strict=False)
    ]


def test_a_worker_that_left_the_page_to_the_network_online_promises_nothing(result, app):
    row = result(AUDIT, app(offline=matrix("error", "error", "error", answered_online=False)))
    assert (row.outcome, row.status, row.score) == ("no-fetch-handler", Status.INFO, None)


@pytest.mark.parametrize(
    ("seen", "outcome"),
    [
        ({}, "whole-site"),
        ({"text_kept": 0.8}, "whole-site"),
        ({"text_kept": 0.79}, "fallback"),
        ({"same_title": False, "text_kept": 0.95}, "whole-site"),
        ({"same_title": False, "text_kept": 0.9}, "fallback"),
        ({"status": 503, "same_title": False, "text_kept": 0.1}, "fallback"),
        ({"status": 503}, "fallback"),
        ({"text_kept": 0.0, "quote": ""}, "network-only"),
        ({"from_service_worker": False}, "network-only"),
    ],
)
def test_only_the_workers_answer_with_the_pages_own_text_counts(result, app, seen, outcome):
    given = offline(tries=(tried(OfflinePlace.START, **seen),), answered_online=True)
    assert result(AUDIT, app(offline=given)).outcome == outcome


def test_every_page_is_shown_with_its_answer_and_its_first_words(result, app):
    row = result(AUDIT, app(offline=offline(tries=(tried(OfflinePlace.START, content_ms=81.6),))))
    seen = row.evidence[0]
    assert (seen.url, seen.value, seen.excerpt) == (
        "https://shop.test/start",
        "200 · 82 ms",
        "Kettles for all",
    )


@pytest.mark.parametrize(
    ("overrides", "outcome", "status"),
    [
        ({}, "whole-site", Status.PASS),
        ({"text_similarity": 0.1}, "fallback", Status.WARN),
        ({"loaded": False, "status": None, "failure": "net::ERR_FAILED"}, "network-only", Status.FAIL),
        ({"from_service_worker": False}, "network-only", Status.FAIL),
    ],
)
def test_records_of_the_start_page_alone_are_still_judged(result, app, overrides, outcome, status):
    row = result(AUDIT, app(offline=offline(**overrides)))
    assert (row.outcome, row.status) == (outcome, status)
    assert (row.evidence[0].url, row.evidence[0].excerpt) == (
        "https://shop.test/",
        overrides.get("failure", ""),
    )


def test_a_site_without_worker_promises_nothing(result, no_app):
    row = result(AUDIT, no_app)
    assert (row.outcome, row.status) == ("no-worker", Status.NOT_APPLICABLE)


def test_a_site_that_was_not_tried_is_not_measured(result, app, never_asked):
    assert result(AUDIT, app()).text == "Not measured. The site was not opened without network."
    assert result(AUDIT, never_asked).status is Status.NOT_MEASURED
