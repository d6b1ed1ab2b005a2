"""Asks the Chrome UX Report API what real visitors met. What it cannot tell is a note, never an error.

https://developer.chrome.com/docs/crux/api: one question for the origin and one for each page, phones only.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import httpx

from mmaudit.config.settings import FieldSource
from mmaudit.crawl.crux_record import read_record, refusal_reasons
from mmaudit.crawl.network_faults import FAULTS, failure_of
from mmaudit.crawl.public_names import is_public_site
from mmaudit.link.reach import Resolve, resolve_name
from mmaudit.model.field_data import FieldCapture, FieldData, FieldLevel

PATH = "/v1/records:queryRecord"
# The API allows 150 questions a minute; they are asked one after the other.
MAX_PAGES = 25
TIMEOUT_S = 10.0
MAX_BYTES = 1_000_000
# A proxy of the environment is for the outside, never for this machine.
DIRECT = ("all://127.0.0.1", "all://localhost", "all://[::1]")

NOT_PUBLIC = "Field data was not asked for: {host} is not a public web site."
NO_VISITS = "The Chrome UX Report has no field data of this site on phones: too few people visit it."
FIRST_PAGES = "Field data was asked for the site and for the first {count} pages only."
BAD_KEY = "Field data is missing: the Chrome UX Report API says that the key is not valid."
FORBIDDEN = "Field data is missing: the key may not use the Chrome UX Report API (HTTP 403)."
TOO_OFTEN = "Field data is incomplete: the Chrome UX Report API was asked too often (HTTP 429)."
HTTP_ERROR = "Field data is incomplete: the Chrome UX Report API answered HTTP {status}."
UNREADABLE = "Field data is incomplete: an answer of the Chrome UX Report API could not be read."
UNREACHED = "Field data is incomplete: the Chrome UX Report API could not be reached. {reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one question gave. No ``data`` and no ``trouble``: too few visitors. ``trouble`` ends the asking."""

    data: FieldData | None = None
    trouble: str = ""


async def ask_field_data(
    source: FieldSource, *, home_url: str, pages: Mapping[str, str], resolve: Resolve = resolve_name
) -> FieldCapture:
    """The field data of the origin of ``home_url`` and of ``pages`` (URL in the report → URL that was visited).

    Only what is public is named to the API, without user names and without queries: it does not tell pages apart
    by them (https://groups.google.com/a/chromium.org/g/chrome-ux-report/c/7tpMtkO04Y8).
    """
    if not await is_public_site(home_url, resolve):
        return FieldCapture(notes=(NOT_PUBLIC.format(host=urlsplit(home_url).hostname),))
    wanted = dict(list(pages.items())[:MAX_PAGES])
    async with Asking(source, resolve) as asking:
        origin = await asking.ask(FieldLevel.ORIGIN, origin_of(home_url))
        notes = [] if origin.data or origin.trouble else [NO_VISITS]
        found = {}
        for url, visited in wanted.items():
            if asking.trouble:
                break
            answer = await asking.ask(FieldLevel.URL, bare_url(visited))
            if answer.data is not None:
                found[url] = answer.data
    if asking.trouble:
        notes.append(asking.trouble)
    elif len(wanted) < len(pages):
        notes.append(FIRST_PAGES.format(count=len(wanted)))
    return FieldCapture(origin=origin.data, pages=found, notes=tuple(notes))


class Asking:
    """One round of questions; its first ``trouble`` is kept. Use it as an async context manager."""

    def __init__(self, source: FieldSource, resolve: Resolve) -> None:
        self.trouble = ""
        self._source = source
        self._resolve = resolve
        self._client = httpx.AsyncClient(
            follow_redirects=False, timeout=TIMEOUT_S, mounts=dict.fromkeys(DIRECT)
        )

    async def __aenter__(self) -> "Asking":
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *failure: object) -> None:
        await self._client.aclose()

    async def ask(self, level: FieldLevel, url: str) -> Answer:
        """The answer for ``url``; one that is not public is not asked for."""
        if not await is_public_site(url, self._resolve):
            return Answer()
        try:
            async with asyncio.timeout(TIMEOUT_S):
                answer = judged(level, *await self._post({level.value: url, "formFactor": "PHONE"}))
        except FAULTS as error:
            reason = failure_of(error, timeout_s=TIMEOUT_S).message
            answer = Answer(trouble=UNREACHED.format(reason=reason))
        self.trouble = self.trouble or answer.trouble.replace(self._source.key, "…")
        return answer

    async def _post(self, question: Mapping[str, str]) -> tuple[int, bytes]:
        # The key goes into a header, which all Google APIs read
        # (https://cloud.google.com/docs/authentication/api-keys-use): an address would end up in logs.
        headers = {"X-Goog-Api-Key": self._source.key}
        url = self._source.base_url.rstrip("/") + PATH
        async with self._client.stream("POST", url, json=question, headers=headers) as response:
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > MAX_BYTES:
                    break
            return response.status_code, bytes(body)


def judged(level: FieldLevel, status: int, body: bytes) -> Answer:
    """What an answer of the API means."""
    if status == httpx.codes.OK:
        data = read_record(body, level)
        return Answer(data=data) if data else Answer(trouble=UNREADABLE)
    if status == httpx.codes.NOT_FOUND:
        return Answer()
    if status == httpx.codes.BAD_REQUEST and level is FieldLevel.URL and not refusal_reasons(body):
        return Answer()  # an address that the API does not take; the others may do
    if status == httpx.codes.BAD_REQUEST and "API_KEY_INVALID" in refusal_reasons(body):
        return Answer(trouble=BAD_KEY)
    known: dict[int, str] = {httpx.codes.FORBIDDEN: FORBIDDEN, httpx.codes.TOO_MANY_REQUESTS: TOO_OFTEN}
    return Answer(trouble=known.get(status) or HTTP_ERROR.format(status=status))


def origin_of(url: str) -> str:
    """Scheme, host and port."""
    parts = urlsplit(bare_url(url))
    return f"{parts.scheme}://{parts.netloc}"


def bare_url(url: str) -> str:
    """``url`` without user name, query and fragment."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
