"""The parts of an installed site: its card on the phone, its worker, what it shows without network."""

from dataclasses import dataclass
from enum import StrEnum

from mmaudit.model.seen import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class AppCard:
    """What a phone shows of the site once it is installed, as Chromium reads the manifest.

    ``icon`` is the one that Chromium chose, as PNG; ``None`` when it accepts none. Colours are ``#rrggbb`` (alpha
    left out) or ``""`` where the manifest names none that is valid. ``display`` is the mode that Chromium takes.
    ``name`` is ``""`` when the manifest has none; the launcher shows ``short_name``, or ``name`` without one.
    """

    name: str = ""
    short_name: str = ""
    theme_color: str = ""
    background_color: str = ""
    display: str = ""
    icon: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestFault:
    """What Chromium says against the manifest's text; ``line`` and ``column`` from 1, 0: the text as a whole."""

    message: str
    line: int = 0
    column: int = 0
    is_critical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerFault:
    """An error of a service worker's script, as the browser told it; ``line`` from 1, 0: not known."""

    message: str
    url: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A service worker's registration as it stood after the page had been loaded a second time.

    ``state``: that of ``ServiceWorker.state``. ``has_update``: a second version is there already (its script is
    another one at every request).
    """

    script_url: str
    scope: str
    state: str = ""
    has_update: bool = False


class OfflinePlace(StrEnum):
    """Which page was opened without network."""

    START = "start"
    VISITED = "visited"
    UNVISITED = "unvisited"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineTry:
    """One page opened without network, in a tab of its own.

    ``loaded``: something else than the browser's error page. ``text_kept``: of its words online the share (0-1)
    that a visitor reads offline too; ``text_similarity``: the Jaccard index of both. ``content_ms``: from the
    navigation to the first content; ``None``: there was none. ``quote``: the first words on the screen.
    """

    place: OfflinePlace
    url: str
    loaded: bool
    from_service_worker: bool = False
    status: int | None = None
    title: str = ""
    quote: str = ""
    same_title: bool = False
    text_kept: float = 0.0
    text_similarity: float = 0.0
    content_ms: float | None = None
    screenshot: Picture | None = None
    failure: str = ""
