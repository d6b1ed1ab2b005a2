"""Recognises what kind of site it is, from all of its pages. Pure.

Names and addresses that only public bodies bear come first, then what can be bought, then what is worked with, then
where one goes; a site that is mostly text to read is content. What shows none of it has no profile.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from urllib.parse import urlsplit

from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.answer import PageAnswers
from mmaudit.model.site_profile import SiteProfile
from mmaudit.model.snapshot import Control
from mmaudit.moments.marks import host_pattern, load_marks
from mmaudit.moments.profile import load_profiles
from mmaudit.moments.structured import all_items

_SELLS_SHARE = 0.3
_PRODUCT_SHARE = 0.1
_MOSTLY = 0.5
_SOME = 0.2
_FEW = 0.1
# Docs and magazines name phones, hosts and streets too, in texts that no visiting card has.
_LONG_TEXT_WORDS = 600
_READ_WORDS = 60
_APP_WORDS = 250
_APP_CONTROLS = 4
_TYPED = frozenset(
    {"text", "textarea", "number", "range", "select", "color", "date", "file", "checkbox", "radio", ""}
)
_FRAMES = frozenset({"header", "nav", "footer"})


@dataclass(frozen=True, slots=True)
class _Seen:
    """A site with the signs (``moments.signs``) of each of its pages."""

    site: SiteFacts
    answers: Mapping[str, PageAnswers]

    def share(self, sign: str) -> float:
        """The share (0-1) of the pages with a sign."""
        return sum(sign in page.signs for page in self.answers.values()) / max(1, len(self.answers))

    @property
    def home(self) -> PageFacts:
        """The start page."""
        return self.site.pages[0]

    @property
    def words(self) -> float:
        """The words of a page, half of the pages having less."""
        return median(page.word_count for page in self.site.pages)

    def has_type(self, kind: str) -> bool:
        """Say whether the structured data of any page name the kind."""
        known = load_profiles().types.get(kind) or load_marks().types[kind]
        return any(
            name in known for page in self.site.pages for item in all_items(page) for name in item.types
        )


def detect_profile(site: SiteFacts, answers: Mapping[str, PageAnswers]) -> SiteProfile | None:
    """Tell the kind of a site from its pages and their answers (by URL); ``None`` where nothing tells."""
    seen = _Seen(site, answers)
    if not site.pages or not answers:
        return None
    sells = _sells_goods(seen)
    if _is_public(seen) and not sells:
        return SiteProfile.INSTITUTION
    if sells:
        return SiteProfile.SHOP
    if _is_tool(seen):
        return SiteProfile.TOOL
    if _is_visited(seen):
        return SiteProfile.LOCAL_SERVICE
    return SiteProfile.CONTENT if _is_read(seen) else None


def _sells_goods(seen: _Seen) -> bool:
    """Want a cart all over the site, or product pages beyond the few of a magazine, a salon, a guest house."""
    goods = seen.share("product")
    if goods >= _SELLS_SHARE:
        return True
    if seen.share("shop") >= _MOSTLY and seen.share("sells") > 0:
        return True
    elsewhere = (
        max(seen.share("bookable"), seen.share("visitable")) >= _SOME or seen.share("article") >= _MOSTLY
    )
    return goods >= _PRODUCT_SHARE and not elsewhere


def _is_public(seen: _Seen) -> bool:
    host = urlsplit(seen.site.start_url).hostname or ""
    if any(re.search(pattern, host) for pattern in load_profiles().hosts["institution"]):
        return True
    return seen.has_type("institution") or _is_named(seen, "institution")


def _is_named(seen: _Seen, kind: str) -> bool:
    words = [word for each in load_profiles().names[kind].values() for word in each]
    return any(word in name for name in _names(seen.home) for word in words)


def _names(home: PageFacts) -> Iterator[str]:
    """What a site calls itself, in lower case with a space before and after."""
    yield f" {home.title.lower()} "
    for item in home.structured:
        name = item.properties.get("og:site_name") or (
            item.properties.get("name") if item.type in ("Organization", "WebSite") else ""
        )
        yield f" {str(name or '').lower()} "


def _is_tool(seen: _Seen) -> bool:
    """Want data of an application, a name that says it over fields to work with, or pages that are mostly controls."""
    home = seen.home
    if seen.share("place") >= _SOME or seen.share("article") >= _MOSTLY:
        return False
    if any(item.type in load_profiles().types["tool"] for item in home.structured):
        return True
    if _links_to(home, "join") and _links_to(home, "plans"):
        return True
    if _is_named(seen, "tool") and (_fields(home) or _asks_to_log_in(seen.site)):
        return True
    apps = sum(page.word_count < _APP_WORDS and _fields(page) >= _APP_CONTROLS for page in seen.site.pages)
    return apps >= _MOSTLY * len(seen.site.pages) and not _has_message_form(home)


def _links_to(page: PageFacts, kind: str) -> bool:
    patterns = [re.compile(each, re.IGNORECASE) for each in load_profiles().paths[kind]]
    content = page.snapshot.content
    return any(each.search(link.url) for link in (content.links if content else ()) for each in patterns)


def _own_controls(page: PageFacts) -> list[Control]:
    content = page.snapshot.content
    return [each for each in (content.controls if content else ()) if each.landmark not in _FRAMES]


def _fields(page: PageFacts) -> int:
    """Count the fields to work with: neither a search nor a subscription nor a log-in."""
    return sum(
        each.kind in _TYPED and each.tag in ("input", "select", "textarea") for each in _own_controls(page)
    )


def _asks_to_log_in(site: SiteFacts) -> bool:
    return any(each.kind == "password" for page in site.pages for each in _own_controls(page))


def _has_message_form(page: PageFacts) -> bool:
    controls = _own_controls(page)
    writes = any(each.tag == "textarea" for each in controls)
    return writes and any(each.kind in ("email", "tel") for each in controls)


def _is_visited(seen: _Seen) -> bool:
    """Want a place or a number to call where firms name theirs: on most pages, the contact page, a short site."""
    if seen.share("visitable") >= _MOSTLY:
        return True
    if seen.share("article") >= _MOSTLY:
        return False
    near = max(seen.share("place"), seen.share("reachable"), seen.share("bookable"))
    if near >= _MOSTLY or seen.has_type("place") or _has_message_form(seen.home) or _is_reached(seen):
        return True
    return seen.words < _LONG_TEXT_WORDS and (near >= _SOME or seen.share("visitable") >= _FEW)


def _is_reached(seen: _Seen) -> bool:
    """Say whether a contact page names a phone or a street."""
    contact = host_pattern("contact")
    return any(contact.search(url) and "reachable" in page.signs for url, page in seen.answers.items())


def _is_read(seen: _Seen) -> bool:
    explains = seen.share("article") + seen.share("howto") >= _SOME or seen.share("topic") >= _MOSTLY
    return explains and seen.words >= _READ_WORDS
