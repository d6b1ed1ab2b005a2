"""Builders of pages, blocks and sites for the tests of the moments engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from mmaudit.facts.page_facts import PageFacts, SiteFacts, StructuredItem
from mmaudit.model.answer import Answer, PageAnswers
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.report import PageMetrics
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.snapshot import Content, Layout, Snapshot
from mmaudit.moments.annotators.hours import normalise_hours
from mmaudit.moments.catalogue import Catalogue, load_catalogue
from mmaudit.moments.engine import answer_page
from mmaudit.moments.findings import Findings, annotate
from mmaudit.moments.reading import Reading, read_page
from mmaudit.moments.static_page import read_static
from mmaudit.moments.vocabulary import vocabulary

PageBuilder = Callable[..., PageFacts]


def build_page(
    body: str,
    *,
    lang: str = "en",
    url: str = "https://example.org/",
    title: str = "",
    structured: Sequence[Mapping[str, object]] = (),
    content: Content | None = None,
) -> PageFacts:
    """Build the facts of a page from the HTML of its body, or from ``content``."""
    snapshot = read_static(f"<html lang='{lang}'><title>{title}</title><body>{body}</body></html>", url=url)
    snapshot = snapshot if content is None else replace(snapshot, content=content)
    layout = Layout(
        viewport_meta=None,
        client_width_px=412,
        scroll_width_px=412,
        viewport_height_px=800,
        page_height_px=2000,
    )
    return PageFacts(
        snapshot=replace(snapshot, layout=layout),
        url=url,
        lang=lang,
        declared_lang=lang,
        title=title,
        description="",
        h1=tuple(b.text for b in snapshot.content.blocks if b.heading_level == 1) if snapshot.content else (),
        canonical_urls=(),
        amphtml_urls=(),
        is_amp=False,
        is_amp_story=False,
        noindex=False,
        hreflangs={},
        structured=tuple(
            StructuredItem(type=str(item.get("@type", "")), syntax="json-ld", properties=item)
            for item in structured
        ),
        structured_faults=(),
        metrics=PageMetrics(),
        word_count=0,
        text_hash="",
    )


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def page() -> PageBuilder:
    return build_page


@pytest.fixture
def ask(catalogue: Catalogue) -> Callable[..., Answer]:
    """Answer one question from the HTML of a page's body."""

    def ask_page(question: str, body: str, **options: object) -> Answer:
        answers = answer_page(build_page(body, **options), catalogue).answers
        return next(answer for answer in answers if answer.question == question)

    return ask_page


@pytest.fixture
def answers(catalogue: Catalogue) -> Callable[..., PageAnswers]:
    """Answer all questions from the HTML of a page's body."""
    return lambda body, **options: answer_page(build_page(body, **options), catalogue)


@pytest.fixture
def findings(catalogue: Catalogue) -> Callable[..., Findings]:
    """Annotate the HTML of a page's body."""

    def annotate_page(body: str, **options: object) -> Findings:
        return annotate(read(build_page(body, **options)))

    def read(page: PageFacts) -> Reading:
        return read_page(page, catalogue.lexicons, boilerplate=frozenset())

    return annotate_page


@pytest.fixture
def osm(catalogue: Catalogue) -> Callable[[str, str], str | None]:
    """Normalise opening hours in a language (with English beside it, as on every page)."""

    def normalise(text: str, lang: str) -> str | None:
        langs = dict.fromkeys([lang, "en"])
        words = vocabulary(tuple(catalogue.lexicons[each] for each in langs))
        return normalise_hours(text, words, alone=True)

    return normalise


@pytest.fixture
def site(catalogue: Catalogue) -> Callable[..., SiteFacts]:
    """Build a site of pages with their answers; ``taps`` by URL."""

    def build(pages: Sequence[PageFacts], *, taps: Mapping[str, int]) -> SiteFacts:
        return SiteFacts(
            start_url=pages[0].url,
            pages=tuple(pages),
            failed=(),
            capture=SiteCapture(),
            taps_from_home=taps,
            boilerplate=frozenset(),
            answers={page.url: answer_page(page, catalogue).answers for page in pages},
        )

    return build


def empty_snapshot() -> Snapshot:
    """Build a page that was never seen."""
    job = PageJob(url="https://example.org/", depth=0, found_by=FoundBy.START)
    return Snapshot(job=job, final_url=job.url, http_status=None)


@pytest.fixture
def unseen_page() -> PageFacts:
    return replace(build_page(""), snapshot=empty_snapshot())
