"""The sizes that an icon declares (https://html.spec.whatwg.org/multipage/semantics.html#attr-link-sizes)."""

import re

SIZE = re.compile(r"([1-9]\d{0,9})x([1-9]\d{0,9})", re.IGNORECASE)
ANY = "any"


def declared_sizes(sizes: str) -> tuple[tuple[int, int], ...]:
    """Width and height in pixels of every word that is a size; ``any`` and what is none are passed over."""
    found = (SIZE.fullmatch(word) for word in sizes.split())
    return tuple((int(each[1]), int(each[2])) for each in found if each)


def fits_any(sizes: str) -> bool:
    """Whether the icon says that it is good at every size, as a drawing is."""
    return ANY in sizes.lower().split()


def is_size(word: str) -> bool:
    """Whether one word may stand among the sizes."""
    return word.lower() == ANY or bool(SIZE.fullmatch(word))
