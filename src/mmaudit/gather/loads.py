"""What one load of a page means for its next."""

from mmaudit.gather.findings import Findings
from mmaudit.model.snapshot import Load

CONTENDED_WARNING = (
    "contended: The machine was busy with something else while the page loaded: its times may be too long."
)


def tell_failed_load(findings: Findings, again: Findings, *, number: int) -> None:
    """Note in ``findings`` that one more load of the page failed, if it did."""
    if again.failure is not None:
        findings.warn(f"run_failed: Load {number} failed: {again.failure.message}")


def is_lifted_early(load: Load) -> bool:
    """Whether the largest paint came after the link was opened, over a network that no phone has."""
    return load.lifted_ms is not None and load.lcp_ms is not None and load.lcp_ms > load.lifted_ms
