"""What many sections speak of: places on the page, pictures, hops of a redirect."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in CSS pixels; ``x`` and ``y`` count from the document's top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A stored picture: a file in the run folder that is named by its SHA-256."""

    sha256: str
    mime: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One hop: ``url`` answered ``status`` and pointed elsewhere."""

    url: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A picture of the phone's screen. ``shown``: the part of the document that stood on it.

    ``with_popups``: it was taken for what came over the page after a while.
    """

    picture: Picture
    shown: Box
    with_popups: bool = False
