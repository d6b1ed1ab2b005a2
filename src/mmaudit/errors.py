"""What can stop mmaudit itself, and the exit code of each.

    MmauditError            70  a fault of ours unless a child says otherwise
    ├── UsageError           2  a flag, a config file, a question file, a name is wrong
    ├── CannotRunError       3  no browser, a dead site, everything refused: nothing to judge
    ├── DeliveryError        6  the report was made, the e-mail was not delivered
    └── InterruptedRunError 130  Ctrl-C or SIGTERM; a partial report was written

What a *site* does wrong is never an exception: see ``mmaudit.model.failure``.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process answers to its caller."""

    PASSED = 0
    GATE_FAILED = 1
    USAGE = 2
    CANNOT_RUN = 3
    INCONCLUSIVE = 4
    NOT_DELIVERED = 6
    INTERNAL = 70
    INTERRUPTED = 130


class MmauditError(Exception):
    """The root: ``message`` says what happened and what was seen, ``hint`` what to do next."""

    exit_code = ExitCode.INTERNAL

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(MmauditError):
    """The command line, the configuration or a data file of the user is wrong."""

    exit_code = ExitCode.USAGE


class CannotRunError(MmauditError):
    """Nothing could be measured: no browser, a dead site, robots.txt refuses everything."""

    exit_code = ExitCode.CANNOT_RUN


class DeliveryError(MmauditError):
    """The report exists but could not be sent."""

    exit_code = ExitCode.NOT_DELIVERED


class InterruptedRunError(MmauditError):
    """The user or the system asked to stop; what was measured is in the partial report."""

    exit_code = ExitCode.INTERRUPTED
