"""Which pages stand for all that are made by the same template."""

from mmaudit.crawl.path_template import path_template

# A site of many templates has few ways to keep a page from being kept: the first say it.
MAX_KINDS = 8


class OneOfEachKind:
    """Picks the first page of each pattern of URLs, up to ``MAX_KINDS``."""

    def __init__(self) -> None:
        self._kinds: set[str] = set()

    def picks(self, url: str) -> bool:
        """Whether ``url`` is the first of its kind; asked again, it is not."""
        kind = path_template(url)
        if kind in self._kinds or len(self._kinds) >= MAX_KINDS:
            return False
        self._kinds.add(kind)
        return True
