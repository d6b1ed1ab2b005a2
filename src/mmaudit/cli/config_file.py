"""``mmaudit.toml``: defaults for the flags of ``mmaudit audit``, below the environment and the command line."""

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import click

from mmaudit.errors import UsageError

FILE_NAME = "mmaudit.toml"


def read_defaults(context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    """Callback of ``--config``: put the file's ``[audit]`` table below the other sources of ``context``."""
    path = value or Path(FILE_NAME)
    if value is None and not path.is_file():
        return None
    flags = {option: name for name, option in long_flags(context.command)}
    context.default_map = table(path, flags)
    return path


def long_flags(command: click.Command) -> Iterable[tuple[str, str]]:
    """Parameter name and the name a user writes (``max_pages``, ``max-pages``) of each option."""
    for parameter in command.params:
        for option in parameter.opts:
            if option.startswith("--") and parameter.name:
                yield parameter.name, option.removeprefix("--")


def table(path: Path, flags: dict[str, str]) -> dict[str, object]:
    """The ``[audit]`` table by parameter name; ``UsageError`` for a file or a key that cannot be used."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"Cannot read {path}: {error}.", "See the configuration section of the README."
        ) from error
    settings = document.get("audit", {})
    if not isinstance(settings, dict) or set(document) - {"audit"}:
        extra = ", ".join(sorted(set(document) - {"audit"})) or "audit"
        raise UsageError(f"{path}: '{extra}' is not known there.", "Settings stand under [audit].")
    for key in settings:
        if key.replace("_", "-") not in flags:
            close = get_close_matches(key, flags, n=1)
            guess = f"Did you mean '{close[0]}'? " if close else ""
            raise UsageError(
                f"{path}: '{key}' is not an option.", f"{guess}Keys are the flags without dashes."
            )
    return {flags[key.replace("_", "-")]: value for key, value in settings.items()}
