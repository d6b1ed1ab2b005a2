"""The app audits, judged once a site: no app is no fault; a broken one is."""

from mmaudit.audits.audit import PageAudit, SiteAudit
from mmaudit.audits.pwa import installable, manifest, offline, service_worker

PAGE_AUDITS: tuple[PageAudit, ...] = ()
SITE_AUDITS: tuple[SiteAudit, ...] = (
    manifest.AUDIT,
    installable.AUDIT,
    service_worker.AUDIT,
    offline.AUDIT,
)
