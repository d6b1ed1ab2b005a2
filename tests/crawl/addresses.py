"""Short ways to write the addresses of the crawled site."""

from mmaudit.model.failure import FailureCode
from mmaudit.model.site_capture import SiteCapture

HOME = "https://example.com/"


def at(*paths: str) -> list[str]:
    return [HOME + path for path in paths]


def skipped(capture: SiteCapture) -> dict[str, FailureCode]:
    return {entry.url: entry.why for entry in capture.skipped}
