"""``mmaudit audit URL``: the main job."""

import asyncio
import os
import signal
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import IO, Any

import click

from mmaudit.cli.config_file import read_defaults
from mmaudit.cli.console import errors, results
from mmaudit.cli.progress import progress
from mmaudit.config.profiles import DEFAULT_DEVICE, DEFAULT_NETWORK, devices, networks
from mmaudit.config.settings import Config
from mmaudit.errors import CannotRunError, ExitCode, UsageError
from mmaudit.model.report import SiteReport
from mmaudit.model.scroll import ScrollPart
from mmaudit.model.site_profile import AUTO, PROFILES
from mmaudit.report import json_v1, terminal
from mmaudit.report.view.language import languages
from mmaudit.run.audit import exit_code, run_audit
from mmaudit.run.events import Event, Finished, Listener
from mmaudit.run.options import DEFAULT_FORMATS, FULL_SCROLL, MOST_SIDE_BY_SIDE, SCROLL_SETS, make_config
from mmaudit.run.outputs import FILE_NAMES

MAX_LISTED_URLS = 50_000


def split_commas(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """``--format html,json --format csv`` as one tuple."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def listed_urls(
    _context: click.Context, _parameter: click.Parameter, file: IO[str] | None
) -> tuple[str, ...]:
    """The lines of the file of ``--urls``; ``UsageError`` when it is no text or empty."""
    if file is None:
        return ()
    try:
        lines = tuple(islice(file, MAX_LISTED_URLS + 1))
    except UnicodeDecodeError as error:
        raise UsageError(f"--urls {file.name} is not UTF-8 text.", "One address a line.") from error
    if not any(line.strip() and not line.strip().startswith("#") for line in lines):
        raise UsageError(f"--urls {file.name} names no page.", "One address a line.")
    if len(lines) > MAX_LISTED_URLS:
        raise UsageError(f"--urls {file.name} has more than {MAX_LISTED_URLS} lines.", "Split the list.")
    return lines


def pairs(separator: str, values: tuple[str, ...], flag: str) -> dict[str, str]:
    """``Name: value`` or ``name=value`` flags; a value ``env:NAME`` is read from the environment."""
    found = {}
    for text in values:
        name, mark, value = text.partition(separator)
        if not mark or not name.strip():
            raise UsageError(
                f"{flag} wants NAME{separator}VALUE.", f"The name seen was '{name.strip()[:40]}'."
            )
        found[name.strip()] = from_environment(value.strip(), flag)
    return found


def from_environment(value: str, flag: str) -> str:
    """``value``, or what the variable holds that ``env:NAME`` names: a secret need not stand in ``ps``."""
    if not value.startswith("env:"):
        return value
    name = value.removeprefix("env:")
    if name not in os.environ:
        raise UsageError(
            f"{flag} names the environment variable {name}, which is not set.", f"export {name}=…"
        )
    return os.environ[name]


@click.command(context_settings={"auto_envvar_prefix": "MMAUDIT", "show_default": True})
@click.argument("url")
@click.option("--max-pages", type=int, default=None, show_default=False,
              help="Audit at most this many pages. [default: 25, with --urls all of them]")  # fmt: skip
@click.option("--urls", type=click.File("r", encoding="utf-8-sig"), default=None, callback=listed_urls, metavar="FILE",
              help="Audit the pages of this list (one address a line, - for standard input); follow no links.")  # fmt: skip
@click.option("--sitemap-only", is_flag=True, help="Audit the pages of the sitemap; follow no links.")
@click.option("--all-languages", is_flag=True, help="Audit the translations (hreflang) of every page, not only of "
              "the start page.")  # fmt: skip
@click.option(
    "--max-depth", type=int, default=None, help="Follow at most this many links from the start page."
)
@click.option(
    "--include", multiple=True, metavar="GLOB", help="Only pages whose path matches, e.g. '/shop/*'."
)
@click.option("--exclude", multiple=True, metavar="GLOB", help="No pages whose path matches.")
@click.option("--ignore-robots", is_flag=True, help="Visit what robots.txt refuses (your own site).")
@click.option("--runs", type=click.IntRange(1, 25), default=None, help="Loads of each page; the median counts. "
              "[default: 1, with --fail-on 3]", show_default=False)  # fmt: skip
@click.option("--device", default=DEFAULT_DEVICE, help=f"The phone: {', '.join(devices())}.")
@click.option("--network", default=DEFAULT_NETWORK,
              help=f"The link: {', '.join(networks())}, or rtt=MS,down=KBPS,up=KBPS.")  # fmt: skip
@click.option("--cpu", type=click.FloatRange(1, 20), default=None, show_default=False,
              help="How many times slower than this machine. [default: the device's]")  # fmt: skip
@click.option("--lang", default="en", help=f"Language of the report: {', '.join(languages())}.")
@click.option("--questions", type=click.Path(path_type=Path), default=None, help="Your own questions (TOML).")
@click.option("--profile", type=click.Choice([*PROFILES, AUTO]), default=AUTO, metavar="KIND",
              help=f"What kind of site it is, and so what it is not asked: {', '.join(PROFILES)}.")  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("mmaudit-report"), help="Folder for the report."
)
@click.option("--format", "formats", multiple=True, callback=split_commas, default=(",".join(DEFAULT_FORMATS),),
              help=f"Report files, separated by commas: {', '.join(FILE_NAMES)}.")  # fmt: skip
@click.option("--fail-on", multiple=True, metavar="CONDITION",
              help="Exit 1 when it holds: score<80, speed<70, lcp>4000, any:fail, error, … Repeatable; see "
              "the README.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Exit 4 when a condition could not be judged.")
@click.option("--header", "headers", multiple=True, metavar="'NAME: VALUE'",
              help="Sent to the audited origin alone. VALUE may be env:VARIABLE.")  # fmt: skip
@click.option("--cookie", "cookies", multiple=True, metavar="NAME=VALUE", help="Likewise.")
@click.option("--auth", metavar="USER:PASSWORD", default=None, help="HTTP authentication, or env:VARIABLE.")
@click.option(
    "--storage-state", type=click.Path(path_type=Path), default=None, help="Playwright's file of a login."
)
@click.option("--login-script", type=click.Path(path_type=Path), default=None, metavar="FILE.py",
              help="Python with 'async def login(page)', run once before the audit.")  # fmt: skip
@click.option("--crux-key", metavar="KEY", default=None, help="Ask the Chrome UX Report API what real visitors met; "
              "or env:VARIABLE.")  # fmt: skip
@click.option("--resume", is_flag=True, help="Go on where a run with the same settings was cut off.")
@click.option("--amp-validator", envvar="MMAUDIT_AMP_VALIDATOR", type=click.Path(path_type=Path), default=None,
              metavar="FILE", help="AMP's validator_wasm.js, for AMP pages.")  # fmt: skip
@click.option("--browser-path", envvar="MMAUDIT_BROWSER", default=None, help="The Chromium to use.")
@click.option(
    "--sandbox", type=click.Choice(["auto", "on", "off"]), default="auto", help="Chromium's sandbox."
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Pages may reach private addresses other than URL's own host and port.",
)
@click.option(
    "--ignore-https-errors",
    is_flag=True,
    help="Audit a staging site whose certificate is not trusted; its first byte comes late then.",
)
@click.option(
    "--wait-for-load",
    is_flag=True,
    help="Keep the link slow to the end of each load, not only until the figures stand.",
)
@click.option("--side-by-side", type=click.IntRange(1, MOST_SIDE_BY_SIDE), default=2, metavar="N",
              help="Pages under way at once: one loads, the others are scrolled and read. Each has a browser.")  # fmt: skip
@click.option("--scroll", default=FULL_SCROLL, metavar="PARTS",
              help=f"How much scrolling and tapping: {', '.join(SCROLL_SETS)}, or some of "
              f"{', '.join(ScrollPart)}.")  # fmt: skip
@click.option("--config", type=click.Path(path_type=Path), default=None, is_eager=True, callback=read_defaults,
              expose_value=False, help="Defaults for these options. [default: ./mmaudit.toml]",
              show_default=False)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print report.json to standard output and nothing else."
)
def audit(*, quiet: bool, as_json: bool, url: str, **flags: Any) -> int:  # noqa: ANN401 - click hands strings, numbers, paths
    """Audit the site at URL as a phone visitor meets it.

    Crawls from URL, visits each page with an emulated phone, and writes report.html and report.json.
    """
    config = make_config(url, **options(flags))
    with progress(errors(), quiet=quiet) as listener:
        report, files = asyncio.run(audit_until_stopped(config, listener))
    if as_json:
        click.echo(json_v1.dump(report).decode())
    else:
        results().print(terminal.summary(report, lang=config.lang))
        for file in files:
            click.echo(f"mmaudit: {file}")
    code = exit_code(report, strict=config.strict)
    if code is ExitCode.CANNOT_RUN:
        raise CannotRunError(
            nothing_audited(report), "Check the address in a browser; see the report for details."
        )
    return code


def options(flags: Mapping[str, Any]) -> Any:  # noqa: ANN401 - becomes mmaudit.run.options.Options
    """The flags in the library's words."""
    auth, key = flags["auth"], flags["crux_key"]
    return {
        **flags,
        "headers": pairs(":", flags["headers"], "--header"),
        "cookies": pairs("=", flags["cookies"], "--cookie"),
        "auth": from_environment(auth, "--auth") if auth else None,
        "crux_key": from_environment(key, "--crux-key") if key else None,
        # No flag and no key of mmaudit.toml: a file in a checkout must not lead the key elsewhere.
        "crux_url": os.environ.get("MMAUDIT_CRUX_URL"),
    }


async def audit_until_stopped(config: Config, listener: Listener) -> tuple[SiteReport, tuple[Path, ...]]:
    """The audit; Ctrl-C or SIGTERM ends it early with a partial report, a second one at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    story = asyncio.current_task()

    def on_signal() -> None:
        if stop.is_set() and story is not None:
            story.cancel()
        stop.set()
        errors().print("mmaudit: stopping; the report of what was measured follows", markup=False)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, on_signal)
    files: list[Path] = []

    def listen(event: Event) -> None:
        if isinstance(event, Finished):
            files.extend(event.files)
        listener(event)

    try:
        report = await run_audit(config, listener=listen, stop=stop)
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None
    return report, tuple(files)


def nothing_audited(report: SiteReport) -> str:
    """Why there is nothing to judge, in one sentence."""
    first = report.pages[0]
    reason = f": {first.error.message}" if first.error else ""
    return f"No page of {report.site.start_url} could be audited{reason}"
