"""What is known of the site around its pages, be the run finished or cut off."""

from mmaudit.crawl.cut_off import capture_of_cut_off_crawl
from mmaudit.errors import UsageError
from mmaudit.facts.page import page_url
from mmaudit.model.site_capture import SiteCapture
from mmaudit.store import RunFolder


def site_capture(folder: RunFolder) -> SiteCapture:
    """The capture of a finished run; of one that was cut off, what its frontier tells; of a damaged one nothing."""
    finished = folder.capture()
    if finished is not None:
        return finished
    try:
        return capture_of_cut_off_crawl(folder.frontier, stored=folder.finished())
    except UsageError:
        return SiteCapture()


def audited_pages(folder: RunFolder) -> dict[str, str]:
    """Where each page that could be audited was found, by its URL in the report."""
    audited: dict[str, str] = {}
    for snapshot in folder.snapshots():
        if snapshot.failure is None:
            audited.setdefault(page_url(snapshot), snapshot.final_url)
    return audited
