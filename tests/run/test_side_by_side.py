"""Pages are visited side by side, in an order that does not depend on which of them is faster."""

import asyncio

import pytest

from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.snapshot import Snapshot
from mmaudit.run.side_by_side import Work, visit_all


class Trial:
    """A crawl from ``links`` (page to the pages it leads to); visits take as many turns of the loop as ``slow`` says."""

    def __init__(self, links, *, slow=(), alone=(), first=(), known=("home",)):
        self.links, self.slow, self.alone, self.first = links, dict(slow), alone, first
        self.waiting, self.met = list(known), set(known)
        self.chosen, self.recorded, self.beside = [], [], []
        self.active = []

    def next_job(self):
        if not self.waiting:
            return None
        self.chosen.append(self.waiting.pop(0))
        return PageJob(url=self.chosen[-1], depth=0, found_by=FoundBy.LINK)

    async def visit(self, job):
        self.active.append(job.url)
        self.beside += [tuple(self.active)] if len(self.active) > 1 else []
        try:
            for _ in range(self.slow.get(job.url, 1)):
                await asyncio.sleep(0)
        finally:
            self.active.remove(job.url)
        return Snapshot(job=job, final_url=job.url, http_status=200)

    def record(self, snapshot):
        self.recorded.append(snapshot.job.url)
        new = [url for url in self.links.get(snapshot.job.url, ()) if url not in self.met]
        self.waiting += new
        self.met.update(new)

    def run(self, width=2):
        work = Work(
            next_job=self.next_job,
            visit=self.visit,
            record=self.record,
            goes_alone=lambda job: job.url in self.alone,
            comes_first=lambda job: job.url in self.first,
        )
        asyncio.run(visit_all(work, width=width))
        return self


SITE = {"home": ["a", "b", "c"], "a": ["d", "e"], "b": ["f"], "d": ["g"]}
ALL = ["home", "a", "b", "c", "d", "e", "f", "g"]


@pytest.mark.parametrize("width", [1, 2, 3])
@pytest.mark.parametrize("slow", [{}, {"a": 50}, {"b": 50}, {"home": 9, "c": 30, "d": 7}])
def test_the_order_is_the_same_whichever_page_is_slow(width, slow):
    trial = Trial(SITE, slow=slow).run(width)
    assert trial.chosen == Trial(SITE).run(width).chosen
    assert trial.recorded == trial.chosen
    assert sorted(trial.chosen) == sorted(ALL)


def test_at_most_so_many_are_under_way():
    everything_slow = dict.fromkeys(ALL, 5)
    assert Trial(SITE, slow=everything_slow).run(width=1).beside == []
    assert {len(each) for each in Trial(SITE, slow=everything_slow).run(width=2).beside} == {2}


def test_a_page_that_goes_alone_has_none_beside_it():
    everything_slow = dict.fromkeys(ALL, 5)
    trial = Trial(SITE, slow=everything_slow, alone=("home", "c")).run()
    assert sorted(trial.recorded) == sorted(ALL)
    assert trial.beside
    assert not [pair for pair in trial.beside if "c" in pair or "home" in pair]


def test_a_page_that_goes_alone_changes_nothing_of_what_is_chosen():
    links = {"home": ["a", "b"], "a": ["d"], "b": ["e"], "d": ["f"]}
    plain = Trial(links, first=("home",)).run()
    for alone in ("a", "b", "d"):
        assert Trial(links, first=("home",), alone=(alone,)).run().chosen == plain.chosen


def test_nothing_is_chosen_before_the_page_that_comes_first_is_recorded():
    trial = Trial({"home": ["a"]}, known=("home", "x"), first=("home",)).run()
    assert not [pair for pair in trial.beside if "home" in pair]
    assert trial.recorded == ["home", "x", "a"]


def test_a_start_page_that_is_not_alone_may_have_known_pages_beside_it():
    trial = Trial(SITE, slow=dict.fromkeys(ALL, 5), known=("home", "x")).run()
    assert ("home", "x") in trial.beside


def test_cancelled_it_leaves_no_visit_behind():
    trial = Trial(SITE, slow=dict.fromkeys(ALL, 10**9), known=("home", "x"))

    async def cut_off():
        work = Work(
            next_job=trial.next_job, visit=trial.visit, record=trial.record, goes_alone=lambda _: False
        )
        task = asyncio.ensure_future(visit_all(work, width=2))
        while len(trial.active) < 2:
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(cut_off())
    assert trial.active == []
    assert trial.recorded == []


def test_a_visit_that_breaks_ends_the_others_and_is_told():
    trial = Trial(SITE, slow={"x": 10**9}, known=("home", "x"))

    async def visit(job):
        if job.url == "home":
            raise OSError("disk full")
        return await trial.visit(job)

    work = Work(next_job=trial.next_job, visit=visit, record=trial.record, goes_alone=lambda _: False)
    with pytest.raises(OSError, match="disk full"):
        asyncio.run(visit_all(work, width=2))
    assert trial.active == []
