"""Can a site be installed? Chromium's own rules, for browsers that do not say (chrome-headless-shell).

The rules and the codes are those of Chromium's desktop build: components/webapps/browser/installable/
installable_evaluator.cc and, for how members are read, third_party/blink/renderer/modules/manifest/manifest_parser.cc
(https://source.chromium.org/chromium). A test holds them to what Chromium answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urljoin, urlsplit

from mmaudit.facts.domain import is_address
from mmaudit.facts.icon_sizes import declared_sizes, fits_any
from mmaudit.facts.manifest_text import read_manifest, text_of
from mmaudit.facts.origin import origin_of
from mmaudit.model.app_files import AppFile, FileFault, FileUse

PARSE_ERROR = "manifest-parsing-or-network-error"
DISPLAYS = frozenset({"fullscreen", "standalone", "minimal-ui", "browser"})
# "borderless" and "tabbed" are behind flags: Chromium 156 passes over them as over words that it does not know.
OVERRIDES = DISPLAYS | {"window-controls-overlay"}
LEAST_ICON_PX = 144
MOST_ICON_PX = 1024
# Compared as written: "IMAGE/PNG" is none of them.
ICON_TYPES = frozenset({"image/png", "image/svg+xml", "image/webp"})
# What Chromium unpacks at all (third_party/blink/common/mime_util).
PICTURE_TYPES = ICON_TYPES | {
    "image/jpeg", "image/jpg", "image/pjpeg", "image/gif", "image/x-png", "image/bmp", "image/x-icon",
    "image/vnd.microsoft.icon", "image/x-xbitmap", "image/avif", "image/apng",
}  # fmt: skip
ICON_EXTENSIONS = (".png", ".svg", ".webp")
PICTURE_EXTENSIONS = (*ICON_EXTENSIONS, ".jpg", ".jpeg", ".gif", ".ico", ".bmp", ".avif")


def installability_errors(
    text: str, *, manifest_url: str | None, page_url: str, files: Sequence[AppFile] = ()
) -> tuple[str, ...]:
    """Chromium's codes against installing the page, in its order; empty: nothing is in the way.

    ``text`` is the manifest's, ``files`` what became of the files that it names.
    """
    if not is_secure(page_url):
        return ("not-from-secure-origin",)
    if manifest_url is None:
        return ("no-manifest",)
    manifest = read_manifest(text)
    if not manifest:
        return (PARSE_ERROR,)
    return tuple(errors_of(manifest, manifest_url, page_url, files))


def is_secure(url: str) -> bool:
    """Whether the origin is potentially trustworthy (https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy)."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    is_local = host == "localhost" or host.endswith(".localhost") or host == "::1"
    return parts.scheme == "https" or is_local or (is_address(host) and host.startswith("127."))


def errors_of(
    manifest: Mapping[str, object], manifest_url: str, page_url: str, files: Sequence[AppFile]
) -> Iterator[str]:
    """The codes of a manifest that can be read."""
    if not has_start_url(manifest, manifest_url, page_url):
        yield "start-url-not-valid"
    if not text_of(manifest, "name") and not text_of(manifest, "short_name"):
        yield "manifest-missing-name-or-short-name"
    yield from display_errors(manifest)
    icons = icons_of(manifest)
    if not any(is_suitable(icon, manifest_url) for icon in icons):
        yield "manifest-missing-suitable-icon"
    # The one to be fetched is chosen by another rule: any picture that is large enough.
    acceptable = [number for number, icon in enumerate(icons) if is_acceptable(icon, manifest_url)]
    if not acceptable or is_broken(chosen(acceptable, icons), files):
        yield "no-acceptable-icon"


def has_start_url(manifest: Mapping[str, object], manifest_url: str, page_url: str) -> bool:
    """Whether ``start_url`` leads to the page's own origin."""
    if not isinstance(manifest.get("start_url"), str):
        return False
    try:
        return origin_of(urljoin(manifest_url, text_of(manifest, "start_url"))) == origin_of(page_url)
    except ValueError:
        return False


def display_errors(manifest: Mapping[str, object]) -> Iterator[str]:
    """The first ``display_override`` that is known decides; without one ``display`` does."""
    named = manifest.get("display_override")
    wanted = (
        (each.strip().lower() for each in named if isinstance(each, str)) if isinstance(named, list) else ()
    )
    override = next((each for each in wanted if each in OVERRIDES), None)
    if override is not None:
        if override == "browser":
            yield "manifest-display-override-not-supported"
        return
    if text_of(manifest, "display").lower() not in DISPLAYS - {"browser"}:
        yield "manifest-display-not-supported"


def icons_of(manifest: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The icons; what is none stays as an empty one, so that the numbers hold."""
    icons = manifest.get("icons")
    return [each if isinstance(each, dict) else {} for each in icons] if isinstance(icons, list) else []


def is_suitable(icon: Mapping[str, object], manifest_url: str) -> bool:
    """Whether an icon is of a type, a purpose and a size that a home screen can use."""
    path, kind = path_of(icon, manifest_url), text_of(icon, "type")
    is_known = kind in ICON_TYPES if kind else path.endswith(ICON_EXTENSIONS)
    fits = any(min(size) >= LEAST_ICON_PX and max(size) <= MOST_ICON_PX for size in sizes_of(icon))
    return bool(path) and is_known and is_for_anything(icon) and fits


def is_acceptable(icon: Mapping[str, object], manifest_url: str) -> bool:
    """Whether an icon may be the one that is fetched."""
    path, kind = path_of(icon, manifest_url), text_of(icon, "type").lower()
    is_picture = kind in PICTURE_TYPES if kind else path.endswith(PICTURE_EXTENSIONS)
    is_large = any(min(size) >= LEAST_ICON_PX for size in sizes_of(icon))
    return bool(path) and is_picture and is_for_anything(icon) and is_large


def path_of(icon: Mapping[str, object], manifest_url: str) -> str:
    """The path of its address in lower case; empty where it has none."""
    src = icon.get("src")
    try:
        return urlsplit(urljoin(manifest_url, src.strip())).path.lower() if isinstance(src, str) else ""
    except ValueError:
        return ""


def is_for_anything(icon: Mapping[str, object]) -> bool:
    """Whether ``any`` is among its purposes, as it is without a word."""
    words = text_of(icon, "purpose").lower().split()
    return "any" in words or not words


def sizes_of(icon: Mapping[str, object]) -> list[tuple[int, int]]:
    """Width and height of each of its ``sizes``; ``any`` is as large as is wanted."""
    sizes = text_of(icon, "sizes")
    wanted = [(LEAST_ICON_PX, LEAST_ICON_PX)] if fits_any(sizes) else []
    return [*declared_sizes(sizes), *wanted]


def chosen(numbers: Sequence[int], icons: Sequence[Mapping[str, object]]) -> int:
    """Which of the acceptable icons is fetched: one of any size, else the smallest that is large enough; the last of
    several (third_party/blink/common/manifest/manifest_icon_selector.cc).
    """

    def rank(number: int) -> tuple[bool, int, int]:
        sides = [min(size) for size in sizes_of(icons[number]) if min(size) >= LEAST_ICON_PX]
        return not fits_any(text_of(icons[number], "sizes")), min(sides), -number

    return min(numbers, key=rank)


def is_broken(number: int, files: Sequence[AppFile]) -> bool:
    """Whether an icon was asked for and is not there, no picture or too small; one that was late may be good."""
    wanted = (each for each in files if each.wanted.use is FileUse.ICON)
    file = next((each for each in wanted if each.wanted.path == f"icons[{number}]"), None)
    if file is None or file.fault in (FileFault.TIMEOUT, FileFault.NOT_DRAWN):
        return False
    if file.fault is not FileFault.NONE or (file.status is not None and file.status >= 400):
        return True
    sides = (file.width_px, file.height_px)
    return file.kind != "svg" and any(side is not None and side < LEAST_ICON_PX for side in sides)
