"""What a visit has found so far: kept outside the visit, so that a page that hangs keeps what was seen."""

import time
from dataclasses import dataclass, field
from typing import Any

from mmaudit.model.failure import Failure
from mmaudit.model.job import PageJob
from mmaudit.model.snapshot import Load, Redirect, Screen, Section, Snapshot


@dataclass(slots=True, kw_only=True)
class Findings:
    """Filled in as the visit goes; ``snapshot`` freezes it.

    A section of ``None`` was looked for and is not on this page; one that is absent was not measured.
    ``keep_film``: the load's filmstrip is wanted.
    """

    job: PageJob
    begun: float = field(default_factory=time.monotonic)
    final_url: str = ""
    http_status: int | None = None
    redirects: tuple[Redirect, ...] = ()
    failure: Failure | None = None
    loads: list[Load] = field(default_factory=list)
    sections: dict[Section, Any] = field(default_factory=dict)
    unmeasured: dict[Section, str] = field(default_factory=dict)
    screens: list[Screen] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    keep_film: bool = False
    retry_after_s: float | None = None

    def fail(self, failure: Failure) -> None:
        """Note why the page cannot be audited; the first reason stands."""
        self.failure = self.failure or failure

    def warn(self, text: str) -> None:
        """Note once what this visit could not see: a code, a colon, a sentence."""
        if text not in self.warnings:
            self.warnings.append(text)

    def snapshot(self) -> Snapshot:
        """All of it, frozen."""
        why_not = "The page could not be audited." if self.failure else "Measured on the start page only."
        known = {*self.sections, *([Section.LOAD] if self.loads else [])}
        missing = [section for section in Section if section not in known]
        unmeasured = {str(section): self.unmeasured.get(section, why_not) for section in missing}
        return Snapshot(
            job=self.job,
            final_url=self.final_url or self.job.url,
            http_status=self.http_status,
            redirects=self.redirects,
            failure=self.failure,
            loads=tuple(self.loads),
            screenshot=self.screens[0].picture if self.screens else None,
            screens=tuple(self.screens),
            unmeasured=unmeasured,
            warnings=tuple(self.warnings),
            retry_after_s=self.retry_after_s,
            duration_s=round(time.monotonic() - self.begun, 2),
            **{str(section): value for section, value in self.sections.items()},
        )
