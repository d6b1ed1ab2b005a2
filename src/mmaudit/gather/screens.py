"""Screens of the page as pictures: the first one, the same below a late pop-up, and one or two further down at fault.

Each is what stands on the screen now: a picture of the whole page kills browsers.
"""

from dataclasses import replace

from mmaudit.gather.open_page import OpenPage
from mmaudit.gather.screenshot import first_screen
from mmaudit.model.snapshot import Box, Layout, Screen, Scroll

# A picture costs about 0.2 s and 30 kB.
MAX_DEEPER = 2
# How much of the screen stays above what is shown, so that its surroundings are seen.
ABOVE = 0.3
# As large as an overlay that is no longer good (covered_warn_ratio in scoring.toml).
LARGE = 0.15


async def screen_now(open_page: OpenPage) -> Screen:
    """What stands on the screen, and where in the document that is."""
    part = await open_page.run("shown_part")
    return Screen(picture=await first_screen(open_page), shown=Box(**part))


async def screens_at(
    open_page: OpenPage, places: tuple[float, ...], *, with_popups: bool
) -> tuple[Screen, ...]:
    """A screen at each of ``places``; the page stands at its top before and after."""
    screens = [replace(await screen_now(open_page), with_popups=True)] if with_popups else []
    for y in places:
        await open_page.run("scroll_to", y)
        screens.append(await screen_now(open_page))
    if places:
        await open_page.run("scroll_to", 0)
    return tuple(screens)


def places_at_fault(layout: Layout | None, scroll: Scroll | None, *, first: Box) -> tuple[float, ...]:
    """How far to scroll to see what is at fault below the ``first`` screen, the worst of each kind first."""
    tops = [box.y - ABOVE * first.height for box in boxes_at_fault(layout, scroll) if is_below(box, first)]
    chosen: list[float] = []
    for top in tops:
        if all(abs(top - other) > first.height / 2 for other in chosen):
            chosen.append(max(0.0, top))
    return tuple(chosen[:MAX_DEEPER])


def has_late_popup(scroll: Scroll | None) -> bool:
    """Whether something large covers the first screen that was not there at first."""
    overlays = scroll.overlays if scroll else ()
    at_first = {each.selector for each in overlays if each.when == "top"}
    return any(
        each.when == "later" and each.covered_ratio >= LARGE and each.selector not in at_first
        for each in overlays
    )


def is_below(box: Box, first: Box) -> bool:
    """Whether ``box`` begins below the first screen."""
    return box.y >= first.y + first.height


def boxes_at_fault(layout: Layout | None, scroll: Scroll | None) -> list[Box]:
    """What reaches farthest over the edge, what moved most while the page was scrolled, what came late."""
    culprits = sorted(layout.culprits if layout else (), key=lambda each: -each.over_px)
    shifts = sorted(scroll.shifts if scroll else (), key=lambda each: -each.value)
    late = sorted(scroll.late_items if scroll else (), key=lambda each: -each.area_ratio)
    found = [
        *(each.box for each in culprits[:1]),
        *(box for each in shifts[:1] for box in each.boxes[:1]),
        *(each.box for each in late[:1]),
    ]
    return [box for box in found if box is not None]
