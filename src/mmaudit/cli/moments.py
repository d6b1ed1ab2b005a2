"""``mmaudit moments``: what saved pages answer, without a browser and without a crawl."""

from pathlib import Path

import click

from mmaudit.cli.page_workers import judge_files
from mmaudit.cli.saved_pages import Wanted
from mmaudit.errors import CannotRunError
from mmaudit.model.answer import AnswerStatus
from mmaudit.model.site_profile import PROFILES, SiteProfile
from mmaudit.moments.catalogue import load_catalogue

SHOWN = tuple(status for status in AnswerStatus if status is not AnswerStatus.NOT_APPLICABLE)


@click.command()
@click.argument("files", metavar="FILE.html...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--url", default="", help="Address that the pages were saved from; its domain hints at the country."
)
@click.option("--lang", default="", help="Language of the pages, e.g. et.  [default: found out]")
@click.option("--questions", type=click.Path(path_type=Path), help="Your own questions (TOML).")
@click.option("--profile", type=click.Choice(PROFILES), default=None, metavar="KIND",
              help=f"What kind of site the pages are of: {', '.join(PROFILES)}.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Pages side by side.")
@click.option(
    "--json", "as_json", is_flag=True, help="One line of JSON for each file, as soon as it is done."
)
def moments(
    files: tuple[Path, ...],
    url: str,
    lang: str,
    questions: Path | None,
    profile: str | None,
    jobs: int,
    *,
    as_json: bool,
) -> None:
    """Say which moments saved pages serve and what they answer.

    Each page is read on its own, as its HTML stands: without styles, scripts and the rest of the site. A file that
    cannot be read is a line that says why; then the exit code is 3.
    """
    load_catalogue(questions)  # a wrong question file ends it before any page is read
    kind = SiteProfile(profile) if profile else None
    wanted = Wanted(url=url, lang=lang, questions=questions, profile=kind, as_json=as_json, statuses=SHOWN)
    refused = 0
    for row in judge_files(files, wanted, jobs=jobs):
        click.echo(row.text)
        refused += not row.is_judged
    if refused:
        message = f"{refused} of {len(files)} files could not be judged."
        raise CannotRunError(message, "Their lines say why. Save pages as HTML and name the files.")
