"""The ``Retry-After`` header (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def retry_after_s(value: str, *, now: datetime | None = None) -> float | None:
    """How many seconds from now, at least 0, by a number of seconds or a date; ``None`` for anything else."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
        waiting = moment.astimezone(UTC) - (now or datetime.now(UTC))
    except (TypeError, ValueError, OverflowError):
        return None
    return max(0.0, waiting.total_seconds())
