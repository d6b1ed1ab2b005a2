"""Nothing waits for ever."""

import asyncio

import pytest

from mmaudit.gather.deadline import attempted, limited


def test_what_takes_too_long_is_given_up():
    with pytest.raises(TimeoutError):
        asyncio.run(limited(asyncio.Event().wait(), 0.01))


def test_what_is_done_in_time_is_given_on():
    async def seven() -> int:
        return 7

    assert asyncio.run(limited(seven(), 5)) == 7


def test_an_attempt_that_times_out_is_told_and_not_raised():
    assert asyncio.run(attempted(asyncio.Event().wait(), 0.01)) is False


def test_an_attempt_does_not_hide_our_own_mistakes():
    async def mistake() -> None:
        raise KeyError("ours")

    with pytest.raises(KeyError):
        asyncio.run(attempted(mistake(), 5))
