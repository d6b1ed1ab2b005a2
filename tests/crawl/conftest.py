"""A web of our own for the crawl: documents by URL, and what was asked of it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.crawl.addresses import HOME

from mmaudit.config.settings import Config, CrawlLimits, Device
from mmaudit.crawl.crawl import Crawl
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.job import PageJob
from mmaudit.model.report import Network
from mmaudit.model.site_capture import LinkCheck, SiteCapture
from mmaudit.model.snapshot import Content, FetchedDocument, Link, Snapshot


class FakeWeb:
    """A ``WebReader`` over a table; what it does not hold is 404. It remembers every URL that it was asked for."""

    def __init__(
        self,
        documents: Mapping[str, str | FetchedDocument] | None = None,
        checks: Mapping[str, LinkCheck] | None = None,
    ) -> None:
        self.documents = dict(documents or {})
        self.checks = dict(checks or {})
        self.read: list[str] = []
        self.checked: list[str] = []

    async def get(self, url: str, *, max_bytes: int = 10_000_000) -> FetchedDocument:
        self.read.append(url)
        found = self.documents.get(url)
        if isinstance(found, FetchedDocument):
            return found
        return FetchedDocument(
            requested_url=url, final_url=url, status=404 if found is None else 200, text=found or ""
        )

    async def check(self, url: str) -> LinkCheck:
        self.checked.append(url)
        return self.checks.get(url, LinkCheck(url=url, status=200, final_url=url))


@pytest.fixture
def make_web() -> type[FakeWeb]:
    return FakeWeb


@pytest.fixture
def make_config() -> Callable[..., Config]:
    """A configuration for ``https://example.com/`` with the crawl limits that a test names."""

    def make(start_url: str = "https://example.com/", **limits: Any) -> Config:
        return Config(
            start_url=start_url,
            device=Device(
                name="d", title="d", width_px=412, height_px=823, scale=1.75, user_agent="", cpu_slowdown=1
            ),
            network=Network(name="none", rtt_ms=0, down_kbps=0, up_kbps=0),
            cpu_slowdown=1,
            crawl=CrawlLimits(**limits),
            out=Path("out"),
        )

    return make


@pytest.fixture
def make_snapshot() -> Callable[..., Snapshot]:
    """A visit of ``job`` that shows ``links``; a link that begins with ``!`` says nofollow."""

    def make(
        job: PageJob,
        links: Sequence[str] = (),
        *,
        final_url: str | None = None,
        failure: FailureCode | None = None,
        **fields: Any,
    ) -> Snapshot:
        return Snapshot(
            job=job,
            final_url=final_url or job.url,
            http_status=200,
            failure=Failure(code=failure, message="It broke.") if failure else None,
            content=Content(
                blocks=(),
                links=tuple(
                    Link(
                        url=url.removeprefix("!"),
                        text="",
                        selector="a",
                        rel=("nofollow",) if url.startswith("!") else (),
                    )
                    for url in links
                ),
            ),
            **fields,
        )

    return make


@pytest.fixture
def run_crawl(
    make_web, make_config, make_snapshot, a_document
) -> Callable[..., tuple[list[PageJob], SiteCapture]]:
    """Crawl a site given as links by URL; answer the jobs in their order and the capture."""

    def run(
        site: Mapping[str, Sequence[str]],
        *,
        start: str = HOME,
        robots: str | None = None,
        sitemap: Sequence[str] = (),
        web=None,
        final: Mapping[str, str] | None = None,
        html: Mapping[str, str] | None = None,
        text: Mapping[str, str] | None = None,
        **limits,
    ):
        web = web or make_web()
        if robots is not None:
            web.documents[HOME + "robots.txt"] = robots
        if sitemap:
            web.documents[HOME + "sitemap.xml"] = "\n".join(sitemap)
        jobs = []

        async def story() -> SiteCapture:
            crawl = await Crawl.open(make_config(start, **limits), web)
            while (job := crawl.next_job()) is not None:
                jobs.append(job)
                document = a_document(
                    (html or {}).get(job.url, ""), visible_text=(text or {}).get(job.url, "")
                )
                crawl.record(
                    make_snapshot(
                        job,
                        site.get(job.url, ()),
                        final_url=(final or {}).get(job.url),
                        document=replace(document, base_url=""),
                    )
                )
            return await crawl.finish(web)

        return jobs, asyncio.run(story())

    return run
