"""The speed audits: what a visitor waits for, and why."""

from mmaudit.audits.audit import PageAudit, SiteAudit
from mmaudit.audits.speed import (
    cache_lifetime,
    cumulative_layout_shift,
    first_contentful_paint,
    image_dimensions,
    image_formats,
    interaction_to_next_paint,
    largest_contentful_paint,
    oversized_images,
    page_weight,
    redirects_before_page,
    render_blocking,
    request_count,
    speed_index,
    text_compression,
    total_blocking_time,
    ttfb,
)

PAGE_AUDITS: tuple[PageAudit, ...] = (
    largest_contentful_paint.AUDIT,
    total_blocking_time.AUDIT,
    cumulative_layout_shift.AUDIT,
    interaction_to_next_paint.AUDIT,
    first_contentful_paint.AUDIT,
    speed_index.AUDIT,
    ttfb.AUDIT,
    page_weight.AUDIT,
    request_count.AUDIT,
    render_blocking.AUDIT,
    oversized_images.AUDIT,
    image_formats.AUDIT,
    image_dimensions.AUDIT,
    text_compression.AUDIT,
    cache_lifetime.AUDIT,
    redirects_before_page.AUDIT,
)
SITE_AUDITS: tuple[SiteAudit, ...] = ()
