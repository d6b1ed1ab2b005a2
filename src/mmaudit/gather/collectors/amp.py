"""The AMP partner that the page names, as it is served."""

import asyncio
import re
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from playwright.async_api import Error

from mmaudit.gather.open_page import OpenPage
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.snapshot import Amp, FetchedDocument

FETCH_TIMEOUT_S = 8.0
MAX_BODY = 1_500_000
HEAD_CHARACTERS = 200_000
LINK = re.compile(r"<link\b[^>]{1,2000}>", re.IGNORECASE)


async def collect(open_page: OpenPage) -> Amp | None:
    """The partner of ``link rel=amphtml``; ``None`` when the page names none."""
    url = amphtml_url(open_page.served_html, open_page.final_url)
    if url is None:
        return None
    return Amp(amphtml_url=url, partner=await fetch(open_page, url))


def amphtml_url(served_html: str, base: str) -> str | None:
    """The first ``link rel=amphtml``, resolved; http and https alone."""
    for tag in LINK.findall(served_html[:HEAD_CHARACTERS]):
        link = BeautifulSoup(tag, "lxml").select_one("link")
        if link is None or "amphtml" not in [str(rel).lower() for rel in link.get_attribute_list("rel")]:
            continue
        url = urljoin(base, str(link.get("href", "")).strip())
        if url.startswith(("http://", "https://")):
            return url
    return None


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
