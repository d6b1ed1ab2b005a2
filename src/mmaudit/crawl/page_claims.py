"""What a visited page says of other addresses: that they are this page too, or this page in another language."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from mmaudit.crawl.admission import MAX_URL_CHARS
from mmaudit.crawl.scope import Scope, page_identity
from mmaudit.facts.head import read_head
from mmaudit.facts.markup import parse_markup
from mmaudit.facts.page import visible_text
from mmaudit.facts.wording import text_hash
from mmaudit.model.known_url import PageClaims
from mmaudit.model.snapshot import Snapshot

# Of a calendar or a list that goes on for ever, pages differ in their numbers alone.
NO_DIGITS = {ord(digit): None for digit in "0123456789"}


def page_claims(snapshot: Snapshot, *, final_url: str, scope: Scope) -> PageClaims:
    """What ``snapshot`` says; all addresses are canonical in form and of the site."""
    document = snapshot.document
    if document is None:
        return PageClaims()
    root = parse_markup(document.rendered_html or document.served_html)
    base_url = document.base_url or snapshot.final_url
    head = read_head((root,) if root is not None else (), base_url=base_url, headers=document.headers)
    canonical = next((url for url in head.canonical_urls if len(url) < MAX_URL_CHARS), None)
    text = visible_text(snapshot)
    return PageClaims(
        canonical=canonical if canonical and is_variant(canonical, final_url, scope) else None,
        translations=tuple(translations(head.hreflangs.values(), final_url, scope)),
        text_hash=text_hash(text.translate(NO_DIGITS)),
        words_hash=text_hash(" ".join(sorted(text.split()))),
    )


def is_variant(canonical: str, url: str, scope: Scope) -> bool:
    """Whether ``canonical`` differs from ``url`` by its query alone.

    Whole sites name their home page as canonical of every page by mistake: a page with a path of its own is believed
    to be one.
    """
    same_path = urlsplit(canonical).path == urlsplit(url).path
    return scope.contains(canonical) and same_path and page_identity(canonical) != page_identity(url)


def translations(addresses: Iterable[str], url: str, scope: Scope) -> Iterator[str]:
    """The addresses of the cluster but ``url``; nothing when the cluster does not name ``url`` itself."""
    known = [each for each in addresses if len(each) < MAX_URL_CHARS and scope.contains(each)]
    own = page_identity(url)
    if any(page_identity(each) == own for each in known):
        yield from (each for each in known if page_identity(each) != own)
