"""Sites that never end."""

from collections.abc import Iterator

import pytest
from tests.hostile.checks import Audited, audit_of, path_of
from tests.sites.hostile import texts
from tests.sites.hostile.table import HONEST

from mmaudit.model.report import PageStatus

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def trapped(tmp_path_factory) -> Iterator[Audited]:
    yield from audit_of((*texts.TRAPS, *HONEST[:5]), tmp_path_factory.mktemp("traps"))


def test_traps_do_not_keep_the_crawl_from_the_honest_pages(trapped):
    rows = trapped.rows()
    ends = {case.path: [status for status, _ in rows.get(case.path, [])] for case in HONEST[:5]}
    assert ends == {case.path: ["audited"] for case in HONEST[:5]}
    assert sum(page.status is PageStatus.AUDITED for page in trapped.report.pages) <= len(trapped.cases) + 10


def test_what_was_cut_off_a_trap_is_told(trapped):
    cut = {
        path_of(each.url).split("/")[1] for each in trapped.report.skipped if each.why in ("trap", "limit")
    }
    assert cut >= {"calendar", "sorting"}
