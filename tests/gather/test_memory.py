"""A page that takes too much memory is one failed row; a browser that does is replaced."""

import asyncio
import os

import pytest

from mmaudit.gather import memory
from mmaudit.gather.failures import failure
from mmaudit.gather.findings import Findings
from mmaudit.model.failure import FailureCode

# Buffers lie outside the heap that V8 bounds; every page of them is written to.
HOG = """<!doctype html><title>Hog</title><h1>Hello</h1><script>
const kept = [];
setInterval(() => kept.push(new Uint8Array(4e7).fill(7)), 50);
</script>"""


def test_a_process_is_known_with_its_memory():
    if not os.path.isdir("/proc"):
        pytest.skip("needs /proc")
    own = {process.pid: process for process in memory.processes_of(os.getpgid(0))}
    assert own[os.getpid()].mb > 10
    assert not own[os.getpid()].is_renderer


@pytest.mark.parametrize(("pages", "mb", "expected"), [(199, 3999, False), (200, 1, True), (1, 4001, True)])
def test_a_browser_is_replaced_when_it_is_old_or_large(monkeypatch, pages, mb, expected):
    process = memory.Process(pid=1, mb=mb, is_renderer=False)
    monkeypatch.setattr(memory, "processes_of", lambda group: iter([process]))
    assert memory.is_worn_out(1, pages=pages) is expected


@pytest.mark.browser
def test_a_page_that_takes_all_memory_fails_and_the_next_one_is_read(monkeypatch, site, visit):
    monkeypatch.setattr(memory, "RENDERER_LIMIT_MB", 500)
    assert visit(site.page("/hog", HOG)).failure.code is FailureCode.OUT_OF_MEMORY
    assert visit(site.page("/modest", "<title>Modest</title><h1>Hello</h1>")).failure is None


# Objects lie in the heap that V8 bounds, to a gigabyte: small ones, so that it fills slowly enough to be seen.
SCRIPT_HOG = """<!doctype html><title>Hog</title><h1>Hello</h1><script>
const kept = [];
setInterval(() => { for (let n = 0; n < 2e5; n += 1) kept.push({n, text: [n, n]}); }, 1);
</script>"""


@pytest.mark.browser
def test_a_page_whose_scripts_fill_the_heap_is_out_of_memory_too(site, visit):
    assert (
        visit(site.page("/hog", SCRIPT_HOG), page_deadline_s=60.0).failure.code is FailureCode.OUT_OF_MEMORY
    )


@pytest.mark.parametrize(("mb", "code"), [(80, FailureCode.PAGE_CRASHED), (900, FailureCode.OUT_OF_MEMORY)])
def test_a_crash_is_blamed_on_memory_only_where_much_was_taken(monkeypatch, a_job, mb, code):
    looks = []
    renderer = memory.Process(pid=1, mb=mb, is_renderer=True)
    monkeypatch.setattr(memory, "processes_of", lambda group: looks.append(group) or iter([renderer]))
    monkeypatch.setattr(memory, "EVERY_S", 0)
    findings = Findings(job=a_job("http://127.0.0.1/"))

    async def crash():
        while len(looks) < 2:
            await asyncio.sleep(0)
        findings.fail(failure(FailureCode.PAGE_CRASHED))

    asyncio.run(memory.within_memory(crash(), 1, findings))
    assert findings.failure.code is code
