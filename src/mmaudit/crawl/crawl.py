"""One crawl: which page is next, what a visited page leads to, and what was learned of the site on the way."""

from dataclasses import replace
from urllib.parse import urlsplit

from mmaudit.config.settings import Config
from mmaudit.crawl.book import CrawlBook, NoBook
from mmaudit.crawl.https_upgrade import https_upgrade
from mmaudit.crawl.link_checks import Progress, affordable, check_links
from mmaudit.crawl.memory import CrawlMemory
from mmaudit.crawl.no_page import why_no_page
from mmaudit.crawl.page_claims import page_claims
from mmaudit.crawl.page_links import SiteLink, site_links
from mmaudit.crawl.scope import Scope, page_identity
from mmaudit.crawl.site_survey import SiteSurvey, survey_again, survey_site
from mmaudit.crawl.skip_list import counts, listed
from mmaudit.crawl.web_reader import WebReader
from mmaudit.errors import CannotRunError
from mmaudit.facts.canonical import canonical_url
from mmaudit.model.failure import FailureCode
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.known_url import KnownUrl, PageClaims, UrlState
from mmaudit.model.site_capture import SiteCapture
from mmaudit.model.snapshot import Snapshot

# Visits that end on known pages do not count against the page limit, but they take time all the same.
MAX_VISITS_PER_PAGE = 3


class Crawl:
    """Chooses pages deterministically: the start page, then the shallow ones, spread over URL templates.

    Ask ``next_job``, visit it, ``record`` what was seen, until there is no job; then ``finish``.
    A snapshot whose ``job.url`` stands in the capture's ``skipped`` is no page of its own: it led to a page
    that is known (``duplicate``), off the site or to a file. What is known stands in ``book`` before it is acted
    upon; a crawl whose book is not empty goes on where that ends.
    """

    def __init__(self, config: Config, survey: SiteSurvey, book: CrawlBook | None = None) -> None:
        self._limits = config.crawl
        self._survey = survey
        self._book = book or NoBook()
        self._memory = CrawlMemory(config, survey)
        self._under_way = 0
        self._follows = not config.crawl.urls and not config.crawl.sitemap_only
        if self._book.outline() is None:
            self._begin()
        else:
            self._go_on()

    @classmethod
    async def open(cls, config: Config, fetcher: WebReader, book: CrawlBook | None = None) -> "Crawl":
        """Read robots.txt and, unless ``book`` knows them, the sitemaps.

        Raises ``UsageError`` and ``CannotRunError`` as ``survey_site`` does.
        """
        outline = book.outline() if book is not None else None
        if outline is not None:
            return cls(config, await survey_again(outline, config, fetcher), book)
        survey = await survey_site(config, fetcher)
        if config.crawl.sitemap_only and not survey.sitemaps.urls:
            raise CannotRunError(
                f"No sitemap of {survey.home_url} lists a page of the site.",
                "Leave out --sitemap-only to follow links, or name the pages with --urls FILE.",
            )
        return cls(config, survey, book)

    def _begin(self) -> None:
        """Start with what the user and the sitemaps name. A list of the user's takes the place of all others."""
        memory, survey = self._memory, self._survey
        memory.start = PageJob(url=survey.start_url, depth=0, found_by=FoundBy.START)
        first = memory.known.meet(memory.start, as_found=survey.as_typed)
        memory.known.put(replace(first, state=UrlState.TODO))
        urls = self._limits.urls or survey.sitemaps.urls
        found_by = FoundBy.LIST if self._limits.urls else FoundBy.SITEMAP
        for url in urls:
            job = PageJob(url=url, depth=path_depth(url), found_by=found_by)
            self._consider(job, as_found=survey.sitemaps.as_listed.get(url, ""))
        self._book.begin(survey.outline, memory.known.take_changes())

    def _go_on(self) -> None:
        """Take up what the book says; a limit that it met may be another one by now."""
        self._memory.restore(self._book)
        for entry in self._memory.known:
            if entry.state is UrlState.SKIPPED and entry.why is FailureCode.LIMIT:
                self._consider(entry.job)
        self._memory.write(self._book)
        self._book.save_outline(self._survey.outline)

    @property
    def queued(self) -> int:
        """At most how many pages are still to come."""
        memory = self._memory
        waiting = len(memory.frontier) + len(memory.again) + (memory.start is not None)
        return min(waiting, max(0, self._limits.max_pages - memory.pages))

    @property
    def visited(self) -> tuple[str, ...]:
        """What was visited and is not to be visited again, in the order of turns: that of earlier processes too."""
        turns = {entry.turn: entry.url for entry in self._memory.known if entry.turn is not None}
        again = {job.url for job in self._memory.again}
        return tuple(turns[turn] for turn in sorted(turns) if turns[turn] not in again)

    @property
    def home_url(self) -> str:
        """Where the start page was found; until it was visited, where it seems to be."""
        return self._memory.graph.home or self._survey.home_url

    @property
    def crawl_delay_s(self) -> float | None:
        """The pause between two requests that robots.txt asks for, at most 30 s."""
        return self._survey.robots.file.crawl_delay_s

    def may_open(self, url: str) -> bool:
        """Whether a page of the site may be opened beside those that are audited."""
        canonical, memory = canonical_url(url), self._memory
        if canonical is None or not memory.scope.contains(canonical):
            return False
        return memory.admission.may_ask(canonical) and memory.admission.refusal(canonical) is None

    def is_kept_out(self, url: str) -> bool:
        """Whether robots.txt keeps robots away from a page of the site."""
        canonical = canonical_url(url)
        return (
            canonical is not None
            and self._memory.scope.contains(canonical)
            and not self._survey.robots.allows(canonical)
        )

    def next_job(self) -> PageJob | None:
        """The next page to visit; ``None`` when the limit is reached or nothing is left.

        Visits under way count against the limit: ``record`` one of them and ask again.
        """
        job = self._choose()
        if job is not None:
            self._under_way += 1
            address = self._memory.known.address_of(job.url)
            job = replace(job, opened="" if address == job.url else address)
        self._memory.write(self._book)
        return job

    def _choose(self) -> PageJob | None:
        memory = self._memory
        if memory.start is not None:
            job, memory.start = memory.start, None
            return self._take_turn(job)
        if memory.pages + self._under_way >= self._limits.max_pages:
            return None
        if memory.again:
            return memory.again.popleft()
        if memory.visits >= self._limits.max_pages * MAX_VISITS_PER_PAGE:
            return None
        new = self._next_new()
        return None if new is None else self._take_turn(new)

    def _take_turn(self, job: PageJob) -> PageJob:
        """Note that ``job`` has its turn now."""
        memory = self._memory
        memory.visits += 1
        memory.met.add(page_identity(job.url))
        if job.found_by is not FoundBy.START:
            memory.frontier.chose(job.url)
            memory.sameness.chosen(job.url)
        entry = memory.known.meet(job)
        memory.known.put(replace(entry, state=UrlState.IN_FLIGHT, turn=memory.visits))
        return job

    def _next_new(self) -> PageJob | None:
        """The next page that may show something new."""
        memory = self._memory
        while (job := memory.frontier.pop()) is not None:
            refusal = None if job.found_by is FoundBy.LIST else memory.sameness.refusal(job.url)
            if refusal is None:
                return job
            memory.known.skip(job.url, refusal.why, refusal.detail)
        return None

    def record(self, snapshot: Snapshot) -> None:
        """Take over what a visit showed."""
        self._under_way -= 1
        job = snapshot.job
        final_url = canonical_url(snapshot.final_url) or job.url
        memory = self._memory
        memory.graph.asked(job.url, final_url)
        if job.found_by is FoundBy.START and memory.scope.is_related(final_url):
            memory.scope = Scope.of(final_url)  # the browser was led further than the tool's own request
        claims = PageClaims()
        if snapshot.failure is None:
            claims = page_claims(snapshot, final_url=final_url, scope=memory.scope)
        no_page = why_no_page(snapshot, claims, final_url=final_url, memory=memory)
        entry = replace(memory.known.meet(job), final_url=final_url)
        if no_page is not None:
            why, detail = no_page
            memory.known.put(replace(entry, state=UrlState.SKIPPED, why=why, detail=detail))
        else:
            self._take_page(entry, snapshot, claims)
        memory.write(self._book)

    def _take_page(self, entry: KnownUrl, snapshot: Snapshot, claims: PageClaims) -> None:
        """A row of the report, and what it leads to."""
        memory, final_url = self._memory, entry.final_url
        memory.pages += 1
        memory.met.add(page_identity(final_url))
        dropped = memory.frontier.drop(final_url)
        for url in {final_url, *([dropped.url] if dropped else [])} - {entry.url}:
            memory.known.release(url)
        failure = snapshot.failure
        if failure is not None:
            failed = replace(entry, state=UrlState.FAILED, why=failure.code, detail=failure.message)
            memory.known.put(failed)
            return
        memory.known.put(replace(entry, state=UrlState.DONE, claims=claims))
        memory.known.meet(
            PageJob(url=final_url, depth=entry.depth, found_by=FoundBy.LINK, found_on=entry.url)
        )
        self._learn(final_url, claims, entry.job)
        for link in site_links(snapshot, memory.scope):
            self._follow(link, page_url=final_url, depth=entry.depth + 1)

    async def finish(self, fetcher: WebReader, progress: Progress | None = None) -> SiteCapture:
        """Check the links that were not visited, and tell all that was learned beside the pages."""
        memory = self._memory
        urls = memory.graph.unasked()
        budget = affordable(self._limits.check_links, self.crawl_delay_s)
        addresses = {url: memory.known.address_of(url) for url in urls[:budget]}
        asked = await check_links(addresses, fetcher, delay_s=self.crawl_delay_s, progress=progress)
        left_out = self._left_out()
        return SiteCapture(
            robots=self._survey.robots.file,
            sitemaps=self._survey.sitemaps.files,
            link_checks=asked.checks,
            https_upgrade=await https_upgrade(self.home_url, self._survey.robots, fetcher),
            skipped=listed(left_out),
            linked_from=memory.graph.linked_from(),
            unchecked_links=asked.unchecked + len(urls[budget:]) + memory.known.turned_away,
            skipped_counts=counts(left_out),
        )

    def _left_out(self) -> list[KnownUrl]:
        """What was skipped, and what would have been next. The book does not say so: a later limit may be higher."""
        detail = f"The limit of {self._limits.max_pages} pages was reached."
        skipped = [entry for entry in self._memory.known if entry.state is UrlState.SKIPPED]
        waiting = (self._memory.known.meet(job) for job in self._memory.frontier.jobs())
        return [*skipped, *(replace(entry, why=FailureCode.LIMIT, detail=detail) for entry in waiting)]

    def _learn(self, final_url: str, claims: PageClaims, job: PageJob) -> None:
        """What need not be visited any more; of the start page's translations each is a page."""
        is_start = job.found_by is FoundBy.START
        self._memory.sameness.learn(final_url, claims, is_start=is_start)
        if is_start and self._follows:
            for url in claims.translations:
                self._consider(PageJob(url=url, depth=1, found_by=FoundBy.LINK, found_on=final_url))

    def _follow(self, link: SiteLink, *, page_url: str, depth: int) -> None:
        """Let a link's target wait, unless something speaks against it."""
        url, memory = link.url, self._memory
        if not memory.known.has_room_for(url):
            return
        found = PageJob(url=url, depth=depth, found_by=FoundBy.LINK, found_on=page_url)
        memory.known.meet(found, as_found=link.as_found)
        if memory.graph.linked(url, page_url):
            memory.new_links.append((url, page_url))
        if link.nofollow and self._limits.obey_robots:
            if not memory.is_known(url):
                memory.known.skip(url, FailureCode.ROBOTS, "Links to it say rel=nofollow.")
            return
        may_ask = self._consider(found) if self._follows else memory.admission.may_ask(url)
        if may_ask:
            memory.graph.may_ask(url)
            memory.known.put(replace(memory.known.meet(found), askable=True))

    def _consider(self, job: PageJob, *, as_found: str = "") -> bool:
        """Let ``job`` wait when it may be a page; whether its URL may be asked at all."""
        memory, url = self._memory, job.url
        entry = memory.known.meet(job, as_found=as_found)
        if page_identity(url) in memory.met:
            return memory.admission.may_ask(url)
        refusal = memory.admission.refusal(url)
        if refusal is not None:
            memory.known.put(replace(entry, state=UrlState.SKIPPED, why=refusal.why, detail=refusal.detail))
            return refusal.checkable
        deepest = self._limits.max_depth
        if deepest is not None and job.depth > deepest and url not in memory.frontier:
            memory.known.skip(url, FailureCode.LIMIT, f"It is deeper than {deepest} links.")
            return True
        self._wait(job)
        return True

    def _wait(self, job: PageJob) -> None:
        """Put ``job`` where it waits; a page waits under one address."""
        memory = self._memory
        before, after = memory.frontier.waiting(job.url), memory.frontier.put(job)
        for other in {job.url, before.url if before else job.url} - {after.url}:
            memory.known.release(other)
        plan = replace(memory.known.meet(after), depth=after.depth, found_by=after.found_by)
        memory.known.put(replace(plan, found_on=after.found_on, state=UrlState.TODO, why=None, detail=""))


def path_depth(url: str) -> int:
    """The number of parts of a URL's path: the depth of a page that only a sitemap knows."""
    return sum(1 for segment in urlsplit(url).path.split("/") if segment)
