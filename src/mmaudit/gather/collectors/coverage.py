"""How much of its scripts and style sheets the page has used when its load is over.

Scripts: V8 marks each function that runs (``start`` asks for it before the navigation). At the grain of functions
and without counts that cost no processor time that could be measured here (14 loads each of a page with 1 s of
scripts: 1.20 s with it, 1.25 s without); at the grain of blocks it made the blocking time three times as long.
Asking V8 afterwards (``getBestEffortCoverage``) is free too, but forgets functions that were swept up: it called
twice as much unused. Sheets: after the load, their selectors are looked for in the document.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from playwright.async_api import CDPSession

from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.open_page import OpenPage
from mmaudit.model.coverage import Coverage, FileUse, FontFace

COMMAND_TIMEOUT_S = 4.0
MATCH_TIMEOUT_S = 5.0
MAX_MATCH_MS = 1500
MAX_SHEETS = 60
MAX_SHEET_CHARS = 1_500_000
MAX_FILES = 300
MAX_FONTS = 200
MAX_URL = 2000

Event = dict[str, Any]


async def start(cdp: CDPSession) -> None:
    """Let V8 mark what runs, from now on; a browser that cannot is no fault."""
    await attempted(cdp.send("Profiler.enable"), COMMAND_TIMEOUT_S)
    await attempted(
        cdp.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": False}), COMMAND_TIMEOUT_S
    )


async def collect(open_page: OpenPage) -> Coverage:
    """What was used until now. Before anything scrolls or taps: that would run more of the page's scripts."""
    scripts = await ran_scripts(open_page)
    sheets = await sheet_texts(open_page)
    judged = await open_page.run(
        "coverage",
        [{"text": text, "judged": not header["isInline"]} for header, text in sheets],
        MAX_MATCH_MS,
        timeout_s=MATCH_TIMEOUT_S,
    )
    return Coverage(
        scripts=script_uses(scripts),
        sheets=tuple(sheet_uses(zip((header for header, _ in sheets), judged, strict=True))),
        fonts=tuple(font_faces(zip((header for header, _ in sheets), judged, strict=True)))[:MAX_FONTS],
    )


async def ran_scripts(open_page: OpenPage) -> list[Event]:
    """V8's scripts with their functions; it marks no longer after that."""
    taken = await open_page.send("Profiler.takePreciseCoverage", timeout_s=COMMAND_TIMEOUT_S)
    await attempted(open_page.cdp.send("Profiler.disable"), COMMAND_TIMEOUT_S)
    scripts: list[Event] = taken["result"]
    return scripts


async def sheet_texts(open_page: OpenPage) -> list[tuple[Event, str]]:
    """The main frame's own sheets, as headers of CDP's CSS domain with their texts; those of any origin."""
    headers: list[Event] = []
    cdp = open_page.cdp

    def added(event: Event) -> None:
        headers.append(event["header"])

    cdp.on("CSS.styleSheetAdded", added)
    try:
        await limited(cdp.send("DOM.enable"), COMMAND_TIMEOUT_S)
        await limited(cdp.send("CSS.enable"), COMMAND_TIMEOUT_S)
        frames = await open_page.send("Page.getFrameTree")
        frame = frames["frameTree"]["frame"]["id"]
        return [
            (header, await text_of(open_page, header))
            for header in headers
            if header["origin"] == "regular" and header["frameId"] == frame and not header["disabled"]
        ][:MAX_SHEETS]
    finally:
        cdp.remove_listener("CSS.styleSheetAdded", added)
        await attempted(cdp.send("CSS.disable"), COMMAND_TIMEOUT_S)
        await attempted(cdp.send("DOM.disable"), COMMAND_TIMEOUT_S)


async def text_of(open_page: OpenPage, header: Event) -> str:
    """A sheet's text; empty for one that is too long to be looked through."""
    if header["length"] > MAX_SHEET_CHARS:
        return ""
    answer = await open_page.send(
        "CSS.getStyleSheetText", timeout_s=COMMAND_TIMEOUT_S, styleSheetId=header["styleSheetId"]
    )
    return str(answer["text"])


def script_uses(scripts: Iterable[Event]) -> tuple[FileUse, ...]:
    """The scripts that came from files; one that is on the page twice is used where either of them was."""
    found: dict[str, FileUse] = {}
    for script in scripts:
        url, ranges = script["url"], [each for one in script["functions"] for each in one["ranges"]]
        if not url.startswith(("http://", "https://")) or not ranges:
            continue
        use = FileUse(
            url=url[:MAX_URL],
            total_chars=max(each["endOffset"] for each in ranges),
            unused_chars=unused_chars(ranges),
        )
        found[url] = min(use, found.get(url, use), key=lambda each: each.unused_chars)
    return tuple(found.values())[:MAX_FILES]


def unused_chars(ranges: Iterable[Event]) -> int:
    """The characters in functions that never ran. Functions nest, and what is within one that never ran did not run."""
    total, until = 0, 0
    for each in sorted(ranges, key=lambda each: (each["startOffset"], -each["endOffset"])):
        if each["count"] == 0:
            total += max(0, each["endOffset"] - max(each["startOffset"], until))
            until = max(until, each["endOffset"])
    return total


def sheet_uses(judged: Iterable[tuple[Event, Mapping[str, Any]]]) -> Iterator[FileUse]:
    """The sheets of files that could be looked through to their end."""
    for header, sheet in judged:
        if sheet["total"] and header["sourceURL"].startswith(("http://", "https://")):
            yield FileUse(
                url=header["sourceURL"][:MAX_URL], total_chars=sheet["total"], unused_chars=sheet["unused"]
            )


def font_faces(judged: Iterable[tuple[Event, Mapping[str, Any]]]) -> Iterator[FontFace]:
    """All ``@font-face`` rules; a file stands relative to its sheet."""
    for header, sheet in judged:
        for face in sheet["fonts"]:
            urls = tuple(urljoin(header["sourceURL"], url)[:MAX_URL] for url in face["urls"])
            yield FontFace(family=face["family"], display=face["display"], urls=urls)
