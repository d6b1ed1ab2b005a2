"""Builders of facts for the site audits: what a test does not name is harmless."""

from dataclasses import fields

import pytest

from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.report import PageMetrics
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.snapshot import Box, Content, Layout, Load, Request, Snapshot, TapTarget
from mmaudit.score.scoring import load_scoring

SNAPSHOT_FIELDS = {field.name for field in fields(Snapshot)}


def snapshot(url="https://shop.test/", *, depth=0, found_by=FoundBy.LINK, found_on=None, **changes):
    job = PageJob(url=url, depth=depth, found_by=found_by, found_on=found_on)
    return Snapshot(**{"job": job, "final_url": url, "http_status": 200} | changes)


def layout(**changes):
    return Layout(
        **{
            "viewport_meta": "width=device-width, initial-scale=1",
            "client_width_px": 412,
            "scroll_width_px": 412,
            "viewport_height_px": 823,
            "page_height_px": 2000,
        }
        | changes
    )


def page(url="https://shop.test/", *, depth=0, found_by=FoundBy.LINK, **changes):
    seen = {name: changes.pop(name) for name in list(changes) if name in SNAPSHOT_FIELDS}
    facts = {
        "snapshot": snapshot(url, depth=depth, found_by=found_by, **seen),
        "url": url,
        "lang": "en",
        "declared_lang": "en",
        "title": "Blue kettles",
        "description": "Kettles in blue.",
        "h1": ("Blue kettles",),
        "canonical_urls": (),
        "amphtml_urls": (),
        "is_amp": False,
        "is_amp_story": False,
        "noindex": False,
        "hreflangs": {},
        "structured": (),
        "structured_faults": (),
        "metrics": PageMetrics(),
        "word_count": 300,
        "text_hash": url,
    }
    return PageFacts(**facts | changes)


def site(*pages, failed=(), answers=None, **capture):
    return SiteFacts(
        start_url="https://shop.test/",
        pages=pages,
        failed=tuple(failed),
        capture=SiteCapture(**capture),
        taps_from_home={},
        boilerplate=frozenset(),
        answers=answers or {},
    )


def failed(url, code=FailureCode.HTTP_4XX, *, message="The server said no.", http_status=None, **changes):
    failure = Failure(code=code, message=message)
    return snapshot(url, failure=failure, http_status=http_status, **changes)


def target(size=48, *, gap_px=None, inline=False):
    box = Box(x=0, y=0, width=size, height=size)
    return TapTarget(selector="a", text="Go", box=box, gap_px=gap_px, inline=inline)


def load(*urls):
    return Load(
        ttfb_ms=100,
        fcp_ms=900,
        lcp_ms=1200,
        cls=0,
        tbt_ms=0,
        speed_index_ms=1000,
        dom_content_loaded_ms=800,
        load_ms=1500,
        transfer_bytes=1000,
        request_count=len(urls),
        settled=True,
        requests=tuple(Request(url=url, resource_type="Image", status=200) for url in urls),
    )


@pytest.fixture
def limits():
    return load_scoring().limits


@pytest.fixture
def build():
    """The builders by name: ``build.page(...)``."""

    class Build:
        pass

    for builder in (page, site, failed, layout, snapshot, target, load):
        setattr(Build, builder.__name__, staticmethod(builder))
    Build.content = staticmethod(lambda **parts: Content(**{"blocks": (), "links": ()} | parts))
    return Build
