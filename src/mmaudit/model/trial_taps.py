"""How the page answers a finger."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One tap that was tried. ``kind``: ``summary tab expander``; ``label`` is the page's own text.

    ``duration_ms`` is from the touch to the next frame, in the browser's steps of 8 ms; it is the sum of
    ``input_delay_ms`` (until the page's handlers began), ``processing_ms`` (in them) and ``presentation_ms``
    (until the frame). Not ``answered``: there was no frame in the time that there was, ``duration_ms`` is that
    time, and its parts are not known. ``navigated``: the tap wanted to leave the page or to open another one,
    which was not allowed; where the page was gone before its next frame, ``duration_ms`` is ``None``.
    """

    selector: str
    label: str
    kind: str
    duration_ms: float | None
    input_delay_ms: float | None = None
    processing_ms: float | None = None
    presentation_ms: float | None = None
    navigated: bool = False
    answered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialTaps:
    """The taps that were tried after scrolling, at most three; none when nothing could be tapped without risk."""

    interactions: tuple[Interaction, ...] = ()
