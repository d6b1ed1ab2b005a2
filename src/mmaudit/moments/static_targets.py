"""Links, buttons and fields of saved HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

from lxml import html

from mmaudit.model.snapshot import Control, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an element stands: its ancestors' names, its landmark, whether it is behind a tap."""

    path: str
    landmark: str
    collapsed: bool


def clean(text: str) -> str:
    """Collapse white space and drop empty lines."""
    return " ".join(text.split())


def read_link(element: html.HtmlElement, place: Place, *, base: str) -> Link:
    """Read an ``a[href]``, named by its text, its picture or its label."""
    label = clean(" ".join(_texts(element))) or element.get("aria-label") or element.get("title") or ""
    return Link(
        url=join(base, (element.get("href") or "").strip()),
        text=label,
        selector=place.path,
        rel=tuple((element.get("rel") or "").split()),
        visible=not place.collapsed,
        landmark=place.landmark,
        collapsed=place.collapsed,
    )


def read_control(element: html.HtmlElement, place: Place) -> Control:
    """Read a button or field."""
    label = clean(" ".join(_texts(element))) or element.get("value") or element.get("aria-label") or ""
    kind = (element.get("type") or ("text" if element.tag == "input" else "")).lower()
    if kind in ("text", "email", "password", "search", "tel"):
        label = element.get("placeholder") or element.get("aria-label") or ""
    return Control(
        tag=str(element.tag),
        kind=kind,
        text=label.strip(),
        name=element.get("name") or "",
        selector=place.path,
        visible=not place.collapsed,
        landmark=place.landmark,
        autocomplete=element.get("autocomplete") or "",
        inputmode=element.get("inputmode") or "",
    )


def _texts(element: html.HtmlElement) -> Iterator[str]:
    yield from map(str, element.itertext())
    if len(element):
        yield from (str(image.get("alt")) for image in element.iter("img") if image.get("alt"))


@lru_cache(maxsize=5_000)
def join(base: str, url: str) -> str:
    """Resolve a URL; one that cannot be resolved stays as it is."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url
