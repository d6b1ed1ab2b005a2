"""Reads values out of a page's structured data (schema.org items, nested as dicts with ``@type``)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mmaudit.facts.page_facts import PageFacts
from mmaudit.moments.left_over import is_left_over

_DEPTH_LIMIT = 6
_ITEM_LIMIT = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of structured data, at any depth."""

    types: tuple[str, ...]
    properties: Mapping[str, object]

    def texts(self, *names: str) -> Iterator[str]:
        """Give the plain values of some properties, without unrendered placeholders."""
        for name in names:
            for value in _as_list(self.properties.get(name)):
                text = _text(value)
                if text and not is_left_over(text):
                    yield text

    def first(self, *names: str) -> str:
        """Give the first plain value of some properties, or an empty string."""
        return next(self.texts(*names), "")

    def items(self, *names: str) -> Iterator["Item"]:
        """Give the nested items of some properties."""
        for name in names:
            for value in _as_list(self.properties.get(name)):
                if isinstance(value, Mapping):
                    yield Item(types=_types(value), properties=value)


def all_items(page: PageFacts) -> tuple[Item, ...]:
    """List every item of a page with the items inside it, outermost first."""
    found: list[Item] = []
    for item in page.structured:
        properties = dict(item.properties)
        properties.setdefault("@type", item.type)
        _collect(properties, found, depth=0)
    return tuple(found)


def _collect(value: object, found: list[Item], *, depth: int) -> None:
    if depth > _DEPTH_LIMIT or len(found) >= _ITEM_LIMIT:
        return
    if isinstance(value, Mapping):
        found.append(Item(types=_types(value), properties=value))
        for nested in value.values():
            if isinstance(nested, Mapping | list | tuple):
                _collect(nested, found, depth=depth + 1)
    elif isinstance(value, list | tuple):
        for nested in value:
            if isinstance(nested, Mapping | list | tuple):
                _collect(nested, found, depth=depth + 1)


def _types(value: Mapping[str, object]) -> tuple[str, ...]:
    names = [name for name in _as_list(value.get("@type")) if isinstance(name, str)]
    return tuple(name.rsplit("/", 1)[-1].rsplit("#", 1)[-1].removeprefix("schema:") for name in names)


def _as_list(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
