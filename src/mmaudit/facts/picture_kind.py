"""Which format a picture has, by its first bytes (https://mimesniff.spec.whatwg.org/#image-type-pattern-matching-algorithm)."""

import re

# Kind, and what the file begins with; a dot stands for any byte.
BEGINNINGS = (
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("jpeg", re.compile(rb"\xff\xd8\xff")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF....WEBPVP", re.DOTALL)),
    ("avif", re.compile(rb"....ftyp(?:avif|avis|mif1)", re.DOTALL)),
    ("ico", re.compile(rb"\x00\x00\x01\x00")),
    ("bmp", re.compile(rb"BM")),
)
# What an SVG file may begin with; between it and the root element stand comments, entities and style sheets.
XML_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*+<(?:svg[\s>]|\?xml|!--|!doctype svg)", re.IGNORECASE)
SVG_ROOT = re.compile(rb"<(svg|html|rss|feed)[\s>]", re.IGNORECASE)
MEDIA_TYPES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "bmp": "image/bmp",
    "svg": "image/svg+xml",
}
# Names that mean the same.
KINDS = {
    **{name: kind for kind, name in MEDIA_TYPES.items()},
    "image/jpg": "jpeg",
    "image/pjpeg": "jpeg",
    "image/apng": "png",
    "image/vnd.microsoft.icon": "ico",
    "image/ico": "ico",
    "image/svg": "svg",
}


def picture_kind(data: bytes) -> str:
    """The format; ``""`` for what is none that browsers show."""
    head = data[:6000]
    root = SVG_ROOT.search(head) if XML_BEGINNING.match(head) else None
    if root:
        return "svg" if root[1].lower() == b"svg" else ""
    return next((kind for kind, beginning in BEGINNINGS if beginning.match(head)), "")


def kind_of_type(media_type: str) -> str:
    """The format that a media type names; ``""`` where it names none that is known."""
    return KINDS.get(media_type.partition(";")[0].strip().lower(), "")


def written_size(data: bytes) -> tuple[int, int] | None:
    """Width and height as a PNG's first bytes tell them: enough to know that it had better not be unpacked."""
    if picture_kind(data) != "png" or len(data) < 24:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def is_cut_off(data: bytes) -> bool:
    """Whether a PNG ends before its end (https://www.w3.org/TR/png-3/#11IEND); browsers draw what is there."""
    return picture_kind(data) == "png" and b"IEND" not in data[-4096:]
