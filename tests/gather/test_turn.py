"""A measured load has the machine to itself."""

import asyncio

import pytest

from mmaudit.gather import turn as turn_module
from mmaudit.gather.turn import Machine


def test_one_turn_at_a_time():
    machine, log = Machine(), []

    async def measure(name):
        async with machine.turn() as turn:
            log.append(f"{name} measures")
            await asyncio.sleep(0)
            log.append(f"{name} has loaded")
            turn.over()
            await asyncio.sleep(0)
            log.append(f"{name} is read")

    async def both():
        await asyncio.gather(measure("a"), measure("b"))

    asyncio.run(both())
    assert log.index("a has loaded") < log.index("b measures") < log.index("b has loaded")
    assert log.index("b measures") < log.index("a is read")


def test_a_turn_can_be_taken_again_and_ended_twice():
    machine = Machine()

    async def measure():
        async with machine.turn() as turn:
            await turn.take()
            turn.over()
            turn.over()
            await asyncio.wait_for(turn.take(), 1)
        async with asyncio.timeout(1), machine.turn():
            return True

    assert asyncio.run(measure())


@pytest.mark.parametrize(
    ("repeats", "busy"),
    [([], False), ([False], False), ([False, False], True), ([False, True, False], False)],
)
def test_repeats_in_vain_end_the_repeating(repeats, busy):
    machine = Machine()
    for is_quiet in repeats:
        machine.note_repeat(is_quiet=is_quiet)
    assert machine.is_busy_for_good is busy


def test_a_quiet_load_gives_new_hope():
    machine = Machine()
    machine.note_repeat(is_quiet=False)
    machine.note_repeat(is_quiet=False)
    machine.note_quiet_load()
    assert not machine.is_busy_for_good


def test_quiet_waits_for_the_page_that_is_still_read():
    machine, log = Machine(), []

    async def read():
        async with machine.turn() as turn:
            turn.over()
            for _ in range(3):
                await asyncio.sleep(0.06)
            log.append("read")

    async def repeat():
        async with machine.turn():
            await machine.quiet()
            log.append("repeated")

    async def both():
        await asyncio.gather(read(), repeat())

    asyncio.run(both())
    assert log == ["read", "repeated"]


def test_quiet_does_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr(turn_module, "MAX_WAIT_S", 0.1)
    machine = Machine()

    async def both():
        async with machine.turn() as one:
            one.over()
            async with machine.turn():
                await machine.quiet()
                # Whoever is still read may itself wait for a turn that we hold.
                return True

    assert asyncio.run(both())
