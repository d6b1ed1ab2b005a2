"""``mmaudit audits`` and ``mmaudit explain ID``: what is judged, why, and how to fix it."""

from difflib import get_close_matches

import click

from mmaudit.audits.registry import PAGE_AUDITS, SITE_AUDITS
from mmaudit.errors import UsageError
from mmaudit.model.verdict import Spec
from mmaudit.score.scoring import load_scoring

SPECS: dict[str, Spec] = {
    **{audit.spec.id: audit.spec for audit in PAGE_AUDITS},
    **{audit.spec.id: audit.spec for audit in SITE_AUDITS},
}


@click.command()
def audits() -> None:
    """List every audit."""
    width = max(map(len, SPECS))
    for spec in SPECS.values():
        click.echo(f"{spec.category:8} {spec.id:{width}} {spec.title}")


@click.command()
@click.argument("audit_id", metavar="ID")
def explain(audit_id: str) -> None:
    """Say what the audit ID looks at, why it matters to a visitor and how to fix what it finds."""
    if audit_id not in SPECS:
        close = get_close_matches(audit_id, SPECS, n=1)
        guess = f"Did you mean '{close[0]}'? " if close else ""
        raise UsageError(f"No audit is called '{audit_id}'.", f"{guess}mmaudit audits lists them.")
    click.echo(explanation(SPECS[audit_id], load_scoring().weights.get(audit_id)))


def explanation(spec: Spec, weight: float | None) -> str:
    """All that is known of an audit, as plain text."""
    lines = [
        f"{spec.id} ({spec.category}, weight {'none' if weight is None else f'{weight:g}'})",
        spec.title,
        "",
        f"Why: {spec.why}",
        f"Fix: {spec.fix}",
        f"Source: {spec.source}",
        f"Needs: {', '.join(spec.needs) or 'nothing'}",
        "",
        "It can end as:",
    ]
    for name, outcome in spec.outcomes.items():
        score = "" if outcome.score is None else f", score {outcome.score:g}"
        lines.append(f"  {name} ({outcome.status}{score}): {outcome.text}")
    return "\n".join(lines)
