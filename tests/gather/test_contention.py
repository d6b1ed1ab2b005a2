"""A load that the machine was too busy for is measured once more."""

import asyncio

import pytest

from mmaudit.gather.browser import BrowserChoice
from mmaudit.gather.phone import Phone

BUSY, QUIET = True, False
URL = "http://127.0.0.1/"


class ScriptedPhone(Phone):
    """Its loads are as contended as ``script`` says, one after the other; their ``fcp_ms`` is their number."""

    def __init__(self, config, choice, script, a_load):
        super().__init__(config, choice, None)
        self.script, self.a_load, self.made = list(script), a_load, 0

    async def _run(self, findings, **_given):
        self.made += 1
        findings.loads.append(self.a_load(fcp_ms=self.made, contended=self.script.pop(0)))


@pytest.fixture
def measured(a_config, a_job, a_load):
    choice = BrowserChoice(path=None, channel=None, source="", product="", version="")

    def measure(*script, **settings):
        phone = ScriptedPhone(a_config(URL, **{"repeat_contended": True} | settings), choice, script, a_load)
        return asyncio.run(phone.visit(a_job(URL), site_wide=False)), phone.made

    return measure


@pytest.mark.parametrize(
    ("script", "runs", "kept"),
    [
        ([QUIET], 1, [1]),
        ([BUSY, QUIET], 1, [2]),
        ([BUSY, BUSY], 1, [1]),
        ([QUIET, BUSY, QUIET], 2, [1, 3]),
        ([BUSY, QUIET, BUSY, QUIET], 2, [2, 4]),
        ([BUSY, BUSY, BUSY], 2, [1, 3]),
    ],
)
def test_the_quiet_load_is_kept(measured, script, runs, kept):
    snapshot, made = measured(*script, runs=runs)
    assert [load.fcp_ms for load in snapshot.loads] == kept
    assert made == len(script)


def test_a_page_that_stays_contended_says_so(measured):
    snapshot, _ = measured(BUSY, BUSY)
    assert [warning.partition(":")[0] for warning in snapshot.warnings] == ["contended"]
    assert measured(BUSY, QUIET)[0].warnings == ()


def test_a_run_may_ask_for_no_repeat(measured):
    snapshot, made = measured(BUSY, repeat_contended=False)
    assert made == 1
    assert snapshot.loads[0].contended


def test_a_page_whose_time_is_up_is_not_loaded_again(measured):
    snapshot, made = measured(BUSY, page_deadline_s=0.0)
    assert made == 1
    assert snapshot.loads[0].contended


def test_a_machine_that_stays_busy_is_not_asked_for_ever(a_config, a_job, a_load):
    choice = BrowserChoice(path=None, channel=None, source="", product="", version="")
    script = [BUSY, BUSY, BUSY, BUSY, BUSY, QUIET, BUSY, QUIET]
    phone = ScriptedPhone(a_config(URL, repeat_contended=True), choice, script, a_load)
    loads_made = []
    for _ in range(5):
        before = phone.made
        asyncio.run(phone.visit(a_job(URL), site_wide=False))
        loads_made.append(phone.made - before)
    # Two repeats in vain, then none; after a load that was quiet by itself they are worth a trial again.
    assert loads_made == [2, 2, 1, 1, 2]
