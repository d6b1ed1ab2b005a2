"""All that a crawl remembers between two visits, and how it is read back from a book."""

from collections import deque

from mmaudit.config.settings import Config
from mmaudit.crawl.admission import Admission
from mmaudit.crawl.book import CrawlBook, LinkPair
from mmaudit.crawl.frontier import Frontier
from mmaudit.crawl.known_urls import KnownUrls
from mmaudit.crawl.link_graph import LinkGraph
from mmaudit.crawl.sameness import Sameness
from mmaudit.crawl.scope import Scope, page_identity
from mmaudit.crawl.site_survey import SiteSurvey
from mmaudit.model.failure import FailureCode
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.known_url import KnownUrl, UrlState

PAGES = (UrlState.DONE, UrlState.FAILED)


class CrawlMemory:
    """The state of one crawl. ``known`` is written to the book; the rest follows from it.

    ``met``: the identities of pages that were chosen or reached. ``pages``: how many rows of the report there are;
    ``visits``: how many pages were chosen. ``again``: what was under way when an earlier process ended.
    """

    def __init__(self, config: Config, survey: SiteSurvey) -> None:
        self.scope = Scope.of(survey.home_url)
        self.admission = Admission(config.crawl, survey.robots)
        self.frontier = Frontier(survey.home_url)
        self.known = KnownUrls()
        self.graph = LinkGraph()
        self.sameness = Sameness(all_languages=config.crawl.all_languages)
        self.met: set[str] = {page_identity(survey.start_url)}
        self.start: PageJob | None = None
        self.again: deque[PageJob] = deque()
        self.new_links: list[LinkPair] = []
        self.pages = 0
        self.visits = 0

    def restore(self, book: CrawlBook) -> None:
        """Remember what ``book`` holds, in the order in which it was learned."""
        self.known = KnownUrls(book.known_urls())
        entries = tuple(self.known)
        for entry in sorted(entries, key=lambda entry: entry.turn or 0):
            self._restore_visit(entry)
        for entry in entries:
            if entry.askable:
                self.graph.may_ask(entry.url)
        for url, page_url in book.links():
            self.graph.linked(url, page_url)
        for entry in entries:
            self._restore_plan(entry)

    def write(self, book: CrawlBook) -> None:
        """Write down what changed since the last time."""
        changes = self.known.take_changes()
        if changes or self.new_links:
            book.write(changes, tuple(self.new_links))
            self.new_links.clear()

    def is_known(self, url: str) -> bool:
        """Whether the page at ``url`` was visited or waits."""
        return page_identity(url) in self.met or url in self.frontier

    def _restore_visit(self, entry: KnownUrl) -> None:
        """A page that was chosen; it is to be visited again when nothing was recorded of it."""
        if entry.turn is None:
            return
        self.visits = max(self.visits, entry.turn)
        self.met.add(page_identity(entry.url))
        if entry.found_by is not FoundBy.START:
            self.frontier.chose(entry.url)
            self.sameness.chosen(entry.url)
        if entry.state is UrlState.IN_FLIGHT:
            self.again.append(entry.job)
            return
        self.graph.asked(entry.url, entry.final_url or entry.url)
        if entry.found_by is FoundBy.START and self.scope.is_related(entry.final_url):
            self.scope = Scope.of(entry.final_url)
        if entry.state in PAGES:
            self.pages += 1
            self.met.add(page_identity(entry.final_url))
        if entry.claims is not None:
            self.sameness.learn(entry.final_url, entry.claims, is_start=entry.found_by is FoundBy.START)

    def _restore_plan(self, entry: KnownUrl) -> None:
        """A page that waits; robots.txt may have changed meanwhile."""
        if entry.state is not UrlState.TODO:
            return
        if entry.found_by is FoundBy.START:
            self.start = entry.job
        elif self.admission.may_ask(entry.url):
            self.frontier.put(entry.job)
        else:
            self.known.release(entry.url)
            self.known.skip(entry.url, FailureCode.ROBOTS, "robots.txt does not allow it.")
