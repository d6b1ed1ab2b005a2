"""The files that an app names, as they came: icons, screenshots, the start page."""

from dataclasses import dataclass
from enum import StrEnum

from mmaudit.model.seen import Picture


class FileUse(StrEnum):
    """What a file is for."""

    ICON = "icon"
    SCREENSHOT = "screenshot"
    SHORTCUT_ICON = "shortcut-icon"
    TOUCH_ICON = "apple-touch-icon"
    START_PAGE = "start-page"


class FileFault(StrEnum):
    """Why a file could not be looked at. A status that is an error is none: it is an answer."""

    NONE = ""
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    TOO_LARGE = "too-large"
    TOO_MANY_PIXELS = "too-many-pixels"
    NO_PICTURE = "no-picture"
    CUT_OFF = "cut-off"
    NOT_DRAWN = "not-drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedFile:
    """A file that the manifest or the page names. ``path``: where (``icons[0]``); ``sizes``, ``type``: as declared."""

    use: FileUse
    path: str
    url: str
    sizes: str = ""
    type: str = ""
    purpose: str = ""
    form_factor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppFile:
    """What became of a wanted file.

    ``status``: ``None`` without an answer. ``kind``: the format by its bytes (``png``). ``size_bytes``: as far as it
    was read. ``clear_share``: how much of the picture (0-1) one can see through. ``cut_share``: how much of what is
    drawn on its ground lies outside of the safe zone (0-1); both ``None`` where that cannot be told. ``picture``: of
    one icon for a launcher's mask and of one without.
    """

    wanted: WantedFile
    final_url: str = ""
    status: int | None = None
    content_type: str = ""
    size_bytes: int = 0
    kind: str = ""
    width_px: int | None = None
    height_px: int | None = None
    clear_share: float | None = None
    cut_share: float | None = None
    fault: FileFault = FileFault.NONE
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeColour:
    """One ``meta name=theme-color``. ``colour`` is ``#rrggbb``, ``""`` when the browser knows no such colour."""

    content: str
    media: str = ""
    colour: str = ""
