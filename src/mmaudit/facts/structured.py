"""Structured data of a page: JSON-LD, microdata and Open Graph as one flat list (https://schema.org)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from extruct.jsonld import JsonLdExtractor
from extruct.opengraph import OpenGraphExtractor
from extruct.w3cmicrodata import MicrodataExtractor
from lxml import etree, html

from mmaudit.facts.markup import MARKUP_FAULTS, attribute
from mmaudit.facts.page_facts import StructuredItem

JSON_LD = "application/ld+json"
MAX_ITEMS = 1000
MAX_DEPTH = 50
# extruct takes time by the cube of the nesting: a hostile page of 2,000 levels would never end.
MAX_MICRODATA_ITEMS = 2000
TOO_DEEP = etree.XPath("boolean(//*[@itemscope][count(ancestor::*[@itemscope]) > 30])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """Items in document order, and what could not be read, in plain sentences."""

    items: tuple[StructuredItem, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    items: list[StructuredItem] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_structured(root: html.HtmlElement | None, *, base_url: str) -> Structured:
    """All structured data of a parsed page. A block that cannot be read becomes a fault; never raises."""
    found = _Found()
    if root is not None:
        read_json_ld(root, base_url, found)
        read_microdata(root, base_url, found)
        read_open_graph(root, found)
    return Structured(items=tuple(found.items[:MAX_ITEMS]), faults=tuple(found.faults))


def json_ld_blocks(root: html.HtmlElement | None) -> int:
    """How many scripts of JSON-LD a parsed page holds."""
    return sum(1 for script in root.iter("script") if is_json_ld(script)) if root is not None else 0


def is_json_ld(script: html.HtmlElement) -> bool:
    """Whether a script holds JSON-LD."""
    return attribute(script, "type").split(";")[0].strip().lower() == JSON_LD


def read_json_ld(root: html.HtmlElement, base_url: str, found: _Found) -> None:
    """Each script by itself, for one that is broken must not hide the others."""
    number = 0
    for script in root.iter("script"):
        if not is_json_ld(script):
            continue
        number += 1
        # The extractor knows no other spelling.
        script.set("type", JSON_LD)
        try:
            items = list(JsonLdExtractor().extract_items(script, base_url=base_url))
            if items and not any(names_context(each) for each in items):
                found.faults.append(
                    f"JSON-LD block {number} names no @context: its words mean nothing to programs."
                )
            found.items += [item for each in items for item in flattened(each, syntax="json-ld")]
        except MARKUP_FAULTS as error:
            found.faults.append(f"JSON-LD block {number} cannot be read: {json_fault(script, error)}.")


def names_context(value: object) -> bool:
    """Whether a block says whose words it uses (https://www.w3.org/TR/json-ld11/#the-context)."""
    if isinstance(value, list):
        return any(names_context(each) for each in value)
    return isinstance(value, Mapping) and "@context" in value


def json_fault(script: html.HtmlElement, error: Exception) -> str:
    """What is wrong with the JSON, with its place in the script."""
    text = str(script.text_content())
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as fault:
        return f"{fault.msg} at line {fault.lineno}, column {fault.colno}" if text.strip() else "it is empty"
    except (ValueError, RecursionError):
        return "it is nested too deeply"
    return type(error).__name__


def flattened(value: object, *, syntax: str, depth: int = 0) -> Iterator[StructuredItem]:
    """The items of a JSON-LD value: those of an ``@graph`` stand for themselves."""
    if isinstance(value, list) and depth < MAX_DEPTH:
        for each in value:
            yield from flattened(each, syntax=syntax, depth=depth + 1)
    if not isinstance(value, Mapping):
        return
    if value.get("@type"):
        properties = {str(name): each for name, each in value.items() if name not in ("@context", "@graph")}
        yield StructuredItem(type=type_name(value["@type"]), syntax=syntax, properties=properties)
    if "@graph" in value and depth < MAX_DEPTH:
        yield from flattened(value["@graph"], syntax=syntax, depth=depth + 1)


def type_name(types: object) -> str:
    """``LocalBusiness`` of ``https://schema.org/LocalBusiness``, ``schema:LocalBusiness`` or a list of types."""
    first = types[0] if isinstance(types, list) and types else types
    return (
        first.strip().rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1].rsplit(":", 1)[-1]
        if isinstance(first, str)
        else ""
    )


def read_microdata(root: html.HtmlElement, base_url: str, found: _Found) -> None:
    """Microdata in the shape of JSON-LD (https://html.spec.whatwg.org/multipage/microdata.html)."""
    scopes = sum(1 for element in root.iter() if "itemscope" in element.attrib)
    if not scopes:
        return
    if scopes > MAX_MICRODATA_ITEMS or TOO_DEEP(root):
        found.faults.append(
            "The microdata is not read: there are too many items or they are nested too deeply."
        )
        return
    try:
        for item in MicrodataExtractor().extract_items(root, base_url):
            found.items += flattened(as_json_ld(item), syntax="microdata")
    except MARKUP_FAULTS as error:
        found.faults.append(f"The microdata cannot be read: {type(error).__name__}.")


def as_json_ld(value: Any) -> object:  # noqa: ANN401 - extruct is untyped
    """An item of extruct's microdata as a dict with ``@type`` among its properties."""
    if isinstance(value, list):
        return [as_json_ld(each) for each in value]
    if not isinstance(value, dict) or not ("properties" in value or "type" in value):
        return value
    properties = {name: as_json_ld(each) for name, each in value.get("properties", {}).items()}
    if "value" in value:
        properties.setdefault("name", value["value"])
    if "id" in value:
        properties.setdefault("@id", value["id"])
    return {"@type": value.get("type", ""), **properties}


def read_open_graph(root: html.HtmlElement, found: _Found) -> None:
    """Open Graph (https://ogp.me) as one item; a property that is named twice has a list of values."""
    try:
        for item in OpenGraphExtractor().extract_items(root):
            properties: dict[str, object] = {}
            for name, value in item["properties"]:
                add_value(properties, str(name), str(value))
            kind = properties.get("og:type", "")
            found.items.append(
                StructuredItem(type=type_name(kind), syntax="opengraph", properties=properties)
            )
    except MARKUP_FAULTS as error:
        found.faults.append(f"The Open Graph data cannot be read: {type(error).__name__}.")


def add_value(properties: dict[str, object], name: str, value: str) -> None:
    """Set a property, or make it a list when it is there already."""
    before = properties.get(name)
    if before is None:
        properties[name] = value
    elif isinstance(before, list):
        before.append(value)
    else:
        properties[name] = [before, value]
