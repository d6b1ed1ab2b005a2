"""mmaudit as its users call it: the command, in a process of its own."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands import Ended, run
from peers import SkippedError

WITHOUT_SCROLL = ("--scroll", "taps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What the command wrote and how it ended."""

    report: Mapping[str, Any]
    ended: Ended

    @property
    def urls(self) -> tuple[str, ...]:
        """The pages that were audited."""
        return tuple(page["final_url"] for page in self.report["pages"] if page["status"] == "audited")

    @property
    def figures(self) -> dict[str, float | None]:
        """The figures of the first page."""
        metrics = self.report["pages"][0]["metrics"]
        names = ("fcp_ms", "lcp_ms", "tbt_ms", "cls")
        return {name: metrics[name]["median"] if metrics.get(name) else None for name in names}


def audit(url: str, out: Path, *options: str, limit_s: float, scroll: bool = True) -> Audit:
    """Run ``mmaudit audit URL`` with ``options``; ``SkippedError`` when it wrote no report."""
    left_out = () if scroll else WITHOUT_SCROLL
    command = [
        sys.executable,
        "-m",
        "mmaudit",
        "audit",
        url,
        "--quiet",
        "--out",
        str(out),
        *left_out,
        *options,
    ]
    ended = run(command, limit_s=limit_s)
    file = out / "report.json"
    if not file.is_file():
        raise SkippedError(ended.problem or "no report was written")
    return Audit(report=json.loads(file.read_bytes()), ended=ended)
