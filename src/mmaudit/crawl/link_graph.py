"""Which pages link to what, and which of the linked URLs nobody has asked yet."""

from collections.abc import Mapping

from mmaudit.crawl.scope import page_identity


class LinkGraph:
    """The site's own links, by canonical URL. ``home``: where the first visit ended."""

    def __init__(self) -> None:
        self.home: str | None = None
        self._sources: dict[str, dict[str, None]] = {}
        self._askable: set[str] = set()
        self._asked: set[str] = set()

    def asked(self, job_url: str, final_url: str) -> None:
        """A visit began at ``job_url`` and ended at ``final_url``."""
        self.home = self.home or final_url
        self._asked |= {job_url, final_url}

    def linked(self, url: str, page_url: str) -> bool:
        """The page at ``page_url`` links to ``url``; whether that is news."""
        sources = self._sources.setdefault(url, {})
        is_new = page_url not in sources
        sources[page_url] = None
        return is_new

    def may_ask(self, url: str) -> None:
        """``url`` may be asked whether it works."""
        self._askable.add(url)

    def unasked(self) -> list[str]:
        """The links to check: first those that no visited page answers for, then the most linked ones."""
        visited = {page_identity(url) for url in self._asked}
        return sorted(
            self._askable - self._asked,
            key=lambda url: (page_identity(url) in visited, -len(self._sources.get(url, ())), url),
        )

    def linked_from(self) -> Mapping[str, tuple[str, ...]]:
        """For each linked URL the pages that link to it, in the order of their visits."""
        return {url: tuple(sources) for url, sources in self._sources.items()}
