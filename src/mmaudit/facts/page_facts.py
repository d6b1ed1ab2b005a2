"""The facts of one page and of the site: what audits and the moments engine read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mmaudit.facts.hints import Hint
from mmaudit.model.answer import Answer
from mmaudit.model.report import PageMetrics
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredItem:
    """One item of structured data. ``type``: schema.org type without its URL; ``syntax``: ``json-ld microdata opengraph``.

    ``properties`` hold plain JSON values; nested items are dicts with ``@type``.
    """

    type: str
    syntax: str
    properties: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """One page. ``snapshot`` stays at hand for evidence; derived facts stand beside it.

    ``lang`` is a primary language subtag (``et``, ``zh``) or ``""``; ``declared_lang`` is the ``html lang``.
    ``canonical_urls`` are all ``link rel=canonical`` (resolved) and the ``Link`` header's; more than one is a fault.
    ``structured_by_script``: how many JSON-LD blocks only rendering brought.
    ``html_hash`` is of the normalised visible text: equal hashes are duplicate pages.
    """

    snapshot: Snapshot
    url: str
    lang: str
    declared_lang: str
    title: str
    description: str
    h1: tuple[str, ...]
    canonical_urls: tuple[str, ...]
    amphtml_urls: tuple[str, ...]
    is_amp: bool
    is_amp_story: bool
    other_amp_format: str = ""
    noindex: bool
    hreflangs: Mapping[str, str]
    structured: tuple[StructuredItem, ...]
    structured_faults: tuple[str, ...]
    metrics: PageMetrics
    word_count: int
    text_hash: str
    hints: tuple[Hint, ...] = ()
    structured_by_script: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """The site as a whole.

    ``pages`` are the audited ones, ``failed`` the rest. ``taps_from_home`` is the shortest path over
    visible links (a link that is only in a closed menu costs one tap more); pages without a path are absent.
    ``boilerplate`` holds ``facts.zones.block_key`` of the blocks that the site repeats.
    ``answers`` by page URL; empty until the moments engine has spoken.
    """

    start_url: str
    pages: tuple[PageFacts, ...]
    failed: tuple[Snapshot, ...]
    capture: SiteCapture
    taps_from_home: Mapping[str, int]
    boilerplate: frozenset[str]
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)
