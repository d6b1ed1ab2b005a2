"""What a visitor without network sees of each page that was opened so, and what that makes of the site."""

from collections.abc import Sequence
from enum import StrEnum

from mmaudit.model.app import OfflinePlace, OfflineTry
from mmaudit.model.snapshot import Offline

# A page whose title changes (a count of messages) is still itself when next to all of its words are there.
SAME_WHATEVER_THE_TITLE = 0.95


class Sight(StrEnum):
    """What stands on the screen: the page's own content, something in its place, or nothing of the site."""

    CONTENT = "content"
    FALLBACK = "fallback"
    ERROR = "error"


class Reach(StrEnum):
    """How far the site goes without network, from nothing to every page."""

    NO_FETCH_HANDLER = "no-fetch-handler"
    NETWORK_ONLY = "network-only"
    FALLBACK = "fallback"
    START_MISSING = "start-missing"
    START_PAGE = "start-page"
    VISITED_PAGES = "visited-pages"
    WHOLE_SITE = "whole-site"


def tries_of(offline: Offline) -> tuple[OfflineTry, ...]:
    """The pages that were opened; records from before there was more than one hold the start page alone."""
    if offline.tries:
        return offline.tries
    only = OfflineTry(
        place=OfflinePlace.START,
        url=offline.tested_url,
        loaded=offline.loaded,
        from_service_worker=offline.from_service_worker,
        status=offline.status,
        quote="?" if offline.loaded else "",
        same_title=offline.same_title,
        text_kept=offline.text_similarity,
        text_similarity=offline.text_similarity,
        failure=offline.failure,
    )
    return (only,)


def sight(tried: OfflineTry, *, same_text: float) -> Sight:
    """What a visitor saw. ``same_text``: the share of a page's words (0-1) that make it the same page.

    Only the worker's answer counts; a page that stays empty shows no more than the browser's error page.
    """
    if not tried.loaded or not tried.from_service_worker:
        return Sight.ERROR
    is_itself = tried.text_kept >= (same_text if tried.same_title else SAME_WHATEVER_THE_TITLE)
    if is_itself and (tried.status or 200) < 400:
        return Sight.CONTENT
    return Sight.FALLBACK if tried.quote else Sight.ERROR


def reach(offline: Offline, *, same_text: float) -> Reach:
    """How far the site goes without network."""
    tries = tries_of(offline)
    seen = {each.place: sight(each, same_text=same_text) for each in tries}
    start = seen.pop(OfflinePlace.START, Sight.ERROR)
    if start is not Sight.CONTENT:
        return without_start(offline, (start, *seen.values()))
    if all(each is Sight.CONTENT for each in seen.values()):
        return Reach.WHOLE_SITE
    is_visited_there = seen.get(OfflinePlace.VISITED) is Sight.CONTENT
    return Reach.VISITED_PAGES if is_visited_there else Reach.START_PAGE


def without_start(offline: Offline, seen: Sequence[Sight]) -> Reach:
    """How far a site goes whose start page does not open as itself."""
    if Sight.CONTENT in seen:
        return Reach.START_MISSING
    if Sight.FALLBACK in seen:
        return Reach.FALLBACK
    # With network it left the page to the network as well: it is there for something else (push messages, pictures).
    return Reach.NO_FETCH_HANDLER if offline.answered_online is False else Reach.NETWORK_ONLY
