"""The site audits."""

from mmaudit.audits.audit import PageAudit, SiteAudit

PAGE_AUDITS: tuple[PageAudit, ...] = ()
SITE_AUDITS: tuple[SiteAudit, ...] = ()
