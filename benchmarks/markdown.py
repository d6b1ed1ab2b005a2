"""Tables and their heads, ready to stand in RESULTS.md."""

import datetime
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from peers import SkippedError, chromium_version

from mmaudit.gather.browser import find_browser
from mmaudit.version import __version__


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are numbers."""
    lines = [head, ["---", *(["---:"] * (len(head) - 1))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def setting() -> str:
    """The day, the machine and our versions, in one line."""
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    browser = find_browser(None).path
    parts = (
        day, f"{processor()}, {os.cpu_count()} cores", f"{platform.system()} {platform.release().split('-')[0]}",
        chromium_version(browser) if browser else "Playwright's Chromium",
        f"Python {platform.python_version()}", f"mmaudit {__version__}", f"load {os.getloadavg()[0]:.1f} at the start",
    )  # fmt: skip
    return ", ".join(parts)


def processor() -> str:
    """The processor's name where Linux tells it, its architecture elsewhere."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def skipped(reasons: dict[str, SkippedError]) -> str:
    """What could not be measured, and why; empty when there is nothing."""
    return "\n".join(f"- {name}: not measured, {reason}" for name, reason in reasons.items())
