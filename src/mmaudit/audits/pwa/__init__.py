"""The app audits, judged once a site: no app is no fault; a broken one is."""

from mmaudit.audits.audit import PageAudit, SiteAudit
from mmaudit.audits.pwa import (
    app_icons,
    app_screenshots,
    installable,
    manifest,
    offline,
    permission_prompts,
    service_worker,
    start_page,
    theme_colour,
    touch_icon,
)

PAGE_AUDITS: tuple[PageAudit, ...] = ()
SITE_AUDITS: tuple[SiteAudit, ...] = (
    manifest.AUDIT,
    installable.AUDIT,
    service_worker.AUDIT,
    offline.AUDIT,
    start_page.AUDIT,
    app_icons.AUDIT,
    touch_icon.AUDIT,
    theme_colour.AUDIT,
    app_screenshots.AUDIT,
    permission_prompts.AUDIT,
)
