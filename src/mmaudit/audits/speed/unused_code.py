"""Files of code of which the load used little: their unused characters, scaled to the bytes on the wire."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mmaudit.audits.speed.estimate import saving, time_of
from mmaudit.audits.speed.quantities import size
from mmaudit.audits.speed.resources import answered, by_url, network_requests, without_fragment
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import FileUse, Request
from mmaudit.model.verdict import Confidence, Evidence, Verdict

MAX_EVIDENCE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedFile:
    """A file of the load with the share (0-1) of it that was not used."""

    request: Request
    unused_ratio: float

    @property
    def unused_bytes(self) -> int:
        """What the unused part weighed on the wire: compressed as well as the rest of its file."""
        return round(self.request.transfer_bytes * self.unused_ratio)


def used_files(uses: Iterable[FileUse], page: PageFacts) -> list[UsedFile]:
    """The files that came over the network, the one with most that is unused first."""
    requests = by_url(answered(network_requests(page)))
    found: dict[str, UsedFile] = {}
    for use in uses:
        url = without_fragment(use.url)
        if url in requests and use.total_chars > 0:
            file = UsedFile(request=requests[url], unused_ratio=use.unused_chars / use.total_chars)
            # A file that is on the page twice came once; it is used where either of them is.
            found[url] = min(file, found.get(url, file), key=lambda each: each.unused_ratio)
    return sorted(found.values(), key=lambda each: -each.unused_bytes)


def verdict_on(files: Sequence[UsedFile], page: PageFacts, limits: Limits, *, least_bytes: float) -> Verdict:
    """The outcome ``none``, ``used`` or ``some`` of an audit of ``files``."""
    if not files:
        return Verdict(outcome="none")
    wasteful = worth_naming(files, least_bytes=least_bytes)
    unused = sum(each.unused_bytes for each in wasteful)
    saved = saving(limits, saved_bytes=unused, within_ms=time_of(page, (each.request for each in wasteful)))
    total = sum(each.request.transfer_bytes for each in files)
    return Verdict(
        outcome="some" if saved.is_worth_it(limits) else "used",
        value=unused,
        params={"saved": size(saved.bytes), "share": 100 * unused // max(1, total)},
        evidence=evidence(wasteful),
        confidence=Confidence.MEDIUM,
        savings_ms=saved.ms,
        savings_bytes=saved.bytes,
    )


def worth_naming(files: Iterable[UsedFile], *, least_bytes: float) -> list[UsedFile]:
    """Those in which ``least_bytes`` and more are unused: less cannot be cut out of a file with reason."""
    return [each for each in files if each.unused_bytes >= least_bytes]


def evidence(files: Iterable[UsedFile]) -> tuple[Evidence, ...]:
    """The files with what of them is not used."""
    return tuple(
        Evidence(
            kind="request",
            label=f"{int(100 * each.unused_ratio)} % of it is not used, about",
            value=each.unused_bytes,
            unit="bytes",
            url=each.request.url,
        )
        for each in list(files)[:MAX_EVIDENCE]
    )
