"""The pages of ``tests/sites/scroll``, each good or bad in one way, and what the audits say of them."""

import asyncio
from collections.abc import Iterable

import pytest
from tests.sites.scroll.pages import Case, cases
from tests.sites.scroll.server import scroll_site
from tests.sites.scroll.visits import Seen, harmless, visit_all, visit_in_part

from mmaudit.audits.registry import PAGE_AUDITS, SITE_AUDITS
from mmaudit.model.verdict import Status

SPECS = {audit.spec.id: audit.spec for audit in (*PAGE_AUDITS, *SITE_AUDITS)}


def marked(case: Case):
    """A case as a parameter."""
    marks = [pytest.mark.xfail(strict=True, reason=case.not_yet)] if case.not_yet else []
    return pytest.param(case, id=case.path, marks=marks)


def visited(wanted: Iterable[Case]) -> dict[str, Seen]:
    """All of ``wanted`` by one browser; where the machine's speed decides, a wrong verdict is asked for twice more."""

    async def go(origin: str) -> dict[str, Seen]:
        config = harmless(origin)
        found = {seen.case.path: seen async for seen in visit_all(wanted, config)}
        doubtful = [seen.case for seen in found.values() if seen.case.timing and not seen.is_right]
        again = [seen async for seen in visit_all([case for case in doubtful for _ in range(2)], config)]
        outvoted = {seen.case.path: seen for seen in again}
        for seen in again:
            if not seen.is_right:
                outvoted.pop(seen.case.path, None)
        return found | outvoted

    with scroll_site() as origin:
        return asyncio.run(go(origin))


def test_the_site_has_a_twin_for_each_of_its_faults():
    paths = [case.path for case in cases()]
    assert len(set(paths)) == len(paths) >= 60
    bad = [path for path in paths if path.endswith("-bad")]
    assert len(bad) >= 30
    assert {path.removesuffix("bad") + "good" for path in bad} <= set(paths)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.path)
def test_each_case_names_an_audit_and_a_status_that_it_knows(case):
    statuses = {outcome.status for outcome in SPECS[case.audit].outcomes.values()}
    assert Status(case.status) in statuses
    assert set(case.also_bad) <= set(SPECS)


@pytest.fixture(scope="module")
def all_pages() -> dict[str, Seen]:
    return visited(cases())


def first_of_each_audit() -> list[Case]:
    """A bad page and its twin for every audit that no machine's speed decides."""
    pairs: dict[str, list[Case]] = {}
    for case in cases():
        if not case.timing and not case.not_yet and len(pairs.setdefault(case.audit, [])) < 2:
            pairs[case.audit].append(case)
    return [case for pair in pairs.values() for case in pair]


@pytest.fixture(scope="module")
def some_pages() -> dict[str, Seen]:
    async def go(origin: str) -> dict[str, Seen]:
        visits = visit_in_part(first_of_each_audit(), harmless(origin))
        return {seen.case.path: seen async for seen in visits}

    with scroll_site() as origin:
        return asyncio.run(go(origin))


@pytest.mark.browser
@pytest.mark.parametrize("case", first_of_each_audit(), ids=lambda case: case.path)
def test_each_audit_tells_a_bad_page_from_its_twin(some_pages, case):
    assert some_pages[case.path].verdict == case.status


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("case", [marked(case) for case in cases()])
def test_each_page_is_told_as_what_it_is_and_as_nothing_else(all_pages, case):
    seen = all_pages[case.path]
    assert (seen.verdict, seen.false_alarms) == (case.status, ())
