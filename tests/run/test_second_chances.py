"""A page that failed for a moment is tried again, within limits."""

import pytest

from mmaudit.model.failure import Failure, FailureCode
from mmaudit.run.second_chances import MAX_TRIES, MAX_WAITING_S, SecondChances


def refused(a_snapshot, code, status=None, retry_after_s=None):
    failure = Failure(code=code, message="") if code else None
    return a_snapshot(failure=failure, http_status=status, retry_after_s=retry_after_s)


@pytest.mark.parametrize(
    ("code", "status", "asked_s", "pause_s"),
    [
        (None, 200, None, None),
        (FailureCode.RATE_LIMITED, 429, 7.0, 7.0),
        (FailureCode.RATE_LIMITED, 429, 0.0, 0.0),
        (FailureCode.RATE_LIMITED, 429, None, 5.0),
        (FailureCode.RATE_LIMITED, 429, 3600.0, None),
        (FailureCode.HTTP_5XX, 503, 10.0, 10.0),
        (FailureCode.HTTP_5XX, 503, None, None),
        (FailureCode.HTTP_5XX, 500, 10.0, None),
        (FailureCode.RESET, None, None, 1.0),
        (FailureCode.EMPTY_RESPONSE, None, None, 1.0),
        (FailureCode.DNS, None, None, None),
        (FailureCode.HTTP_4XX, 404, None, None),
        (FailureCode.PAGE_HUNG, 200, None, None),
    ],
)
def test_what_is_worth_another_try(a_snapshot, code, status, asked_s, pause_s):
    assert SecondChances().pause_s(refused(a_snapshot, code, status, asked_s), tried=1) == pause_s


def test_a_page_is_not_tried_for_ever(a_snapshot):
    snapshot = refused(a_snapshot, FailureCode.RESET)
    chances = SecondChances()
    assert chances.pause_s(snapshot, tried=MAX_TRIES - 1) is not None
    assert chances.pause_s(snapshot, tried=MAX_TRIES) is None


def test_the_pauses_of_a_run_have_an_end(a_snapshot):
    snapshot, chances, waited = refused(a_snapshot, FailureCode.RATE_LIMITED, 429, 50.0), SecondChances(), 0.0
    for _ in range(100):
        waited += chances.pause_s(snapshot, tried=1) or 0.0
    assert MAX_WAITING_S - 50 < waited <= MAX_WAITING_S
