"""What a web app manifest names and what it lacks (https://www.w3.org/TR/appmanifest/)."""

from collections.abc import Iterator, Mapping

SMALL_ICON_PX = 192
LARGE_ICON_PX = 512
MEMBERS = ("start_url", "display", "theme_color", "background_color")


def missing_members(manifest: Mapping[str, object]) -> Iterator[str]:
    """What a good manifest has and this one lacks, by its names in the specification."""
    if not (is_text(manifest, "name") or is_text(manifest, "short_name")):
        yield "name"
    yield from (name for name in MEMBERS if not is_text(manifest, name))
    icons = manifest.get("icons")
    named = [icon for icon in icons if isinstance(icon, dict)] if isinstance(icons, list) else []
    for least in (SMALL_ICON_PX, LARGE_ICON_PX):
        if not any(icon_px(icon) >= least for icon in named):
            yield f"icons ({least} × {least})"
    if not any("maskable" in str(icon.get("purpose", "")).split() for icon in named):
        yield "icons (purpose: maskable)"


def is_text(manifest: Mapping[str, object], name: str) -> bool:
    """Whether a member holds a text that is not blank."""
    value = manifest.get(name)
    return isinstance(value, str) and bool(value.strip())


def icon_px(icon: Mapping[str, object]) -> float:
    """The largest square that an icon offers; ``any`` fits every size."""
    sizes = str(icon.get("sizes", "")).lower().split()
    if "any" in sizes:
        return float("inf")
    sides = [size.partition("x") for size in sizes]
    squares = [int(width) for width, _, height in sides if width.isdecimal() and width == height]
    return max(squares, default=0)
