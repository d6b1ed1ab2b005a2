"""How the page sits on the phone's screen."""

from dataclasses import replace

import msgspec
from playwright.async_api import Error as BrowserError

from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.model.snapshot import HoverMenu, Layout

MAX_ITEMS = 400
MAX_MENUS = 30
# Listeners that may open a menu where a style sheet opens it under a mouse.
TAPS = frozenset({"click", "touchstart", "touchend", "pointerdown", "pointerup", "mousedown"})


async def collect(open_page: OpenPage) -> Layout:
    """Viewport, overflow with its culprits, text sizes, tap targets, images, and menus that want a mouse."""
    layout = msgspec.convert(await open_page.run("layout", MAX_ITEMS), Layout, strict=False)
    try:
        menus = await hover_menus(open_page)
    except (BrowserError, ScriptError, TimeoutError):
        return layout
    return replace(layout, hover_menus=menus)


async def hover_menus(open_page: OpenPage) -> tuple[HoverMenu, ...]:
    """Menus that open under a mouse; one whose heading listens to taps may open under a finger as well."""
    found = msgspec.convert(await open_page.run("hover_menus", MAX_MENUS), tuple[HoverMenu, ...])
    if all(menu.is_open_to_taps for menu in found):
        return found
    root = (await open_page.send("DOM.getDocument", depth=0))["root"]["nodeId"]
    return tuple(
        [
            replace(menu, is_open_to_taps=menu.is_open_to_taps or await listens(open_page, root, menu))
            for menu in found
        ]
    )


async def listens(open_page: OpenPage, root: int, menu: HoverMenu) -> bool:
    """Whether a script of the page listens to taps on the heading, or on what it stands in."""
    own = menu.selector
    for selector in (own, f":has(> {own})", f":has(> * > {own})", f":is(nav, header):has({own})"):
        node = await open_page.send("DOM.querySelector", nodeId=root, selector=selector)
        if not node["nodeId"]:
            continue
        resolved = await open_page.send("DOM.resolveNode", nodeId=node["nodeId"])
        answer = await open_page.send(
            "DOMDebugger.getEventListeners", objectId=resolved["object"]["objectId"]
        )
        if any(each["type"] in TAPS for each in answer["listeners"]):
            return True
    return False
