"""What a visit showed that is no page of its own: another site, a file, or a page that is known."""

from mmaudit.crawl.memory import CrawlMemory
from mmaudit.crawl.scope import page_identity
from mmaudit.model.failure import FailureCode
from mmaudit.model.job import FoundBy
from mmaudit.model.known_url import PageClaims
from mmaudit.model.snapshot import Snapshot

# What turned out to be no page of the site is no row of the report.
NO_PAGE = (FailureCode.NOT_HTML, FailureCode.DOWNLOAD, FailureCode.OFF_SITE)


def why_no_page(
    snapshot: Snapshot, claims: PageClaims, *, final_url: str, memory: CrawlMemory
) -> tuple[FailureCode, str] | None:
    """Why a visit gave no page of its own. The start page always is one: a report needs its row."""
    job, failure = snapshot.job, snapshot.failure
    if job.found_by is FoundBy.START:
        return None
    # Where nobody answers, or nobody may be asked, a page leads nowhere: that is its own fault.
    is_dead_end = failure is not None and snapshot.http_status is None
    if not memory.scope.contains(final_url):
        return None if is_dead_end else (FailureCode.OFF_SITE, f"It leads to {final_url[:500]}")
    if failure is not None and failure.code in NO_PAGE:
        return failure.code, failure.message
    twin = claims.canonical
    if twin is not None and page_identity(twin) in memory.met and job.found_by is not FoundBy.LIST:
        return FailureCode.DUPLICATE, f"It names {twin[:500]} as its address, which was visited."
    there = page_identity(final_url)
    if there != page_identity(job.url) and there in memory.met:
        return FailureCode.DUPLICATE, f"It leads to {final_url[:500]}"
    return None
