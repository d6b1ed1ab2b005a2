"""What an app looks like by its files and the page's head: which files there are to ask for, and the colours."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import Error as BrowserError

from mmaudit.facts.icon_sizes import declared_sizes
from mmaudit.facts.manifest_files import file_url, first_of_each, named_files
from mmaudit.facts.manifest_text import read_manifest, text_of
from mmaudit.facts.origin import origin_of
from mmaudit.gather.app_files import app_files
from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.model.app_files import AppFile, FileUse, ThemeColour, WantedFile

MAX_LINKS = 30
TOUCH_PX = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """As in ``Pwa``."""

    files: tuple[AppFile, ...] | None = None
    theme_colours: tuple[ThemeColour, ...] = ()


async def looks_of(open_page: OpenPage, manifest_text: str, manifest_url: str | None) -> Looks:
    """Ask for what the manifest and the page's head name. A page that names nothing costs one small script."""
    try:
        head: dict[str, Any] = await open_page.run("app_links", MAX_LINKS)
    except (BrowserError, ScriptError, TimeoutError):
        return Looks()
    wanted = first_of_each(
        (
            *(of_manifest(open_page, manifest_text, manifest_url) if manifest_url else ()),
            *touch_icons(head["touch"], open_page.final_url),
        )
    )
    return Looks(
        files=await app_files(open_page, wanted),
        theme_colours=tuple(ThemeColour(**each) for each in head["themes"]),
    )


def of_manifest(open_page: OpenPage, text: str, manifest_url: str) -> tuple[WantedFile, ...]:
    """The manifest's pictures and its start page."""
    manifest = read_manifest(text)
    if manifest is None:
        return ()
    return (
        *start_page(open_page, text_of(manifest, "start_url"), manifest_url),
        *named_files(manifest, manifest_url),
    )


def start_page(open_page: OpenPage, written: str, manifest_url: str) -> tuple[WantedFile, ...]:
    """The start page, where it is the site's and another one than that which is open."""
    url = file_url(written, manifest_url).partition("#")[0]
    here = {
        each.partition("#")[0] for each in (open_page.final_url, open_page.job.url, open_page.job.address)
    }
    if (
        not url
        or url in here
        or origin_of(url) != origin_of(open_page.final_url)
        or not open_page.may_open(url)
    ):
        return ()
    return (WantedFile(use=FileUse.START_PAGE, path="start_url", url=url),)


def touch_icons(links: list[dict[str, str]], page_url: str) -> tuple[WantedFile, ...]:
    """The icons for an iPhone's home screen, the largest first: a phone takes that which fits."""
    urls = ((file_url(each["href"], page_url), each["sizes"]) for each in links)
    found = [
        WantedFile(use=FileUse.TOUCH_ICON, path="apple-touch-icon", url=url, sizes=sizes[:200])
        for url, sizes in urls
        if url
    ]
    return tuple(sorted(found, key=lambda each: -declared_px(each.sizes)))


def declared_px(sizes: str) -> int:
    """The width that is declared; an icon without sizes is meant for every phone."""
    return max((width for width, _ in declared_sizes(sizes)), default=TOUCH_PX)
