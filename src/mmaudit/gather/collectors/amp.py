"""The AMP partner that the page names, as it is served, and what AMP's validator says of it or of the page itself."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace

from playwright.async_api import Error

from mmaudit.facts.amp import is_amp_markup
from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.head import read_head
from mmaudit.facts.markup import attribute, parse_markup
from mmaudit.gather.amp_engine import MAX_DOCUMENT
from mmaudit.gather.open_page import OpenPage
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.snapshot import Amp, FetchedDocument

FETCH_TIMEOUT_S = 8.0
# What is kept of the partner. All of it is fetched for the validator up to a size that this refuses: nothing is judged
# that was cut off. A character has four bytes at most.
MAX_KEPT = 1_500_000
MAX_BODY = 4 * (MAX_DOCUMENT + 1)
HEAD_CHARACTERS = 200_000
HTML_TAG = re.compile(r"<html\b[^>]{0,2000}>", re.IGNORECASE)


async def collect(open_page: OpenPage) -> Amp | None:
    """The AMP document of the page, its partner or itself, and its validity; ``None`` when there is neither."""
    served = open_page.served_html
    url = amphtml_url(served, open_page.final_url, headers=open_page.response_headers)
    if says_it_is_amp(served):
        own = await open_page.validate_amp(open_page.final_url, served)
        return Amp(amphtml_url=url or "", partner=None, validation=own)
    if url is None:
        return None
    if open_page.is_kept_out(url):
        refusal = Failure(code=FailureCode.ROBOTS, message="robots.txt does not allow robots to read it.")
        refused = FetchedDocument(requested_url=url, final_url=url, status=None, failure=refusal)
        return Amp(amphtml_url=url, partner=refused)
    partner = await fetch(open_page, url)
    said = None
    if says_it_is_amp(partner.text):
        said = await open_page.validate_amp(partner.final_url, partner.text)
    return Amp(amphtml_url=url, partner=replace(partner, text=partner.text[:MAX_KEPT]), validation=said)


def says_it_is_amp(text: str) -> bool:
    """Whether a document declares itself AMP; most do not, and are not parsed to know."""
    start = HTML_TAG.search(text[:HEAD_CHARACTERS])
    return start is not None and is_amp_markup(parse_markup(f"{start[0]}<p>x"))


def amphtml_url(served_html: str, final_url: str, *, headers: Mapping[str, str]) -> str | None:
    """The first ``link rel=amphtml``, as the facts read it; a page that says the word nowhere is not parsed."""
    if "amphtml" not in f"{headers.get('link', '')}{served_html}".lower():
        return None
    root = parse_markup(served_html)
    roots = () if root is None else (root,)
    named = (attribute(base, "href") for root in roots for base in root.iter("base") if base.get("href"))
    base_url = canonical_url(next(named, ""), base=final_url) or final_url
    return next(iter(read_head(roots, base_url=base_url, headers=headers).amphtml_urls), None)


async def fetch(open_page: OpenPage, url: str) -> FetchedDocument:
    """The document at ``url`` through the page's own context. A fault is a value."""
    try:
        async with asyncio.timeout(FETCH_TIMEOUT_S + 1):
            response = await open_page.context.request.get(
                url, max_redirects=5, timeout=FETCH_TIMEOUT_S * 1000
            )
            body = await response.body()
    except (Error, TimeoutError) as error:
        message = f"The AMP page could not be fetched: {(str(error).splitlines() or ['no answer'])[0][:200]}"
        failure = Failure(code=FailureCode.TIMEOUT, message=message)
        return FetchedDocument(requested_url=url, final_url=url, status=None, failure=failure)
    headers = {name.lower(): value for name, value in response.headers.items()}
    return FetchedDocument(
        requested_url=url,
        final_url=response.url,
        status=response.status,
        content_type=headers.get("content-type", ""),
        text=body[:MAX_BODY].decode("utf-8", "replace"),
        headers=headers,
    )
