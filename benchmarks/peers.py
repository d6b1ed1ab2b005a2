"""The tools that mmaudit is measured beside: which versions, how they are installed, how each is called.

Each is installed by npm into a folder of its own below ``~/.cache/mmaudit-benchmarks``, never into the checkout. They
run under one Node and with the machine's own Chromium. A peer that cannot be had is skipped with the reason.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commands import run

from mmaudit.gather.browser import find_browser

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mmaudit-benchmarks"
INSTALL_LIMIT_S = 600.0

VERSIONS = {
    # Lighthouse 13.5 and sitespeed.io ask for Node 22 (the ``engines`` of their package.json).
    "node": "22.23.3",
    "lighthouse": "13.5.0",
    "unlighthouse": "0.18.1",
    # The newest whose whole tree of dependencies could be installed on 2026-11-23.
    "sitespeed.io": "39.2.0",
}
# Their install scripts fetch browsers and drivers of their own; the machine's Chromium and driver serve all.
NO_SCRIPTS = {"lighthouse", "unlighthouse", "sitespeed.io"}
NO_DOWNLOADS = {
    "PUPPETEER_SKIP_DOWNLOAD": "1",
    "CHROMEDRIVER_SKIP_DOWNLOAD": "1",
    "GECKODRIVER_SKIP_DOWNLOAD": "1",
    "EDGEDRIVER_SKIP_DOWNLOAD": "1",
}


class SkippedError(Exception):
    """A tool that cannot be measured here; its text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peers:
    """What all peers need: where Node is, and which browser they drive."""

    node_folder: Path
    chromium: str

    @property
    def environment(self) -> dict[str, str]:
        """For their processes."""
        return {
            **os.environ,
            **NO_DOWNLOADS,
            "PATH": f"{self.node_folder}{os.pathsep}{os.environ.get('PATH', '')}",
            "CHROME_PATH": self.chromium,
            "CI": "1",
        }


def prepare() -> Peers:
    """Node and the browser; ``SkippedError`` when one of them is missing: then no peer can run."""
    chromium = find_browser(None).path
    if chromium is None:
        raise SkippedError("no Chromium of this machine: the peers are not given Playwright's")
    return Peers(node_folder=installed("node"), chromium=chromium)


def installed(package: str) -> Path:
    """The folder of ``package``'s commands; installs the pinned version unless it is there."""
    version = VERSIONS[package]
    folder = CACHE / f"{package}-{version}"
    commands = folder / "node_modules" / ".bin"
    done = folder / ".installed"
    if done.is_file():
        return commands
    if shutil.which("npm") is None:
        raise SkippedError("npm is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--loglevel=error"]
    if package in NO_SCRIPTS:
        command.append("--ignore-scripts")
    ended = run(
        [*command, f"{package}@{version}"],
        limit_s=INSTALL_LIMIT_S, cwd=folder, environment={**os.environ, **NO_DOWNLOADS},
    )  # fmt: skip
    if ended.problem:
        raise SkippedError(f"npm could not install {package} {version}: {ended.problem}")
    done.touch()
    return commands


@dataclass(frozen=True, slots=True, kw_only=True)
class Lighthouse:
    """Lighthouse's command on one page. ``method``: its ``--throttling-method``, ``simulate`` or ``devtools``."""

    peers: Peers
    commands: Path
    method: str

    def audit(self, url: str, out: Path, *, limit_s: float) -> dict[str, float | None]:
        """The observed figures of one audit; ``SkippedError`` when it did not come to its end.

        Its other options are its defaults: the mobile form factor, slow 4G, a CPU slowed four times.
        """
        file = out / "lighthouse.json"
        file.unlink(missing_ok=True)
        ended = run(
            [
                str(self.commands / "lighthouse"), url, "--quiet", "--output=json", f"--output-path={file}",
                f"--throttling-method={self.method}", "--chrome-flags=--headless=new --no-sandbox",
                "--no-enable-error-reporting",
            ],
            limit_s=limit_s, cwd=out, environment=self.peers.environment,
        )  # fmt: skip
        if not file.is_file():
            raise SkippedError(f"no result of {url}: {ended.problem or 'nothing was written'}")
        report = json.loads(file.read_bytes())
        if report.get("runtimeError"):
            raise SkippedError(f"{url}: {report['runtimeError'].get('code')}")
        audits = {
            "fcp_ms": "first-contentful-paint",
            "lcp_ms": "largest-contentful-paint",
            "tbt_ms": "total-blocking-time",
            "cls": "cumulative-layout-shift",
        }
        return {name: report["audits"][audit].get("numericValue") for name, audit in audits.items()}


def unlighthouse(peers: Peers, urls: Sequence[str], out: Path, *, limit_s: float) -> int:
    """How many of ``urls`` (one site) Unlighthouse audits in one run: named, not crawled, not sampled."""
    origin, paths = origin_and_paths(urls)
    command = [
        str(installed("unlighthouse") / "unlighthouse-ci"), "--site", origin, "--urls", ",".join(paths),
        "--root", str(out), "--output-path", str(out / "result"), "--no-cache",
        "--disable-dynamic-sampling", "--disable-sitemap", "--disable-robots-txt",
    ]  # fmt: skip
    ended = run(command, limit_s=limit_s, cwd=out, environment=peers.environment)
    results = list((out / "result").rglob("ci-result.json"))
    if not results:
        raise SkippedError(ended.problem or "no ci-result.json was written")
    found = json.loads(results[0].read_bytes())
    return len(found if isinstance(found, list) else found.get("routes", ()))


def sitespeed(peers: Peers, urls: Sequence[str], out: Path, *, limit_s: float) -> int:
    """How many of ``urls`` sitespeed.io tests: one iteration each, as a mobile phone, on an unshaped link."""
    driver = shutil.which("chromedriver")
    if driver is None:
        raise SkippedError("no chromedriver (Debian: chromium-driver)")
    file = out / "urls.txt"
    file.write_text("\n".join(urls) + "\n", "utf-8")
    command = [
        str(installed("sitespeed.io") / "sitespeed.io"), str(file), "--mobile", "-n", "1", "--headless",
        "--browsertime.chrome.binaryPath", peers.chromium,
        "--browsertime.chrome.chromedriverPath", driver,
        "--browsertime.chrome.args", "no-sandbox",
        "--plugins.add", "analysisstorer", "--outputFolder", str(out / "result"),
    ]  # fmt: skip
    ended = run(command, limit_s=limit_s, cwd=out, environment=peers.environment)
    pages = len(list((out / "result" / "pages").rglob("browsertime.har*")))
    if pages == 0:
        raise SkippedError(ended.problem or "no page was written")
    return pages


def origin_and_paths(urls: Sequence[str]) -> tuple[str, list[str]]:
    """``http://host:1`` and ``/a``, ``/b`` of the URLs of one site."""
    origin = "/".join(urls[0].split("/")[:3])
    return origin, [url.removeprefix(origin) or "/" for url in urls]


def versions() -> str:
    """The peers' versions in one line, for the head of a table."""
    return ", ".join(f"{name} {version}" for name, version in VERSIONS.items())


def chromium_version(path: str) -> str:
    """What the browser says of itself."""
    return subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout.strip()
