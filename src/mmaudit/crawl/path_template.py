"""The pattern of a URL's path: pages made by one template share it."""

import re
from urllib.parse import parse_qsl, urlsplit

NUMBER = re.compile(r"\d")
MIN_SLUG_WORDS = 3
MAX_NAME_CHARS = 24


def path_template(url: str) -> str:
    """``/blog/2024/05/my-first-post?page=2`` as ``/blog/{n}/{n}/{leaf}?page``.

    Numbers and slugs are folded, and so is the last part of a path that has more than one: what stands
    in a folder usually comes from one template. Top-level pages keep their names.
    """
    parts = urlsplit(url)
    *folders, leaf = parts.path.split("/")
    folded = [folded_segment(segment) for segment in folders]
    last = "{leaf}" if leaf and any(folders) else folded_segment(leaf)
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return "/".join([*folded, last]) + ("?" + "&".join(names) if names else "")


def folded_segment(segment: str) -> str:
    """A number as ``{n}``, a slug as ``{slug}``, a name as it is."""
    if NUMBER.search(segment):
        return "{n}"
    is_slug = len(segment) > MAX_NAME_CHARS or segment.count("-") + segment.count("_") >= MIN_SLUG_WORDS - 1
    return "{slug}" if is_slug else segment
