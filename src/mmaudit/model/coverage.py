"""How much of the page's scripts and style sheets its load used, and the fonts that its sheets name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FileUse:
    """One file of code: how many of its characters stand in parts that the load did not use.

    Of a script: functions that never ran. Of a style sheet: rules whose selectors match nothing in the document.
    """

    url: str
    total_chars: int
    unused_chars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """One ``@font-face`` rule. ``display``: its ``font-display``, empty when it names none; ``urls`` are resolved."""

    family: str
    display: str = ""
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the load used of its code. Inline scripts and sheets are left out: they have no file."""

    scripts: tuple[FileUse, ...] = ()
    sheets: tuple[FileUse, ...] = ()
    fonts: tuple[FontFace, ...] = ()
