"""The figures of one page in the report: load, scroll, AMP and PWA. Names are those of ``report.json``."""

from dataclasses import dataclass

from mmaudit.model.app import AppCard
from mmaudit.model.seen import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A metric over the runs of a page: the median stands for it, the range is shown.

    ``bimodal``: the runs fall into two groups (``mmaudit.facts.two_groups``), and the median stands for neither.
    """

    median: float
    min: float
    max: float
    runs: tuple[float, ...]
    bimodal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetrics:
    """The load metrics of a page, ``None`` where they were not measured.

    ``load_estimate_ms`` stands where the load event was not waited for: from the bytes left and the bandwidth.
    """

    ttfb_ms: Metric | None = None
    fcp_ms: Metric | None = None
    lcp_ms: Metric | None = None
    cls: Metric | None = None
    tbt_ms: Metric | None = None
    speed_index_ms: Metric | None = None
    inp_ms: Metric | None = None
    load_ms: Metric | None = None
    load_estimate_ms: Metric | None = None
    transfer_bytes: Metric | None = None
    requests: Metric | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrollSummary:
    """How the page scrolls (see ``model.snapshot.Scroll``)."""

    horizontal_overflow_px: float | None = None
    cls_while_scrolling: float | None = None
    dropped_frames_ratio: float | None = None
    covered_ratio: float | None = None
    late_content_ratio: float | None = None
    screens: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmpError:
    """One error of the AMP validator. ``source_line``: the line of the document around the place, cut."""

    line: int
    col: int
    code: str
    message: str
    source_line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmpSummary:
    """``kind``: ``none paired amp-first story wrong-format``; ``valid`` is ``None`` when it was not checked."""

    kind: str = "none"
    amphtml_url: str | None = None
    valid: bool | None = None
    errors: tuple[AmpError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PwaSummary:
    """``installable`` and ``offline`` are ``None`` when they were not checked on this page.

    ``card``: what a phone shows once it is installed; ``offline_picture``: what a visitor without network sees.
    ``masked_icon``: the icon that a launcher cuts to its shape.
    """

    manifest_url: str | None = None
    installable: bool | None = None
    installability_errors: tuple[str, ...] = ()
    service_worker: bool | None = None
    offline: bool | None = None
    card: AppCard | None = None
    offline_picture: Picture | None = None
    masked_icon: Picture | None = None
