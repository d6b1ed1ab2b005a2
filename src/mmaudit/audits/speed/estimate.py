"""What a change would save, estimated from the run's link: one arithmetic for all opportunities.

``bytes saved x 8 / bandwidth  +  round trips saved x round-trip time``, and never more than the time that the
files in question took in the load that was measured. A kilobit a second is a bit a millisecond, so that
``bits / kbit/s`` are milliseconds.

What it leaves out, so that it is an estimate: TCP's slow start (small files cost more than their bytes), several
files sharing the link at once, and the processor's time for what need not be read. It says how much sooner the
link is free; the first screen gains as much only from files that it waits for.

Source of the arithmetic: https://hpbn.co/primer-on-latency-and-bandwidth/, and Lighthouse's byte efficiency audits
(https://github.com/GoogleChrome/lighthouse/blob/v12.6.0/core/audits/byte-efficiency/byte-efficiency-audit.js),
which replay the load in a model instead.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.report import Network
from mmaudit.model.snapshot import Request

# What is told is rounded: more would look exact.
STEP_MS = 10
STEP_BYTES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """About what a change would save, rounded. ``ms`` is ``None`` when the link is not known.

    0 means that nothing would be gained: ``ms`` is 0 below ``saving_min_ms``, ``bytes`` below a kilobyte.
    """

    ms: int | None = None
    bytes: int = 0

    def is_worth_it(self, limits: Limits) -> bool:
        """Whether there is reason to speak of it: ``saving_min_ms`` or ``saving_min_bytes`` are reached."""
        return self.bytes >= limits.numbers["saving_min_bytes"] or (self.ms or 0) >= floor_ms(limits)


def saving(
    limits: Limits, *, saved_bytes: float = 0, trips: float = 0, within_ms: float | None = None
) -> Saving:
    """The saving of ``saved_bytes`` on the wire and of ``trips`` round trips that follow one another.

    ``within_ms``: the time that the files took; more cannot be saved.
    """
    return rounded(
        limits,
        ms=None if limits.network is None else capped(link_ms(limits.network, saved_bytes, trips), within_ms),
        saved_bytes=saved_bytes,
    )


def saving_of_time(limits: Limits, duration_ms: float, *, saved_bytes: float = 0) -> Saving:
    """The saving of a time that was measured, not computed."""
    return rounded(limits, ms=duration_ms, saved_bytes=saved_bytes)


def link_ms(network: Network, size_bytes: float, trips: float = 0) -> float:
    """The time that ``network`` needs for ``size_bytes`` and ``trips``; an unlimited link needs none for bytes."""
    transfer_ms = max(0.0, size_bytes) * 8 / network.down_kbps if network.down_kbps > 0 else 0.0
    return transfer_ms + max(0.0, trips) * network.rtt_ms


def capped(duration_ms: float, within_ms: float | None) -> float:
    """``duration_ms``, at most ``within_ms``."""
    return duration_ms if within_ms is None else min(duration_ms, max(0.0, within_ms))


def rounded(limits: Limits, *, ms: float | None, saved_bytes: float) -> Saving:
    """Rounded to what an estimate is good for; 0 below the floors."""
    whole_ms = None if ms is None else round(ms / STEP_MS) * STEP_MS if ms >= floor_ms(limits) else 0
    # Down: a floor is not reached by rounding.
    return Saving(ms=whole_ms, bytes=int(saved_bytes // STEP_BYTES) * STEP_BYTES)


def floor_ms(limits: Limits) -> float:
    """Below this nobody feels a difference."""
    return limits.numbers["saving_min_ms"]


def time_of(page: PageFacts, requests: Iterable[Request]) -> float | None:
    """The time that ``requests`` took on the run's link; ``None`` when the link was opened before they were there."""
    requests = tuple(requests)
    load = typical_load(page.snapshot.loads)
    lifted_ms = load.lifted_ms if load else None
    if lifted_ms is not None and any(is_after(each, lifted_ms) for each in requests):
        return None
    return busy_ms(requests)


def is_after(request: Request, moment_ms: float) -> bool:
    """Whether ``request`` was still under way at ``moment_ms``, or not yet made."""
    return request.finished_ms is None or request.finished_ms > moment_ms


def busy_ms(requests: Iterable[Request]) -> float:
    """How long at least one of ``requests`` was under way; one that never ended counts nothing."""
    spans = sorted(
        (each.started_ms, each.finished_ms)
        for each in requests
        if each.finished_ms is not None and each.finished_ms > each.started_ms
    )
    total, until = 0.0, float("-inf")
    for start, end in spans:
        total += max(0.0, end - max(start, until))
        until = max(until, end)
    return total
