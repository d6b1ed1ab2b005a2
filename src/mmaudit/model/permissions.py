"""What a page asked its visitor to allow before anybody had touched it."""

from dataclasses import dataclass
from enum import StrEnum


class Permission(StrEnum):
    """What a browser asks the visitor to allow, in a dialog of its own (https://www.w3.org/TR/permissions/)."""

    NOTIFICATIONS = "notifications"
    LOCATION = "location"
    CAMERA = "camera"
    MICROPHONE = "microphone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A permission that was asked for.

    ``at_ms``: since the navigation began. ``script_url``, ``line``: where the call stands, from 1; ``""`` and 0 when
    the browser does not say.
    """

    permission: Permission
    at_ms: float
    script_url: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """What was asked for by itself, each permission once, in the order in which it was asked for."""

    asked: tuple[Asked, ...] = ()
