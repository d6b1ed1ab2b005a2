"""One crawl: which page is next, what a visited page leads to, and what was learned of the site on the way."""

from urllib.parse import urlsplit, urlunsplit

from mmaudit.config.settings import Config
from mmaudit.crawl.admission import Admission
from mmaudit.crawl.frontier import Frontier
from mmaudit.crawl.link_checks import Progress, affordable, check_links
from mmaudit.crawl.link_graph import LinkGraph
from mmaudit.crawl.page_claims import PageClaims, page_claims
from mmaudit.crawl.page_links import SiteLink, site_links
from mmaudit.crawl.sameness import Sameness
from mmaudit.crawl.scope import Scope, page_identity
from mmaudit.crawl.site_survey import SiteSurvey, survey_site
from mmaudit.crawl.skip_list import SkipList
from mmaudit.crawl.web_reader import WebReader
from mmaudit.errors import CannotRunError
from mmaudit.facts.canonical import canonical_url
from mmaudit.model.failure import FailureCode
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.site_capture import LinkCheck, SiteCapture
from mmaudit.model.snapshot import Snapshot

# What turned out to be no page of the site is no row of the report.
NO_PAGE = (FailureCode.NOT_HTML, FailureCode.DOWNLOAD, FailureCode.OFF_SITE)
# Visits that end on known pages do not count against the page limit, but they take time all the same.
MAX_VISITS_PER_PAGE = 3


class Crawl:
    """Chooses pages deterministically: the start page, then the shallow ones, spread over URL templates.

    Ask ``next_job``, visit it, ``record`` what was seen, until there is no job; then ``finish``.
    A snapshot whose ``job.url`` stands in the capture's ``skipped`` is no page of its own: it led to a page
    that is known (``duplicate``), off the site or to a file.
    """

    def __init__(self, config: Config, survey: SiteSurvey) -> None:
        self._limits = config.crawl
        self._survey = survey
        self._scope = Scope.of(survey.home_url)
        self._admission = Admission(config.crawl, survey.robots)
        self._frontier = Frontier(survey.home_url)
        self._skips = SkipList()
        self._graph = LinkGraph()
        self._sameness = Sameness(all_languages=config.crawl.all_languages)
        self._met: set[str] = set()
        self._pages = 0
        self._visits = 0
        self._under_way = 0
        self._start: PageJob | None = PageJob(url=survey.start_url, depth=0, found_by=FoundBy.START)
        # A list of the user's takes the place of all that the site says of its pages.
        listed = config.crawl.urls or survey.sitemaps.urls
        found_by = FoundBy.LIST if config.crawl.urls else FoundBy.SITEMAP
        self._follows = not config.crawl.urls and not config.crawl.sitemap_only
        for url in listed:
            self._consider(PageJob(url=url, depth=path_depth(url), found_by=found_by))

    @classmethod
    async def open(cls, config: Config, fetcher: WebReader) -> "Crawl":
        """Read robots.txt and the sitemaps. Raises ``UsageError`` and ``CannotRunError`` as ``survey_site`` does."""
        survey = await survey_site(config, fetcher)
        if config.crawl.sitemap_only and not survey.sitemaps.urls:
            raise CannotRunError(
                f"No sitemap of {survey.home_url} lists a page of the site.",
                "Leave out --sitemap-only to follow links, or name the pages with --urls FILE.",
            )
        return cls(config, survey)

    @property
    def queued(self) -> int:
        """At most how many pages are still to come."""
        waiting = len(self._frontier) + (self._start is not None)
        return min(waiting, max(0, self._limits.max_pages - self._pages))

    @property
    def home_url(self) -> str:
        """Where the start page was found; until it was visited, where it seems to be."""
        return self._graph.home or self._survey.home_url

    @property
    def crawl_delay_s(self) -> float | None:
        """The pause between two requests that robots.txt asks for, at most 30 s."""
        return self._survey.robots.file.crawl_delay_s

    def next_job(self) -> PageJob | None:
        """The next page to visit; ``None`` when the limit is reached or nothing is left.

        Visits under way count against the limit: ``record`` one of them and ask again.
        """
        if self._start is not None:
            job, self._start = self._start, None
        elif (
            self._pages + self._under_way >= self._limits.max_pages
            or self._visits >= self._limits.max_pages * MAX_VISITS_PER_PAGE
        ):
            return None
        else:
            waiting = self._next_new()
            if waiting is None:
                return None
            job = waiting
        self._visits += 1
        self._under_way += 1
        self._met.add(page_identity(job.url))
        self._frontier.drop(job.url)
        return job

    def _next_new(self) -> PageJob | None:
        """The next page that may show something new."""
        while (job := self._frontier.pop()) is not None:
            refusal = None if job.found_by is FoundBy.LIST else self._sameness.refusal(job.url)
            if refusal is None:
                return job
            self._skips.add(job.url, refusal.why, refusal.detail)
        return None

    def record(self, snapshot: Snapshot) -> None:
        """Take over what a visit showed."""
        self._under_way -= 1
        job = snapshot.job
        final_url = canonical_url(snapshot.final_url) or job.url
        self._graph.asked(job.url, final_url)
        if job.found_by is FoundBy.START and self._scope.is_related(final_url):
            self._scope = Scope.of(final_url)  # the browser was led further than the tool's own request
        claims = PageClaims()
        if snapshot.failure is None:
            claims = page_claims(snapshot, final_url=final_url, scope=self._scope)
        no_page = self._no_page(snapshot, final_url, claims)
        if no_page is not None:
            self._skips.visited(job.url, *no_page)
            return
        self._pages += 1
        self._met.add(page_identity(final_url))
        self._frontier.drop(final_url)
        self._skips.discard(final_url)
        if snapshot.failure is None:
            self._learn(final_url, claims, job)
            for link in site_links(snapshot, self._scope):
                self._follow(link, page_url=final_url, depth=job.depth + 1)

    async def finish(self, fetcher: WebReader, progress: Progress | None = None) -> SiteCapture:
        """Check the links that were not visited, and tell all that was learned beside the pages."""
        for job in self._frontier.jobs():
            detail = f"The limit of {self._limits.max_pages} pages was reached."
            self._skips.add(job.url, FailureCode.LIMIT, detail)
        urls = self._graph.unasked()
        budget = affordable(self._limits.check_links, self.crawl_delay_s)
        asked = await check_links(urls[:budget], fetcher, delay_s=self.crawl_delay_s, progress=progress)
        return SiteCapture(
            robots=self._survey.robots.file,
            sitemaps=self._survey.sitemaps.files,
            link_checks=asked.checks,
            https_upgrade=await self._https_upgrade(fetcher),
            skipped=self._skips.listed(),
            linked_from=self._graph.linked_from(),
            unchecked_links=asked.unchecked + len(urls[budget:]),
            skipped_counts=self._skips.counts(),
        )

    def _learn(self, final_url: str, claims: PageClaims, job: PageJob) -> None:
        """What need not be visited any more; of the start page's translations each is a page."""
        is_start = job.found_by is FoundBy.START
        self._sameness.learn(final_url, claims, is_start=is_start)
        if is_start and self._follows:
            for url in claims.translations:
                self._consider(PageJob(url=url, depth=1, found_by=FoundBy.LINK, found_on=final_url))

    def _no_page(
        self, snapshot: Snapshot, final_url: str, claims: PageClaims
    ) -> tuple[FailureCode, str] | None:
        """Why a visit gave no page of its own. The start page always is one: a report needs its row."""
        job, failure = snapshot.job, snapshot.failure
        if job.found_by is FoundBy.START:
            return None
        # Where nobody answers, or nobody may be asked, a page leads nowhere: that is its own fault.
        is_dead_end = failure is not None and snapshot.http_status is None
        if not self._scope.contains(final_url):
            return None if is_dead_end else (FailureCode.OFF_SITE, f"It leads to {final_url[:500]}")
        if failure is not None and failure.code in NO_PAGE:
            return failure.code, failure.message
        twin = claims.canonical
        if twin is not None and page_identity(twin) in self._met and job.found_by is not FoundBy.LIST:
            return FailureCode.DUPLICATE, f"It names {twin[:500]} as its address, which was visited."
        there = page_identity(final_url)
        if there != page_identity(job.url) and there in self._met:
            return FailureCode.DUPLICATE, f"It leads to {final_url[:500]}"
        return None

    def _follow(self, link: SiteLink, *, page_url: str, depth: int) -> None:
        """Let a link's target wait, unless something speaks against it."""
        url = link.url
        self._graph.linked(url, page_url)
        if link.nofollow and self._limits.obey_robots:
            if not self._is_known(url):
                self._skips.add(url, FailureCode.ROBOTS, "Links to it say rel=nofollow.")
            return
        found = PageJob(url=url, depth=depth, found_by=FoundBy.LINK, found_on=page_url)
        may_ask = self._consider(found) if self._follows else self._admission.may_ask(url)
        if may_ask:
            self._graph.may_ask(url)

    def _consider(self, job: PageJob) -> bool:
        """Let ``job`` wait when it may be a page; whether its URL may be asked at all."""
        if page_identity(job.url) in self._met:
            return self._admission.may_ask(job.url)
        refusal = self._admission.refusal(job.url)
        if refusal is not None:
            self._skips.discard(job.url)
            self._skips.add(job.url, refusal.why, refusal.detail)
            return refusal.checkable
        deepest = self._limits.max_depth
        if deepest is not None and job.depth > deepest and job.url not in self._frontier:
            self._skips.add(job.url, FailureCode.LIMIT, f"It is deeper than {deepest} links.")
            return True
        self._skips.discard(job.url)
        self._frontier.put(job)
        return True

    def _is_known(self, url: str) -> bool:
        """Whether the page at ``url`` was visited or waits."""
        return page_identity(url) in self._met or url in self._frontier

    async def _https_upgrade(self, fetcher: WebReader) -> LinkCheck | None:
        """Where http leads on the site's host; a site on a port of its own has no http beside it."""
        home = urlsplit(self.home_url)
        url = urlunsplit(("http", home.netloc, "/", "", ""))
        if home.port is not None or not self._survey.robots.allows(url):
            return None
        return await fetcher.check(url)


def path_depth(url: str) -> int:
    """The number of parts of a URL's path: the depth of a page that only a sitemap knows."""
    return sum(1 for segment in urlsplit(url).path.split("/") if segment)
