"""What an audit module hands to the registry."""

from collections.abc import Callable
from dataclasses import dataclass

from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.verdict import Spec, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAudit:
    """An audit of one page."""

    spec: Spec
    judge: Callable[[PageFacts, Limits], Verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAudit:
    """An audit of the site as a whole."""

    spec: Spec
    judge: Callable[[SiteFacts, Limits], Verdict]
