"""Addresses that would show a page again: its translations, its variants by query, and templates without an end."""

from collections import Counter, defaultdict
from urllib.parse import urlsplit

from mmaudit.crawl.admission import Refusal
from mmaudit.crawl.idle_parameters import IdleParameters
from mmaudit.crawl.path_template import path_template
from mmaudit.crawl.scope import page_identity
from mmaudit.model.failure import FailureCode
from mmaudit.model.known_url import PageClaims

# So many pages of one template that said nothing new make it a trap.
MAX_REPEATED_PAGES = 10
# So many variants of a path by query are visited, and two more for each page of it that said something new: there are
# sites whose every page is a query.
MAX_QUERY_VARIANTS = 25
NEWS_IS_WORTH = 2


class Sameness:
    """Learns from each page that is recorded what need not be visited any more.

    ``all_languages``: translations are pages like others.
    """

    def __init__(self, *, all_languages: bool) -> None:
        self._all_languages = all_languages
        self._said: dict[str, str] = {}
        self._homes: set[str] = set()
        self._seen_texts: set[tuple[str, str]] = set()
        self._repeats: Counter[str] = Counter()
        self._variants: Counter[str] = Counter()
        self._news: Counter[str] = Counter()
        self._idle = IdleParameters()
        self._visited: defaultdict[str, list[str]] = defaultdict(list)

    def chosen(self, url: str) -> None:
        """``url`` is visited."""
        parts = urlsplit(url)
        self._variants[parts.path] += bool(parts.query)

    def learn(self, url: str, claims: PageClaims, *, is_start: bool) -> None:
        """Take over what the page at ``url`` says. The start page's translations are visited: one page a language."""
        if is_start:
            self._homes = {page_identity(each) for each in claims.translations}
        elif not self._all_languages:
            for each in claims.translations:
                if page_identity(each) not in self._homes:
                    self._said.setdefault(page_identity(each), f"It is {url[:500]} in another language.")
        if claims.canonical is not None:
            self._said.setdefault(page_identity(claims.canonical), f"It was audited as {url[:500]}")
        self._visited[self._idle.place(url)].append(url)
        if claims.text_hash:
            self._idle.learn(url, claims.words_hash)
            key = path_template(url), claims.text_hash
            self._repeats[key[0]] += key in self._seen_texts
            self._news[urlsplit(url).path] += key not in self._seen_texts
            self._seen_texts.add(key)

    def refusal(self, url: str) -> Refusal | None:
        """Why ``url`` need not be visited; ``None`` when it may be something new."""
        said = self._said.get(page_identity(url))
        if said is not None:
            return Refusal(why=FailureCode.DUPLICATE, detail=said, checkable=True)
        twin = self._twin(url)
        if twin is not None:
            return Refusal(why=FailureCode.DUPLICATE, detail=twin, checkable=True)
        return self._too_many_variants(url) or self._nothing_new(url)

    def _too_many_variants(self, url: str) -> Refusal | None:
        """The path was visited with many a query, and its pages did not say enough."""
        parts = urlsplit(url)
        visited, news = self._variants[parts.path], self._news[parts.path]
        if not parts.query or visited < MAX_QUERY_VARIANTS + NEWS_IS_WORTH * news:
            return None
        detail = f"More than {visited} variants of {parts.path[:200]} by query."
        return Refusal(why=FailureCode.TRAP, detail=detail)

    def _nothing_new(self, url: str) -> Refusal | None:
        """The pages of its template repeat each other."""
        kind = path_template(url)
        if self._repeats[kind] < MAX_REPEATED_PAGES:
            return None
        detail = f"{MAX_REPEATED_PAGES} pages like {kind[:200]} repeated the text of others but for numbers."
        return Refusal(why=FailureCode.TRAP, detail=detail)

    def _twin(self, url: str) -> str | None:
        """By which parameters alone ``url`` differs from a page that was visited."""
        what = self._idle.shown(url)
        if not what:
            return None
        own = self._idle.stripped(url)
        for known in self._visited[self._idle.place(url)]:
            if self._idle.stripped(known) == own:
                return f"It is {known[:500]} but for “{what[:80]}”, which changes nothing there."
        return None
