"""From the bytes of a response to text."""

import re
import zlib

from bs4.dammit import EncodingDetector, UnicodeDammit

GZIP_MAGIC = b"\x1f\x8b"
CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def inflated(body: bytes, *, max_bytes: int) -> bytes:
    """A gzip file's content (``sitemap.xml.gz``), at most ``max_bytes``; anything else as it is."""
    if not body.startswith(GZIP_MAGIC):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, max_bytes)
    except zlib.error:
        return body


def body_text(body: bytes, content_type: str) -> str:
    """``body`` as text: by the header's charset, a byte order mark, the document's own word, UTF-8, Windows-1252.

    Everything is named to ``UnicodeDammit``, so that it never guesses statistically, which takes seconds.
    """
    stated = CHARSET.search(content_type)
    declared = EncodingDetector.find_declared_encoding(body, is_html=True)
    found = UnicodeDammit(
        body,
        known_definite_encodings=[stated[1]] if stated else [],
        user_encodings=[name for name in (declared, "utf-8", "windows-1252") if name],
    )
    text = found.unicode_markup
    return text if text is not None else body.decode("utf-8", "replace")
