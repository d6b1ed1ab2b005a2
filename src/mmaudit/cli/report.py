"""``mmaudit report RUN``: judge a stored run anew, without a browser."""

from pathlib import Path

import click

from mmaudit.cli.audit import split_commas
from mmaudit.cli.console import results
from mmaudit.model.site_profile import AUTO, PROFILES
from mmaudit.report import terminal
from mmaudit.report.view.language import known_language, languages
from mmaudit.run.audit import exit_code, report_run
from mmaudit.run.options import DEFAULT_FORMATS, site_profile
from mmaudit.run.outputs import FILE_NAMES, check_formats
from mmaudit.store import RunFolder


@click.command(context_settings={"show_default": True})
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN")
@click.option("--out", type=click.Path(path_type=Path), default=None, help="Folder for the report. [default: RUN]",
              show_default=False)  # fmt: skip
@click.option("--format", "formats", multiple=True, callback=split_commas, default=(",".join(DEFAULT_FORMATS),),
              help=f"Report files, separated by commas: {', '.join(FILE_NAMES)}.")  # fmt: skip
@click.option("--fail-on", multiple=True, metavar="CONDITION", help="As in mmaudit audit.")
@click.option("--strict", is_flag=True, help="Exit 4 when a condition could not be judged.")
@click.option("--lang", default="en", help=f"Language of the report: {', '.join(languages())}.")
@click.option("--questions", type=click.Path(path_type=Path), default=None, help="Your own questions (TOML).")
@click.option("--profile", type=click.Choice([*PROFILES, AUTO]), default=AUTO, metavar="KIND",
              help="As in mmaudit audit.")  # fmt: skip
def report(
    run: Path, out: Path | None, formats: tuple[str, ...], fail_on: tuple[str, ...], strict: bool, lang: str,
    questions: Path | None, profile: str,
) -> int:  # fmt: skip
    """Audit the stored pages of RUN again and render them: new scoring, questions, language or format.

    RUN is the folder that --out named.
    """
    lang = known_language(lang)
    folder = RunFolder.open(run)
    try:
        result, files = report_run(
            folder,
            out or run,
            formats=check_formats(formats),
            fail_on=fail_on,
            questions=questions,
            lang=lang,
            profile=site_profile(profile),
        )
    finally:
        folder.close()
    results().print(terminal.summary(result, lang=lang))
    for file in files:
        click.echo(f"mmaudit: {file}")
    return exit_code(result, strict=strict)
