"""The listeners that a touch has to wait for: those that may cancel it, by the browser's own list.

Chromium takes listeners of window, document and body for passive unless they say otherwise, and tells so:
https://developer.chrome.com/blog/scrolling-intervention.
"""

from typing import Any

from mmaudit.gather.open_page import OpenPage
from mmaudit.model.snapshot import TouchListener

TOUCHES = frozenset({"touchstart", "touchmove"})
MOST = 10


async def blocking_listeners(open_page: OpenPage) -> tuple[TouchListener, ...]:
    """The page's touch listeners that are not passive, each place in a script once."""
    found = [
        *await listeners_of(open_page, "window"),
        # Frames of other sites are left out: a touch on the page does not wait for them.
        *await listeners_of(open_page, "document", depth=-1),
    ]
    blocking = [each for each in found if each["type"] in TOUCHES and not each["passive"]]
    urls = await script_urls(open_page) if blocking else {}
    told = (
        TouchListener(type=each["type"], url=urls.get(each["scriptId"], ""), line=int(each["lineNumber"]) + 1)
        for each in blocking
    )
    return tuple(dict.fromkeys(told))[:MOST]


async def listeners_of(open_page: OpenPage, expression: str, *, depth: int = 1) -> list[dict[str, Any]]:
    """The listeners of ``window`` or ``document``: names that no page can give to something else."""
    answer = await open_page.send("Runtime.evaluate", expression=expression)
    object_id = answer["result"]["objectId"]
    told = await open_page.send("DOMDebugger.getEventListeners", objectId=object_id, depth=depth)
    return list(told["listeners"])


async def script_urls(open_page: OpenPage) -> dict[str, str]:
    """Where scripts come from, by the browser's number for each."""
    urls: dict[str, str] = {}

    def parsed(event: dict[str, Any]) -> None:
        urls[event["scriptId"]] = str(event["url"])[:2000]

    open_page.cdp.on("Debugger.scriptParsed", parsed)
    try:
        await open_page.send("Debugger.enable")
    finally:
        await open_page.send("Debugger.disable")
        open_page.cdp.remove_listener("Debugger.scriptParsed", parsed)
    return urls
