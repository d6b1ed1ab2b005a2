"""The AMP audits: none is the normal case and no fault; a broken pair is one."""

from mmaudit.audits.amp import amp_pairing, amp_parity, amp_presence, amp_runtime, amp_validity
from mmaudit.audits.audit import PageAudit, SiteAudit

PAGE_AUDITS: tuple[PageAudit, ...] = (
    amp_presence.AUDIT,
    amp_pairing.AUDIT,
    amp_validity.AUDIT,
    amp_parity.AUDIT,
    amp_runtime.AUDIT,
)
SITE_AUDITS: tuple[SiteAudit, ...] = ()
