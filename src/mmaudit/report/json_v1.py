"""``report.json``, schema ``mmaudit.report/1``: what other programs read. Changes only with its version.

The names are those of ``model.report``; ``BrokenLink.found_on`` is called ``from``. Text stands as the site
wrote it, in ASCII escapes, so that the file itself is harmless in a terminal; a lone surrogate is U+FFFD.
"""

import json
import math
import re
from typing import Any

import msgspec

from mmaudit.errors import UsageError
from mmaudit.model.report import SiteReport

SCHEMA = "mmaudit.report/1"
_SURROGATES = re.compile("[\ud800-\udfff]")
_HINT = "Name a report.json that mmaudit wrote."


def dump(report: SiteReport) -> bytes:
    """The report as JSON bytes; a number that is not finite becomes ``null``, which JSON can say."""
    content = _sound(msgspec.to_builtins(report, str_keys=True))
    content = {"schema": SCHEMA, **content}
    content["links_broken"] = [_renamed(each, "found_on", "from") for each in content["links_broken"]]
    # json.dumps with an indent leaves its C encoder; msgspec indents the bytes ten times faster.
    return (
        msgspec.json.format(json.dumps(content, ensure_ascii=True, allow_nan=False).encode(), indent=2)
        + b"\n"
    )


def load(data: bytes) -> SiteReport:
    """The report in ``data``; ``UsageError`` when it is damaged or was not written by mmaudit."""
    content = _object(data)
    if content.get("schema") != SCHEMA:
        seen = f"says schema {str(content['schema'])[:60]!r}" if "schema" in content else "has no 'schema'"
        raise UsageError(f"This is not a report of mmaudit: it {seen}, wanted {SCHEMA!r}.", _HINT)
    links = content.get("links_broken")
    if isinstance(links, list):
        content["links_broken"] = [
            _renamed(each, "from", "found_on") if isinstance(each, dict) else each for each in links
        ]
    try:
        return msgspec.convert(content, SiteReport)
    except msgspec.ValidationError as error:
        raise UsageError(f"The report is damaged: {error}.", _HINT) from error


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``report.json``."""
    generated = msgspec.json.schema(SiteReport)
    definitions = generated["$defs"]
    report, link = definitions.pop("SiteReport"), definitions["BrokenLink"]
    link["properties"] = _renamed(link["properties"], "found_on", "from")
    link["required"] = ["from" if name == "found_on" else name for name in link["required"]]
    link["description"] = "A link of the site that leads nowhere, with the pages that link to it."
    _limit_scores(report, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mmaudit:report:1",
        **report,
        "title": "mmaudit report",
        "properties": {"schema": {"const": SCHEMA}, **report["properties"]},
        "required": ["schema", *report["required"]],
        "$defs": definitions,
    }


def _limit_scores(report: dict[str, Any], definitions: dict[str, Any]) -> None:
    holders = [report, *(definitions[name] for name in ("CategoryScore", "PageReport", "AuditResult"))]
    for holder in (*holders, definitions["MomentSummary"]):
        for choice in holder["properties"]["score"]["anyOf"]:
            if choice["type"] == "number":
                choice.update(minimum=0, maximum=100)
    for choice in definitions["PageReport"]["properties"]["lighthouse_comparable"]["anyOf"]:
        if choice["type"] == "integer":
            choice.update(minimum=0, maximum=100)
    definitions["CategoryScore"]["properties"]["measured_share"].update(minimum=0, maximum=1)


def _object(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"The report cannot be read as JSON: {error}.", _HINT) from error
    if not isinstance(content, dict):
        raise UsageError("This is not a report of mmaudit: its JSON is not an object.", _HINT)
    return content


def _finite(text: str) -> float:
    # "1e999" is JSON and no number that a report can hold; so are NaN and Infinity, which Python would read.
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"the number {text[:20]} is out of range")
    return number


def _renamed(record: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if name == old else name: value for name, value in record.items()}


def _sound(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {_sound(key): _sound(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_sound(each) for each in value]
    return value
