"""``mmaudit doctor``: what browser, what machine, what is missing."""

import asyncio
import os
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

import click

from mmaudit.cli.console import errors
from mmaudit.errors import CannotRunError
from mmaudit.gather.amp_source import NoEngineError, cached_engine, install
from mmaudit.gather.browser import BrowserChoice, find_browser, install_browser
from mmaudit.gather.phone import Phone, PhoneInfo
from mmaudit.model.report import Calibration
from mmaudit.run.options import make_config
from mmaudit.store import RunFolder
from mmaudit.version import __version__


@click.command()
@click.option(
    "--install", "installing", is_flag=True, help="Install a browser when there is none, and AMP's validator."
)
@click.option("--browser-path", envvar="MMAUDIT_BROWSER", default=None, help="The Chromium to look at.")
def doctor(*, installing: bool, browser_path: str | None) -> None:
    """Check that mmaudit can measure here: finds the browser, starts it, says what is missing.

    Exit code 0: ready. 3: no browser, or it does not start.
    """
    click.echo(f"mmaudit     {__version__}")
    click.echo(
        f"Python      {platform.python_version()} on {platform.platform()}, {os.cpu_count()} processors"
    )
    click.echo(f"Playwright  {version('playwright')}")
    choice = browser(browser_path, installing=installing)
    click.echo(f"Browser     {choice.product} {choice.version}".rstrip())
    click.echo(f"            {choice.path or choice.channel} ({choice.source})")
    about, measured = asyncio.run(started(choice, browser_path))
    click.echo(f"It starts   as {about.version}, sandbox {'on' if about.sandboxed else 'off'}")
    if measured is not None:
        click.echo(f"Processor   {described(measured)}")
    for note in about.notes:
        click.echo(f"Note        {note}")
    click.echo(f"AMP         {amp_validator(installing=installing)}")
    click.echo("Ready.")


def amp_validator(*, installing: bool) -> str:
    """Where AMP's validator is, or why there is none; with ``installing`` it is fetched. It is needed for AMP pages only."""
    kept = cached_engine()
    if installing and not kept.is_file():
        try:
            kept = install()
        except NoEngineError as error:
            return f"no validator: {error}"
    if kept.is_file():
        return f"validator {kept}"
    return (
        "no validator yet: AMP pages are checked with AMP's own where it can be reached; --install brings it"
    )


def browser(browser_path: str | None, *, installing: bool) -> BrowserChoice:
    """The browser; with ``installing`` one is fetched when there is none."""
    try:
        return find_browser(browser_path)
    except CannotRunError:
        if not installing:
            raise
    errors().print("No browser yet: installing one, which takes some minutes.", markup=False)
    outcome = install_browser()
    for step in outcome.steps:
        errors().print(f"  {step}", markup=False)
    if not outcome.installed:
        raise CannotRunError("No way to install a browser worked here.", "\n".join(outcome.steps))
    return find_browser(browser_path)


def described(measured: Calibration) -> str:
    """How fast this machine is, and what the phone's factor means on it."""
    speed = (
        f"{measured.pieces_per_s:.0f} pieces of a fixed work a second (spread {measured.spread_ratio:.0%})"
    )
    if measured.slowdown is None:
        return speed
    return f"{speed}; slowed {measured.asked_slowdown:g} times it is {measured.slowdown:.1f} times slower"


async def started(choice: BrowserChoice, browser_path: str | None) -> tuple[PhoneInfo, Calibration | None]:
    """Start and end the browser once; measure the machine meanwhile."""
    with tempfile.TemporaryDirectory(prefix="mmaudit-") as place:
        folder = RunFolder.create(Path(place), fingerprint="doctor")
        try:
            config = make_config("http://localhost/", browser_path=browser_path)
            async with Phone(config, choice, folder) as phone:
                return phone.about, await phone.calibrate()
        finally:
            folder.close()
