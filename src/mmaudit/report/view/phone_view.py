"""Where an answer stands on the phone: a strip of the screen with the quote marked."""

from dataclasses import dataclass

from mmaudit.model.report import PageReport
from mmaudit.model.snapshot import Box, Screen
from mmaudit.report.view.film import Embed
from mmaudit.report.view.outlines import Rectangle, rectangle, shown_height
from mmaudit.report.view.scene import Scene

STRIP_WIDTH = 412
# The strip's height as a part of its width: enough around a line to see where it stands, and little for a card.
LOWEST, HIGHEST = 0.62, 1.1
AROUND = 1.4
# A quote of which less is on the picture would be marked at its edge.
LEAST_SEEN = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneView:
    """A strip of a picture of ``width`` × ``height``, from ``top`` on, ``strip`` high; ``mark`` in the same units."""

    uri: str
    width: int
    height: int
    top: int
    strip: int
    mark: Rectangle


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A quote that stands on a screen of which there is a picture."""

    screen: Screen
    mark: Rectangle


def quote_place(question: str, url: str, scene: Scene) -> Place | None:
    """Where the quote that answers ``question`` on the page ``url`` can be shown."""
    page: PageReport | None = next((each for each in scene.audited() if each.url == url), None)
    box = page.quote_boxes.get(question) if page else None
    if page is None or box is None:
        return None
    for screen in page.screens:
        mark = rectangle(box, screen)
        if not screen.with_popups and mark is not None and _is_seen(box, screen, mark):
            return Place(screen=screen, mark=mark)
    return None


def _is_seen(box: Box, screen: Screen, mark: Rectangle) -> bool:
    scale = screen.picture.width_px / screen.shown.width
    return mark.height >= LEAST_SEEN * box.height * scale and mark.width >= LEAST_SEEN * box.width * scale


def phone_view(place: Place | None, embed: Embed) -> PhoneView | None:
    """The strip around the quote, ``None`` when the report has no room for the picture."""
    uri = embed(place.screen.picture, STRIP_WIDTH) if place else None
    if place is None or uri is None:
        return None
    width, height = place.screen.picture.width_px, shown_height(place.screen.picture)
    strip = round(min(max(width * LOWEST, place.mark.height * AROUND), width * HIGHEST, height))
    middle = place.mark.y + min(place.mark.height, strip) / 2
    top = round(min(max(0.0, middle - strip / 2), height - strip))
    return PhoneView(uri=uri, width=width, height=height, top=top, strip=strip, mark=place.mark)
