"""The AMP partner, the manifest, the service worker, the visit without network."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mmaudit.model.failure import Failure
from mmaudit.model.seen import Redirect


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedDocument:
    """A document that the tool fetched beside the page (an AMP partner, a manifest)."""

    requested_url: str
    final_url: str
    status: int | None
    content_type: str = ""
    text: str = ""
    redirects: tuple[Redirect, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amp:
    """The AMP partner that ``link rel=amphtml`` names; AMP pages themselves are read from ``Document.served_html``."""

    amphtml_url: str
    partner: FetchedDocument | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offline:
    """What a phone without network gets. ``from_service_worker`` is required: the HTTP cache alone proves nothing."""

    tested_url: str
    loaded: bool
    from_service_worker: bool
    status: int | None
    same_title: bool
    text_similarity: float
    failure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pwa:
    """Installability by Chromium's own answer (``Page.getInstallabilityErrors``), once per site.

    ``installability_errors`` is ``None`` when this browser cannot answer (``chrome-headless-shell``
    answers ``[]`` to everything); ``in-incognito`` is filtered: every fresh context has it.
    """

    manifest_url: str | None
    manifest_text: str
    manifest_errors: tuple[str, ...]
    installability_errors: tuple[str, ...] | None
    service_worker_url: str | None = None
    service_worker_scope: str | None = None
    service_worker_state: str = ""
    offline: Offline | None = None
