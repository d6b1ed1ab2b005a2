"""All audits, in the order in which the report lists them."""

from mmaudit.audits import amp, moments, pwa, scroll, site, speed
from mmaudit.audits.audit import PageAudit, SiteAudit

PAGE_AUDITS: tuple[PageAudit, ...] = (
    *speed.PAGE_AUDITS,
    *scroll.PAGE_AUDITS,
    *amp.PAGE_AUDITS,
    *pwa.PAGE_AUDITS,
    *site.PAGE_AUDITS,
    *moments.PAGE_AUDITS,
)
SITE_AUDITS: tuple[SiteAudit, ...] = (
    *scroll.SITE_AUDITS,
    *pwa.SITE_AUDITS,
    *site.SITE_AUDITS,
    *moments.SITE_AUDITS,
)
