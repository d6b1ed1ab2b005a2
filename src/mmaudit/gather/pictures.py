"""Where pictures go: the run folder keeps them, the phone only hands them over."""

from typing import Protocol

from mmaudit.model.snapshot import Picture


class PictureSink(Protocol):
    """Stores a picture's bytes by their hash and answers with the reference that a snapshot holds."""

    def put_picture(self, data: bytes, *, mime: str, width_px: int, height_px: int) -> Picture:
        """Store ``data``; storing the same bytes twice is one file."""
        ...
