"""What counts a page's visits, and what that costs the visitor: by the addresses that the page asked for. Pure.

A visit gives no consent: it taps nothing before the load is over. What a page asks then, it asks before anybody could
consent; what consent would add is never seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from mmaudit.facts.load_metrics import typical_load
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.snapshot import Load, Request
from mmaudit.moments.presence import load_presence, scripts_on


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCounter:
    """One tool of ``presence/presence.toml``.

    ``requests``: those of the load that were its own, without any when the page only names it; ``busy_ms``: how long
    its scripts ran in frames of more than 50 ms, shorter ones are not seen.
    """

    name: str
    requests: tuple[Request, ...] = ()
    busy_ms: float = 0.0

    @property
    def transfer_bytes(self) -> int:
        """What its files weighed."""
        return sum(each.transfer_bytes for each in self.requests)


def visit_counters(page: PageFacts) -> tuple[VisitCounter, ...]:
    """Name what counts the visits of a page, in the order of the data; a request belongs to the first that it fits."""
    load = typical_load(page.snapshot.loads)
    known = load_presence().analytics
    asked = _asked(load, known)
    named = scripts_on(page, known)
    return tuple(
        VisitCounter(name=name, requests=asked.get(name, ()), busy_ms=_busy_ms(load, known[name]))
        for name in known
        if name in asked or name in named
    )


def wire_bytes(counters: tuple[VisitCounter, ...], page: PageFacts) -> int:
    """What went over the link for them, both ways: all of hosts of their own, on the site's host their files."""
    load = typical_load(page.snapshot.loads)
    traffic = {each.host.rpartition(":")[0]: each for each in (load.hosts if load else ())}
    own = _host(page.snapshot.final_url)
    total = 0
    counted: set[str] = set()
    for each in (request for counter in counters for request in counter.requests):
        host = _host(each.url)
        if host == own or host not in traffic:
            total += each.transfer_bytes
        elif host not in counted:
            counted.add(host)
            total += traffic[host].down_bytes + traffic[host].up_bytes
    return total


def _asked(load: Load | None, known: Mapping[str, list[str]]) -> dict[str, tuple[Request, ...]]:
    found: dict[str, tuple[Request, ...]] = {}
    for request in load.requests if load else ():
        name = next((each for each, marks in known.items() if _is_of(request.url, marks)), "")
        if name and not request.failure:
            found[name] = (*found.get(name, ()), request)
    return found


def _busy_ms(load: Load | None, marks: list[str]) -> float:
    return sum(each.duration_ms for each in (load.long_scripts if load else ()) if _is_of(each.url, marks))


def _is_of(url: str, marks: list[str]) -> bool:
    return url.startswith(("http://", "https://")) and any(mark in url for mark in marks)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
