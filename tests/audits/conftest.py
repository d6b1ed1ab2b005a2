"""Runs one audit the way the runner does."""

from collections.abc import Callable

import pytest

from mmaudit.audits.audit import PageAudit, SiteAudit
from mmaudit.audits.runner import page_result, site_result
from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.verdict import AuditResult


@pytest.fixture
def result(limits: Limits) -> Callable[[PageAudit | SiteAudit, PageFacts | SiteFacts], AuditResult]:
    """The row of an audit for a page or a site, whichever it judges."""

    def run(audit, facts):
        judged = site_result if isinstance(audit, SiteAudit) else page_result
        return judged(audit, facts, limits)

    return run
