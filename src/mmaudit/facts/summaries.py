"""What the report's row of a page says of scrolling, AMP and the app, straight from the facts."""

from dataclasses import replace

from mmaudit.facts.amp import amp_kind
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.app import AppCard
from mmaudit.model.report import AmpError, AmpSummary, PwaSummary, ScrollSummary
from mmaudit.model.snapshot import Picture, Pwa


def scroll_summary(page: PageFacts) -> ScrollSummary:
    """How the page scrolls; ``None`` where it was not measured."""
    layout, scroll = page.snapshot.layout, page.snapshot.scroll
    overflow_px = max(0.0, float(layout.scroll_width_px - layout.client_width_px)) if layout else None
    if scroll is None:
        return ScrollSummary(horizontal_overflow_px=overflow_px)
    return ScrollSummary(
        horizontal_overflow_px=overflow_px,
        cls_while_scrolling=scroll.cls,
        dropped_frames_ratio=scroll.late_frames_ratio,
        covered_ratio=max(scroll.covered_ratio_top, scroll.covered_ratio_scrolled),
        late_content_ratio=scroll.late_content_ratio,
        screens=scroll.screens,
    )


def amp_summary(page: PageFacts) -> AmpSummary:
    """Which kind of AMP the page is; ``valid`` stays ``None`` where AMP's own validator did not say so."""
    said = page.snapshot.amp.validation if page.snapshot.amp else None
    return AmpSummary(
        kind=amp_kind(page),
        amphtml_url=next(iter(page.amphtml_urls), None),
        valid=said.valid if said else None,
        errors=tuple(
            AmpError(
                line=each.line,
                col=each.col,
                code=each.code,
                message=each.message,
                source_line=each.source_line,
            )
            for each in (said.findings if said else ())
            if each.severity == "ERROR"
        ),
    )


def pwa_summary(page: PageFacts) -> PwaSummary:
    """What the browser said of the app; all ``None`` on pages where it was not asked."""
    pwa = page.snapshot.pwa
    if pwa is None:
        return PwaSummary()
    errors = pwa.installability_errors
    return PwaSummary(
        manifest_url=pwa.manifest_url or None,
        installable=None if errors is None else not errors,
        installability_errors=errors or (),
        service_worker=pwa.service_worker_url is not None,
        offline=None if pwa.offline is None else pwa.offline.loaded and pwa.offline.from_service_worker,
        card=pwa.card and with_icon(pwa.card, pwa),
        offline_picture=next((each.screenshot for each in pwa.offline.tries), None) if pwa.offline else None,
        masked_icon=measured_icon(pwa, "maskable"),
    )


def with_icon(card: AppCard, pwa: Pwa) -> AppCard:
    """The card with the measured icon where this browser does not tell which one it would take."""
    if card.icon is not None or pwa.installability_errors is not None:
        return card
    return replace(card, icon=measured_icon(pwa, "any"))


def measured_icon(pwa: Pwa, purpose: str) -> Picture | None:
    """The picture of the icon of a purpose."""
    return next(
        (
            each.picture
            for each in pwa.files or ()
            if each.picture and purpose in (each.wanted.purpose or "any").split()
        ),
        None,
    )
