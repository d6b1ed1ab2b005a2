"""What the crawl asks of the network; ``Fetcher`` answers over HTTP."""

from typing import Protocol

from mmaudit.model.site_capture import LinkCheck
from mmaudit.model.snapshot import FetchedDocument

MAX_BYTES = 10_000_000


class WebReader(Protocol):
    """Reads documents and asks links. What the site or the network does wrong is a value, never an exception."""

    async def get(self, url: str, *, max_bytes: int = MAX_BYTES) -> FetchedDocument:
        """The document at ``url``, at most ``max_bytes`` of it after decompression."""
        ...

    async def check(self, url: str) -> LinkCheck:
        """What ``url`` answers, without reading the body."""
        ...
