"""What the crawl knew and left out: listed up to a limit, counted without one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mmaudit.model.failure import FailureCode
from mmaudit.model.job import Skipped
from mmaudit.model.known_url import KnownUrl, UrlState

MAX_LISTED = 200  # for each reason
MAX_EXAMPLES = 20  # of one trap
MAX_URL_CHARS = 2000


def listed(left_out: Sequence[KnownUrl]) -> tuple[Skipped, ...]:
    """What was visited, or its visit would pass for a page, and at most 200 more URLs for each reason.

    Of what was left out for the same trap a few examples do: every trap shall be in the list.
    """
    alike = Counter((entry.why, entry.detail) for entry in left_out)
    seen: Counter[object] = Counter()
    found = []
    for entry in left_out:
        if entry.why is None:
            continue
        was_visited = entry.turn is not None and entry.state is UrlState.SKIPPED
        is_one_of_many = entry.why is FailureCode.TRAP and seen[entry.detail] >= MAX_EXAMPLES
        if was_visited or (not is_one_of_many and seen[entry.why] < MAX_LISTED):
            seen.update([] if was_visited else [entry.why, entry.detail])
            count = alike[entry.why, entry.detail]
            found.append(Skipped(url=shown(entry.url), why=entry.why, detail=entry.detail, alike=count))
    return tuple(found)


def counts(left_out: Iterable[KnownUrl]) -> Mapping[FailureCode, int]:
    """How many URLs were left out for each reason."""
    return dict(Counter(entry.why for entry in left_out if entry.why is not None))


def shown(url: str) -> str:
    """``url``, cut when it is one of the very long ones."""
    return url if len(url) <= MAX_URL_CHARS else url[:MAX_URL_CHARS] + "…"
