"""Leaving a page and coming back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOut:
    """Why the browser did not keep the page as it was, in Chromium's own name for it.

    ``url``: the document or the script that is to blame, empty when the browser does not say.
    """

    reason: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """A visit from the page to another and back.

    ``is_kept``: the browser showed the page as it was left (back/forward cache). ``reasons``: what of the page kept it
    from that; the browser's own are left out. Heights are CSS px: ``left_px`` is where the page stood when it was left,
    ``found_px`` where it stood on return, ``reloaded_px`` where on return when the browser had to load it anew; ``None``
    where it was not tried.
    """

    is_kept: bool
    reasons: tuple[KeptOut, ...] = ()
    left_px: float | None = None
    found_px: float | None = None
    reloaded_px: float | None = None
