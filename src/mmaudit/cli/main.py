"""The ``mmaudit`` command: its subcommands, and how errors leave the process."""

import logging
import os
import sys
import traceback

import click

from mmaudit.cli.audit import audit
from mmaudit.cli.compare import compare
from mmaudit.cli.console import errors
from mmaudit.cli.doctor import doctor
from mmaudit.cli.email import email
from mmaudit.cli.explain import audits, explain
from mmaudit.cli.moments import moments
from mmaudit.cli.questions import questions
from mmaudit.cli.report import report
from mmaudit.cli.schema import schema
from mmaudit.errors import ExitCode, MmauditError
from mmaudit.report.clean import clean
from mmaudit.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mmaudit")
def mmaudit() -> None:
    """Audit how a site meets phone visitors who want to know, go, do or buy.

    \b
    mmaudit audit https://example.com     audit a site; writes mmaudit-report/report.html
    mmaudit doctor                        check that a browser is there

    Exit codes: 0 passed, 1 the gate failed, 2 usage, 3 nothing could be measured, 4 inconclusive
    (with --strict), 6 e-mail not delivered, 70 internal error, 130 interrupted.
    """


for command in (audit, report, compare, email, explain, audits, questions, moments, schema, doctor):
    mmaudit.add_command(command)


def main() -> None:
    """Run the command line and leave with the exit code that stands in ``mmaudit.errors``."""
    if not os.environ.get("MMAUDIT_DEBUG"):
        # Libraries log what pages made them stumble over: that is in the report, and it would quote the page here.
        logging.disable(logging.CRITICAL)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit code of one command line; every error is printed as one message without a stack."""
    try:
        return int(mmaudit.main(args=arguments, prog_name="mmaudit", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return int(ExitCode.USAGE)
    except (click.Abort, KeyboardInterrupt):
        errors().print("Interrupted.")
        return int(ExitCode.INTERRUPTED)
    except MmauditError as error:
        show(f"Error: {error.message}", error.hint)
        return int(error.exit_code)
    except BrokenPipeError:
        # The reader of our output went away (``mmaudit … | head``): nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.PASSED)
    except Exception as error:  # noqa: BLE001 - the last guard: a fault of ours is a message and exit code 70
        if os.environ.get("MMAUDIT_DEBUG"):
            traceback.print_exc()
        show(
            f"Internal error: {type(error).__name__}: {error}",
            "This is a fault of mmaudit. Set MMAUDIT_DEBUG=1 to see where it happened, and report it.",
        )
        return int(ExitCode.INTERNAL)


def show(message: str, hint: str) -> None:
    """Print an error and what to do next; both may quote a site."""
    errors().print(clean(message, limit=2000), markup=False, highlight=False, style="bold")
    if hint:
        errors().print(clean(hint, limit=4000), markup=False, highlight=False)
