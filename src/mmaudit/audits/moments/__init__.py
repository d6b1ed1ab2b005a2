"""The moments audits: one row a moment, so that the gate and JUnit can speak of them; the score is the matrix's."""

from mmaudit.audits.audit import PageAudit, SiteAudit
from mmaudit.audits.moments import questions

PAGE_AUDITS: tuple[PageAudit, ...] = ()
SITE_AUDITS: tuple[SiteAudit, ...] = questions.AUDITS
