"""Builders of snapshots and facts for every room: what a test does not name is harmless."""

from collections.abc import Callable, Iterable

import pytest

from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.limits import Limits
from mmaudit.model.report import PageMetrics
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.snapshot import Document, Layout, Load, Snapshot
from mmaudit.score.scoring import load_scoring

URL = "https://shop.test/"


def build_snapshot(
    url: str = URL, *, depth: int = 0, found_by: FoundBy | None = None, **overrides
) -> Snapshot:
    """A visit of ``url`` that saw nothing but the status 200; the start page when ``depth`` is 0."""
    found = found_by or (FoundBy.LINK if depth else FoundBy.START)
    job = PageJob(url=url, depth=depth, found_by=found)
    return Snapshot(**{"job": job, "final_url": url, "http_status": 200} | overrides)


def build_load(**overrides) -> Load:
    """A fast load without requests."""
    harmless = {
        "ttfb_ms": 200.0,
        "fcp_ms": 900.0,
        "lcp_ms": 1200.0,
        "cls": 0.0,
        "tbt_ms": 50.0,
        "speed_index_ms": 1100.0,
        "dom_content_loaded_ms": 800.0,
        "load_ms": 1500.0,
        "transfer_bytes": 200_000,
        "request_count": 10,
        "settled": True,
    }
    return Load(**harmless | overrides)


def build_document(html: str = "", **overrides) -> Document:
    """A document that was served as ``html`` and not changed by rendering."""
    harmless = {
        "served_html": html,
        "rendered_html": html,
        "title": "Blue kettles",
        "html_lang": "en",
        "charset": "utf-8",
        "content_type": "text/html; charset=utf-8",
        "base_url": URL,
    }
    return Document(**harmless | overrides)


def build_layout(**overrides) -> Layout:
    """A page of two and a half screens that fits a phone."""
    harmless = {
        "viewport_meta": "width=device-width, initial-scale=1",
        "client_width_px": 412,
        "scroll_width_px": 412,
        "viewport_height_px": 823,
        "page_height_px": 2000,
    }
    return Layout(**harmless | overrides)


def build_page(url: str = URL, *, snapshot: Snapshot | None = None, **overrides) -> PageFacts:
    """The facts of a harmless page; ``snapshot`` without sections unless it is given."""
    harmless = {
        "snapshot": snapshot or build_snapshot(url),
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
    return PageFacts(**harmless | overrides)


def build_site(pages: Iterable[PageFacts] = (), **overrides) -> SiteFacts:
    """A site of ``pages``."""
    harmless = {
        "start_url": URL,
        "pages": tuple(pages),
        "failed": (),
        "capture": SiteCapture(),
        "taps_from_home": {},
        "boilerplate": frozenset(),
    }
    return SiteFacts(**harmless | overrides)


@pytest.fixture
def a_snapshot() -> Callable[..., Snapshot]:
    return build_snapshot


@pytest.fixture
def a_load() -> Callable[..., Load]:
    return build_load


@pytest.fixture
def a_document() -> Callable[..., Document]:
    return build_document


@pytest.fixture
def a_layout() -> Callable[..., Layout]:
    return build_layout


@pytest.fixture
def a_page() -> Callable[..., PageFacts]:
    return build_page


@pytest.fixture
def a_site() -> Callable[..., SiteFacts]:
    return build_site


@pytest.fixture
def limits() -> Limits:
    return load_scoring().limits
