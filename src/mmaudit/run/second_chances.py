"""Which failures are worth another try, and after which pause: a verdict should not hang on one bad moment."""

from mmaudit.model.failure import FailureCode
from mmaudit.model.snapshot import Snapshot

MAX_TRIES = 3
# What the server asks for is honoured up to here (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3).
MAX_PAUSE_S = 60.0
# All pauses of a run together: a site that refuses every page is told so, and not waited for an hour.
MAX_WAITING_S = 240.0
# When a server refuses and does not say until when.
DEFAULT_PAUSE_S = 5.0
BROKEN_OFF_PAUSE_S = 1.0
BROKEN_OFF = (FailureCode.RESET, FailureCode.EMPTY_RESPONSE)
SERVICE_UNAVAILABLE = 503


class SecondChances:
    """The patience of one run."""

    def __init__(self) -> None:
        self._left_s = MAX_WAITING_S

    def pause_s(self, snapshot: Snapshot, *, tried: int) -> float | None:
        """How long to wait before the next try of the page; ``None`` when ``snapshot`` stands."""
        wanted_s = wanted_pause_s(snapshot)
        if wanted_s is None or tried >= MAX_TRIES or wanted_s > min(MAX_PAUSE_S, self._left_s):
            return None
        self._left_s -= wanted_s
        return wanted_s


def wanted_pause_s(snapshot: Snapshot) -> float | None:
    """The pause that the failure asks for; ``None`` for a page that was read, and for failures that would come again."""
    failure = snapshot.failure
    if failure is None:
        return None
    if failure.code in BROKEN_OFF:
        return BROKEN_OFF_PAUSE_S
    if failure.code is FailureCode.RATE_LIMITED:
        return DEFAULT_PAUSE_S if snapshot.retry_after_s is None else snapshot.retry_after_s
    return snapshot.retry_after_s if snapshot.http_status == SERVICE_UNAVAILABLE else None
