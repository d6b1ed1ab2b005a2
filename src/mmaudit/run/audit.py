"""One audit from start to end: what the command line and the library call."""

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from mmaudit.config.settings import Config
from mmaudit.errors import ExitCode, InterruptedRunError
from mmaudit.model.report import GateVerdict, PageStatus, RunStatus, SiteReport
from mmaudit.model.site_profile import SiteProfile
from mmaudit.moments.catalogue import load_catalogue
from mmaudit.run.captured import site_capture
from mmaudit.run.events import Finished, Listener, Phase, ignore
from mmaudit.run.gathering import fingerprint, gather_site
from mmaudit.run.judging import judge
from mmaudit.run.options import Options, make_config
from mmaudit.run.outputs import check_formats, write_outputs
from mmaudit.score import gate
from mmaudit.store import RunFolder


async def audit_async(url: str, **options: Unpack[Options]) -> SiteReport:
    """Audit the site at ``url`` as a phone sees it and answer the ``SiteReport``.

    ``options`` are those of the command line (see ``mmaudit.run.options.Options``). Without ``out``
    nothing is left on disk; with it the report's files and the run folder are written there.

    Raises ``UsageError`` for a wrong option, ``CannotRunError`` when there is no browser or the site
    cannot be audited at all. What single pages do wrong is in ``report.pages``.
    """
    if "out" in options:
        return await run_audit(make_config(url, **options))
    with tempfile.TemporaryDirectory(prefix="mmaudit-") as out:
        config = make_config(url, **options)
        return await run_audit(replace(config, out=Path(out), formats=()))


def audit(url: str, **options: Unpack[Options]) -> SiteReport:
    """``audit_async`` for callers without an event loop."""
    return asyncio.run(audit_async(url, **options))


async def run_audit(
    config: Config, *, listener: Listener = ignore, stop: asyncio.Event | None = None
) -> SiteReport:
    """The whole line: gather, judge, write. ``stop`` ends it early with a partial report.

    Everything that can be wrong with the settings is checked before the browser starts.
    """
    check_formats(config.formats)
    gate.parse_conditions(config.fail_on)
    load_catalogue(config.questions)
    stop = stop or asyncio.Event()
    folder = RunFolder.create(config.out / "run", fingerprint=fingerprint(config), resume=config.resume)
    try:
        await gather_site(config, folder, listener=listener, stop=stop)
        listener(Phase(text="Writing the report"))
        report, files = report_run(
            folder, config.out, formats=config.formats, fail_on=config.fail_on,
            questions=config.questions, lang=config.lang, profile=config.profile,
        )  # fmt: skip
    finally:
        folder.close()
    listener(Finished(report=report, files=files))
    return report


def report_run(
    folder: RunFolder,
    out: Path,
    *,
    formats: tuple[str, ...],
    fail_on: tuple[str, ...] = (),
    questions: Path | None = None,
    lang: str = "en",
    profile: SiteProfile | None = None,
) -> tuple[SiteReport, tuple[Path, ...]]:
    """Judge what a run gathered and write its report to ``out``. ``InterruptedRunError`` when no page was visited."""
    run, start_url = folder.run()
    snapshots = folder.snapshots()
    if not snapshots:
        raise InterruptedRunError(
            f"No page of {start_url} was measured before the run was stopped: there is nothing to report.",
            "Start it again.",
        )
    report = judge(
        snapshots, site_capture(folder), run=run, start_url=start_url,
        fail_on=fail_on, questions=questions, lang=lang, profile=profile,
    )  # fmt: skip
    return report, write_outputs(report, folder, out, formats=formats, lang=lang)


def exit_code(report: SiteReport, *, strict: bool = False) -> ExitCode:
    """What the process answers: a function of the report alone (and of ``--strict``)."""
    if report.run.status is RunStatus.INTERRUPTED:
        return ExitCode.INTERRUPTED
    if not any(page.status is PageStatus.AUDITED for page in report.pages):
        return ExitCode.CANNOT_RUN
    match report.gate.verdict:
        case GateVerdict.FAIL:
            return ExitCode.GATE_FAILED
        case GateVerdict.INCONCLUSIVE:
            return ExitCode.INCONCLUSIVE if strict else ExitCode.PASSED
        case GateVerdict.PASS | GateVerdict.NONE:
            return ExitCode.PASSED
