"""The site audits: can the site be reached, found, read and tapped on a phone."""

from mmaudit.audits.audit import PageAudit, SiteAudit
from mmaudit.audits.site import (
    broken_links,
    canonical,
    canonical_targets,
    duplicate_pages,
    duplicate_titles,
    hover_only_menus,
    html_lang,
    https,
    input_zoom,
    meta_description,
    mixed_content,
    noindex,
    pages_that_load,
    redirect_chains,
    robots_txt,
    sitemap,
    structured_data,
    tap_targets,
    text_size,
    title,
    viewport_meta,
    zoom_disabled,
)

PAGE_AUDITS: tuple[PageAudit, ...] = (
    viewport_meta.AUDIT,
    text_size.AUDIT,
    tap_targets.AUDIT,
    zoom_disabled.AUDIT,
    input_zoom.AUDIT,
    hover_only_menus.AUDIT,
    mixed_content.AUDIT,
    noindex.AUDIT,
    title.AUDIT,
    canonical.AUDIT,
    html_lang.AUDIT,
    meta_description.AUDIT,
    structured_data.AUDIT,
)
SITE_AUDITS: tuple[SiteAudit, ...] = (
    pages_that_load.AUDIT,
    https.AUDIT,
    broken_links.AUDIT,
    redirect_chains.AUDIT,
    canonical_targets.AUDIT,
    duplicate_titles.AUDIT,
    duplicate_pages.AUDIT,
    robots_txt.AUDIT,
    sitemap.AUDIT,
)
