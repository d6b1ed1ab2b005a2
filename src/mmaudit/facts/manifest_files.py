"""Which files a manifest names, and how many of them are looked at."""

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from mmaudit.model.app_files import FileUse, WantedFile

MAX_URL = 2000
MAX_DATA_URL = 300_000
# Of each kind so many are fetched: more than a phone ever shows.
MOST = {
    FileUse.ICON: 12,
    FileUse.SCREENSHOT: 4,
    FileUse.SHORTCUT_ICON: 4,
    FileUse.TOUCH_ICON: 2,
    FileUse.START_PAGE: 1,
}


def named_files(manifest: Mapping[str, object], manifest_url: str) -> tuple[WantedFile, ...]:
    """The pictures that a manifest names and that can be asked for, in its order."""
    found = (
        *pictures(manifest.get("icons"), "icons", FileUse.ICON, manifest_url),
        *pictures(manifest.get("screenshots"), "screenshots", FileUse.SCREENSHOT, manifest_url),
        *shortcut_icons(manifest, manifest_url),
    )
    return first_of_each(found)


def first_of_each(files: tuple[WantedFile, ...]) -> tuple[WantedFile, ...]:
    """As many of each kind as are looked at."""
    counts: dict[FileUse, int] = {}
    kept = []
    for each in files:
        counts[each.use] = counts.get(each.use, 0) + 1
        if counts[each.use] <= MOST[each.use]:
            kept.append(each)
    return tuple(kept)


def shortcut_icons(manifest: Mapping[str, object], manifest_url: str) -> Iterator[WantedFile]:
    """The icons of the shortcuts."""
    shortcuts = manifest.get("shortcuts")
    for count, shortcut in enumerate(shortcuts[:20] if isinstance(shortcuts, list) else []):
        if isinstance(shortcut, dict):
            path = f"shortcuts[{count}].icons"
            yield from pictures(shortcut.get("icons"), path, FileUse.SHORTCUT_ICON, manifest_url)


def pictures(images: object, path: str, use: FileUse, manifest_url: str) -> Iterator[WantedFile]:
    """The pictures of one list."""
    for count, image in enumerate(images[:50] if isinstance(images, list) else []):
        if not isinstance(image, dict):
            continue
        url = file_url(word(image, "src"), manifest_url)
        if url:
            yield WantedFile(
                use=use,
                path=f"{path}[{count}]",
                url=url,
                sizes=word(image, "sizes")[:200],
                type=word(image, "type")[:100],
                purpose=word(image, "purpose")[:100],
                form_factor=word(image, "form_factor")[:20].lower(),
            )


def file_url(value: str, base: str) -> str:
    """The complete address of a file; ``""`` where it is none that can be asked for."""
    if not value or len(value) > (MAX_DATA_URL if value.startswith("data:") else MAX_URL):
        return ""
    try:
        url = urljoin(base, value)
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return url if scheme in ("http", "https", "data") else ""


def word(image: Mapping[str, object], name: str) -> str:
    """A member that is a text."""
    value = image.get(name)
    return value.strip() if isinstance(value, str) else ""
