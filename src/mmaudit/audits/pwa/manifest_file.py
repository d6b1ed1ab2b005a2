"""What a web app manifest lacks (https://www.w3.org/TR/appmanifest/), and what it had better not say."""

from collections.abc import Iterator, Mapping
from itertools import islice

from mmaudit.facts.icon_sizes import declared_sizes, fits_any

SMALL_ICON_PX = 192
LARGE_ICON_PX = 512
# What the splash screen and the task switcher are painted with (https://web.dev/articles/add-manifest).
COLOURS = ("theme_color", "background_color")
# What the browser's install dialog shows, and what keeps the app the same when its start_url changes.
EXTRAS = ("id", "description", "screenshots")
# "The short name should be … no more than 12 characters": https://developer.chrome.com/docs/extensions/reference/manifest/name
# and Lighthouse's manifest check; launchers cut what is longer.
LABEL_ROOM = 12

LACKS = "{member}: lacks {part}"
ANY_AND_MASKABLE = "{member}: 'any' and 'maskable' should be two icons"
LONG_LABEL = "{member}: is cut off below the icon after about {count} characters"
OTHER_APP_FIRST = "{member}: the browser offers another app in place of this one"


def missing_members(manifest: Mapping[str, object]) -> Iterator[str]:
    """What an app needs and this manifest lacks, by the names of the specification."""
    if not (is_text(manifest, "name") or is_text(manifest, "short_name")):
        yield "name"
    if not is_text(manifest, "start_url"):
        yield "start_url"
    if not (is_text(manifest, "display") or manifest.get("display_override")):
        yield "display"
    icons = entries(manifest, "icons")
    for least in (SMALL_ICON_PX, LARGE_ICON_PX):
        if not any(icon_px(icon) >= least for icon in icons):
            yield f"icons ({least} × {least})"


def recommended_members(manifest: Mapping[str, object]) -> Iterator[str]:
    """What makes the splash screen and the icon whole and is not there."""
    yield from (name for name in COLOURS if not is_text(manifest, name))
    if not any("maskable" in purposes(icon) for icon in entries(manifest, "icons")):
        yield "icons (purpose: maskable)"


def extra_members(manifest: Mapping[str, object]) -> Iterator[str]:
    """What the manifest could name besides."""
    yield from (name for name in EXTRAS if not manifest.get(name))


def advice(manifest: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What is allowed and better left: the path, and a sentence."""
    for count, icon in enumerate(entries(manifest, "icons")):
        if {"any", "maskable"} <= purposes(icon):
            path = f"icons[{count}].purpose"
            yield path, ANY_AND_MASKABLE.format(member=path)
    yield from bare_entries(manifest)
    label = "short_name" if is_text(manifest, "short_name") else "name"
    if len(str(manifest.get(label) or "").strip()) > LABEL_ROOM:
        yield label, LONG_LABEL.format(member=label, count=LABEL_ROOM)
    if manifest.get("prefer_related_applications") is True and entries(manifest, "related_applications"):
        path = "prefer_related_applications"
        yield path, OTHER_APP_FIRST.format(member=path)


def bare_entries(manifest: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The first screenshot that cannot be read out, the first shortcut that is shown without a picture."""
    for name, part in (("screenshots", "label"), ("shortcuts", "icons")):
        bare = (count for count, each in enumerate(entries(manifest, name)) if not each.get(part))
        for count in islice(bare, 1):
            path = f"{name}[{count}]"
            yield path, LACKS.format(member=path, part=part)


def entries(manifest: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    """The objects of a list; a manifest may hold anything."""
    value = manifest.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def purposes(icon: Mapping[str, object]) -> set[str]:
    """What an icon is for; ``any`` where it does not say."""
    return set(str(icon.get("purpose") or "any").lower().split())


def is_text(manifest: Mapping[str, object], name: str) -> bool:
    """Whether a member holds a text that is not blank."""
    value = manifest.get(name)
    return isinstance(value, str) and bool(value.strip())


def icon_px(icon: Mapping[str, object]) -> float:
    """The largest square that an icon offers; ``any`` fits every size."""
    sizes = str(icon.get("sizes", ""))
    if fits_any(sizes):
        return float("inf")
    return max((width for width, height in declared_sizes(sizes) if width == height), default=0)
