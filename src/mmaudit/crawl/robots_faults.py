"""What is wrong with a robots.txt, in plain sentences."""

import math
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice

import msgspec

from mmaudit.facts.canonical import canonical_url
from mmaudit.model.failure import FailureCode
from mmaudit.model.snapshot import FetchedDocument

MAX_FAULTS = 20
MAX_QUOTE = 80
HTML_START = re.compile(r"\s{0,99}<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE)


class _Fields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fields: frozenset[str]
    paths: frozenset[str]


@cache
def known() -> _Fields:
    """The field names of ``robots.toml``."""
    raw = files("mmaudit.crawl").joinpath("robots.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_Fields)


def robots_faults(document: FetchedDocument, text: str) -> tuple[str, ...]:
    """The faults of a robots.txt that was fetched, at most 20; empty when it is in order or absent."""
    return tuple(islice(faults_of(document, text), MAX_FAULTS))


def faults_of(document: FetchedDocument, text: str) -> Iterator[str]:
    """First what is wrong with the file as a whole, then line by line."""
    if document.failure is not None and document.failure.code is FailureCode.TOO_LARGE:
        yield "It is larger than 500 KiB: robots read only its beginning."
    elif document.failure is not None:
        yield f"It could not be read: {document.failure.message}"
    elif document.status is not None and document.status >= 500:
        yield f"The server answered HTTP {document.status}: search engines then stop crawling the whole site."
    if HTML_START.match(text):
        yield "It is an HTML page, not a text file: robots find no rules in it."
        return
    yield from line_faults(text)


def line_faults(text: str) -> Iterator[str]:
    """What is wrong with single lines."""
    has_group = False
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        name, colon, value = (part.strip() for part in line.partition(":"))
        field = name.lower()
        has_group = has_group or (field == "user-agent" and bool(value))
        fault = line_fault(field if colon else None, value, line=line, has_group=has_group)
        if fault:
            yield f"Line {number}: {fault}"


def line_fault(field: str | None, value: str, *, line: str, has_group: bool) -> str | None:
    """What is wrong with one line; ``field`` is ``None`` when it has no colon."""
    if field is None:
        return f"there is no colon in “{line[:MAX_QUOTE]}”."
    if field not in known().fields:
        return f"“{field[:MAX_QUOTE]}” is not a field that robots know."
    if field in known().paths:
        return path_fault(value, has_group=has_group)
    if field == "sitemap" and canonical_url(value) is None:
        return f"the address of a sitemap must be complete, with https://, but is “{value[:MAX_QUOTE]}”."
    if field == "crawl-delay" and not is_delay(value):
        return f"a crawl delay is a number of seconds, not “{value[:MAX_QUOTE]}”."
    return None


def path_fault(value: str, *, has_group: bool) -> str | None:
    """What is wrong with a rule's path."""
    if not has_group:
        return "a rule stands before the first User-agent line, so it is for nobody."
    if value and value[0] not in "/*$":
        return f"a rule's path begins with “/”, but this one is “{value[:MAX_QUOTE]}”."
    return None


def is_delay(value: str) -> bool:
    """Whether ``value`` is a finite number of 0 or more."""
    try:
        return 0 <= float(value) < math.inf
    except ValueError:
        return False
