"""The AMP partner, the manifest, the service worker, the visit without network."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mmaudit.model.amp_validation import AmpValidation
from mmaudit.model.app import AppCard, ManifestFault, OfflineTry, Worker, WorkerFault
from mmaudit.model.app_files import AppFile, ThemeColour
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
    """The AMP partner that ``link rel=amphtml`` names; AMP pages themselves are read from ``Document.served_html``.

    ``amphtml_url`` is empty on an AMP page that names none. ``validation``: of the AMP document, be it the page or its
    partner; ``None`` when there was no document to be checked.
    """

    amphtml_url: str
    partner: FetchedDocument | None
    validation: AmpValidation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offline:
    """What a phone without network gets. ``from_service_worker`` is required: the HTTP cache alone proves nothing.

    The fields up to ``failure`` are of the start page; ``tries`` holds every page that was opened, the start page
    first, each with a small picture of what a visitor sees. ``answered_online``: the worker answered the start
    page with network; ``None``: that was not seen.
    """

    tested_url: str
    loaded: bool
    from_service_worker: bool
    status: int | None
    same_title: bool
    text_similarity: float
    failure: str = ""
    tries: tuple[OfflineTry, ...] = ()
    answered_online: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pwa:
    """Installability by Chromium's own answer (``Page.getInstallabilityErrors``), once per site.

    ``installability_errors``: ``in-incognito`` is filtered, every fresh context has it. ``installability_by_rules``: they
    are ours (``facts.installability``), for ``chrome-headless-shell`` answers ``[]`` to everything.
    ``manifest_faults`` are the ``manifest_errors`` with their places. ``workers``: one a scope, the page's own first.
    ``files``: those that the manifest and the page name, each once asked for; ``None``: that was not done.
    """

    manifest_url: str | None
    manifest_text: str
    manifest_errors: tuple[str, ...]
    installability_errors: tuple[str, ...] | None
    installability_by_rules: bool = False
    service_worker_url: str | None = None
    service_worker_scope: str | None = None
    service_worker_state: str = ""
    offline: Offline | None = None
    card: AppCard | None = None
    manifest_faults: tuple[ManifestFault, ...] = ()
    workers: tuple[Worker, ...] = ()
    worker_faults: tuple[WorkerFault, ...] = ()
    files: tuple[AppFile, ...] | None = None
    theme_colours: tuple[ThemeColour, ...] = ()
