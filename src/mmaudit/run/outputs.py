"""The report's files, by the names that ``--format`` knows."""

from collections.abc import Callable
from pathlib import Path

from mmaudit.deliver.files import write_atomically
from mmaudit.errors import CannotRunError, UsageError
from mmaudit.model.report import SiteReport
from mmaudit.report import csv_table, email_message, html, json_v1, junit, markdown, sarif
from mmaudit.store import RunFolder

FILE_NAMES = {
    "html": "report.html",
    "json": "report.json",
    "csv": "report.csv",
    "junit": "report.junit.xml",
    "sarif": "report.sarif",
    "md": "report.md",
    "eml": "report.eml",
}


def check_formats(names: tuple[str, ...]) -> tuple[str, ...]:
    """``names`` without repeats; ``UsageError`` for one that is not known."""
    for name in names:
        if name not in FILE_NAMES:
            raise UsageError(f"No report format is called '{name}'.", f"There are: {', '.join(FILE_NAMES)}.")
    return tuple(dict.fromkeys(names))


def write_outputs(
    report: SiteReport, folder: RunFolder, out: Path, *, formats: tuple[str, ...], lang: str
) -> tuple[Path, ...]:
    """Write the report in each format to ``out`` and answer the files, in the order of ``formats``."""
    writers: dict[str, Callable[[], bytes]] = {
        "html": lambda: page(report, folder, lang),
        "json": lambda: json_v1.dump(report),
        "csv": lambda: csv_table.render(report).encode("utf-8-sig"),  # the mark tells Excel that it is UTF-8
        "junit": lambda: junit.render(report).encode(),
        "sarif": lambda: sarif.render(report).encode(),
        "md": lambda: markdown.render(report, lang=lang).encode(),
        "eml": lambda: draft(report, page(report, folder, lang), lang),
    }
    files = []
    for name in formats:
        target = out / FILE_NAMES[name]
        content = writers[name]()
        try:
            write_atomically(target, content)
        except OSError as error:
            raise CannotRunError(
                f"Cannot write {target}: {error}.",
                "The run is kept: mmaudit report RUN writes its report anew.",
            ) from error
        files.append(target)
    return tuple(files)


def page(report: SiteReport, folder: RunFolder, lang: str) -> bytes:
    """The HTML report with its pictures inside."""
    return html.render(report, pictures=folder.picture_bytes, lang=lang).encode()


def draft(report: SiteReport, html_report: bytes, lang: str) -> bytes:
    """An e-mail without sender and recipient: a mail program opens it as a draft."""
    message = email_message.compose(report, sender="", recipients=(), lang=lang, html_report=html_report)
    return message.as_bytes()
