"""``mmaudit questions``: the visitor's questions, and a check of your own ones."""

from pathlib import Path

import click

from mmaudit.moments.catalogue import load_catalogue


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--lang", default="en", help="Language of the wording.")
def questions(file: Path | None, lang: str) -> None:
    """List the questions that every page is asked, with those of FILE (TOML), which is checked."""
    for question in load_catalogue(file).questions:
        click.echo(f"{question.moment:5} {question.id:22} {question.text(lang)}")
