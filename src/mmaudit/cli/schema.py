"""``mmaudit schema``: the JSON Schema of report.json."""

import json

import click

from mmaudit.report import json_v1


@click.command()
def schema() -> None:
    """Print the JSON Schema of report.json (mmaudit.report/1)."""
    click.echo(json.dumps(json_v1.schema(), indent=2))
