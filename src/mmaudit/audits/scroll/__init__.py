"""The scroll audits: what a thumb meets on the way down the page."""

from mmaudit.audits.audit import PageAudit, SiteAudit
from mmaudit.audits.scroll import (
    anchor_targets,
    back_forward_cache,
    covered_screen,
    endless_scroll,
    finger_scroll,
    horizontal_overflow,
    late_content,
    layout_shift_while_scrolling,
    scroll_depth,
    scroll_restoration,
    scroll_smoothness,
    scrollable,
)

PAGE_AUDITS: tuple[PageAudit, ...] = (
    horizontal_overflow.AUDIT,
    scrollable.AUDIT,
    finger_scroll.AUDIT,
    covered_screen.AUDIT,
    layout_shift_while_scrolling.AUDIT,
    late_content.AUDIT,
    scroll_smoothness.AUDIT,
    anchor_targets.AUDIT,
    endless_scroll.AUDIT,
    scroll_depth.AUDIT,
)
SITE_AUDITS: tuple[SiteAudit, ...] = (back_forward_cache.AUDIT, scroll_restoration.AUDIT)
