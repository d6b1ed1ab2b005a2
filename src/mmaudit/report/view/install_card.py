"""The site as an app: its icon among others, its splash screen, and what a visitor without network sees.

Drawn as SVG of 180 × 320 units a phone. Colours of the site stand in attributes, and only as ``#rrggbb``.
"""

import re
from dataclasses import dataclass
from unicodedata import east_asian_width

from mmaudit.model.app import AppCard
from mmaudit.model.report import PageReport
from mmaudit.report.clean import clean_line
from mmaudit.report.view.film import Embed
from mmaudit.report.view.scene import Scene

ICON_WIDTH = 96
OFFLINE_WIDTH = 240
# What a launcher has room for below an icon, and a splash screen in its middle; a CJK sign takes two.
LABEL_ROOM = 13
NAME_ROOM = 22
WHITE, BLACK = "#ffffff", "#000000"
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallCard:
    """What the phone shows. ``icon`` is ``None`` where Chromium accepts none: then ``letter`` stands there.

    ``masked``: the icon as a launcher cuts it.
    ``bar``: the status bar's colour; ``background`` and ``ink``: those of the splash screen, legible together.
    ``spoken`` says in words what is drawn.
    """

    label: str
    name: str
    letter: str
    icon: str | None
    masked: str | None
    bar: str
    background: str
    ink: str
    spoken: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineView:
    """The screen of a visitor without network."""

    picture: str


def install_card(scene: Scene, embed: Embed) -> InstallCard | None:
    """The app's card; ``None`` where no manifest could be read."""
    app = next((page.pwa for page in scene.audited() if page.pwa.card), None)
    if app is None or app.card is None:
        return None
    masked = embed(app.masked_icon, ICON_WIDTH) if app.masked_icon else None
    return _drawn(app.card, masked, scene, embed)


def offline_view(scene: Scene, embed: Embed) -> OfflineView | None:
    """What stood on the screen without network; ``None`` where that was not tried."""
    tried: PageReport | None = next((page for page in scene.audited() if page.pwa.offline_picture), None)
    if tried is None or tried.pwa.offline_picture is None:
        return None
    picture = embed(tried.pwa.offline_picture, OFFLINE_WIDTH)
    return OfflineView(picture=picture) if picture else None


def _drawn(card: AppCard, masked: str | None, scene: Scene, embed: Embed) -> InstallCard:
    name = clean_line(card.name or card.short_name, 200)
    label = clean_line(card.short_name or card.name, 200)
    background = colour(card.background_color, WHITE)
    return InstallCard(
        label=shortened(label, LABEL_ROOM),
        name=shortened(name, NAME_ROOM),
        letter=label[:1].upper(),
        icon=embed(card.icon, ICON_WIDTH) if card.icon else None,
        masked=masked if card.icon else None,
        bar=colour(card.theme_color, background),
        background=background,
        ink=BLACK if luminance(background) > 0.18 else WHITE,
        spoken=scene.language.gettext("Once installed, the site is called “{name}”.").format(name=label),
    )


def colour(value: str, otherwise: str) -> str:
    """``value`` when it is ``#rrggbb``."""
    return value if COLOUR.fullmatch(value) else otherwise


def luminance(value: str) -> float:
    """The relative luminance (0-1) of ``#rrggbb``: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def shortened(text: str, room: int) -> str:
    """``text`` as a launcher cuts it; a wide sign counts as two."""
    used = 0
    for place, sign in enumerate(text):
        used += 2 if east_asian_width(sign) in "WF" else 1
        if used > room:
            return text[: max(1, place - 1)].rstrip() + "…"
    return text
