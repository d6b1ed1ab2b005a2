"""An open page in the hands of the collectors."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Page

from mmaudit.config.settings import Access, Device
from mmaudit.gather.pictures import PictureSink
from mmaudit.link import Ledger
from mmaudit.model.amp_validation import AmpValidation
from mmaudit.model.job import PageJob
from mmaudit.model.scroll import ScrollPart

EVALUATE_TIMEOUT_S = 6.0
# Where our scripts see the page's elements and none of its functions.
WORLD = "mmaudit"


@cache
def script(name: str) -> str:
    """The text of ``gather/js/<name>.js``: one function expression."""
    return files("mmaudit.gather").joinpath("js", f"{name}.js").read_text("utf-8")


@cache
def with_selector(name: str) -> str:
    """The script ``name`` as a function, with ``selectorOf`` (``js/selector_of.js``) in its scope."""
    inner, selector_of = (script(each).strip().rstrip(";") for each in (name, "selector_of"))
    return f"function (...given) {{ const selectorOf = {selector_of};\nreturn ({inner})(...given); }}"


def never(_url: str) -> bool:
    """The answer to every question about ``_url``: no."""
    return False


async def no_validator(url: str, _html: str) -> AmpValidation:
    """What AMP's validator says of a document where there is none."""
    return AmpValidation(url=url, valid=None, reason="There was no AMP validator.")


class ScriptError(Exception):
    """A collector's script threw or did not answer in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """One loaded page, with what the main document's response said.

    ``served_html`` is the response's body, decoded (``charset`` names how), and empty when the browser could
    not give it. ``response_headers`` have lower-case names; ``content_type`` is the media type alone.
    ``user_agent`` is the emulated phone's; ``cpu_slowdown`` is how much slower it is than this machine (1: no slower).
    ``access`` opens the audited origin. ``scroll_parts``: what of the scroll pass shall be done. ``may_open``: whether a
    page of the site that this one links to may be opened beside it (robots.txt, side effects); ``is_kept_out``: whether
    robots.txt alone forbids it. ``validate_amp``: what AMP's validator says of a document, by its address and its text.
    ``ledger``: what went over the visit's link.
    Nothing here has a time-out of its own in Playwright: every call goes through ``run`` or ``send``.
    """

    job: PageJob
    page: Page
    context: BrowserContext
    cdp: CDPSession
    device: Device
    pictures: PictureSink
    final_url: str = ""
    http_status: int | None = None
    response_headers: Mapping[str, str] = field(default_factory=dict)
    served_html: str = ""
    charset: str = ""
    content_type: str = ""
    user_agent: str = ""
    headless_shell: bool = False
    cpu_slowdown: float = 1.0
    access: Access = field(default_factory=Access)
    scroll_parts: tuple[ScrollPart, ...] = tuple(ScrollPart)
    may_open: Callable[[str], bool] = never
    is_kept_out: Callable[[str], bool] = never
    validate_amp: Callable[[str, str], Awaitable[AmpValidation]] = no_validator
    cut_link: Callable[[], AbstractContextManager[None]] = nullcontext
    ledger: Ledger = field(default_factory=Ledger)

    async def send(
        self, method: str, *, timeout_s: float = EVALUATE_TIMEOUT_S, **params: object
    ) -> dict[str, Any]:
        """One CDP command with a deadline; ``TimeoutError`` when the browser does not answer."""
        async with asyncio.timeout(timeout_s):
            return await self.cdp.send(method, params)

    async def before_scripts(self, name: str, *args: object, world: str = WORLD) -> None:
        """Have ``gather/js/<name>.js`` run with ``args`` in every document from now on, before its own scripts.

        ``world``: the isolated world to run it in; ``""``: among the page's own scripts.
        """
        given = ", ".join(json.dumps(each) for each in args)
        source = f"({script(name).strip().rstrip(';')})({given})"
        await self.send("Page.addScriptToEvaluateOnNewDocument", source=source, worldName=world)

    async def run(self, name: str, *args: object, timeout_s: float = EVALUATE_TIMEOUT_S) -> Any:  # noqa: ANN401
        """Run ``gather/js/<name>.js`` with ``args`` in a fresh isolated world of the main frame and give its JSON.

        Pages override ``JSON``, ``Array``, ``Promise`` and ``performance``: an isolated world has its own.
        A promise is awaited. Raises ``ScriptError`` when the script threw, ``TimeoutError`` after ``timeout_s``.
        """
        async with asyncio.timeout(timeout_s):
            frames = await self.cdp.send("Page.getFrameTree")
            world = await self.cdp.send(
                "Page.createIsolatedWorld",
                {"frameId": frames["frameTree"]["frame"]["id"], "worldName": WORLD},
            )
            answer = await self.cdp.send(
                "Runtime.callFunctionOn",
                {
                    "functionDeclaration": with_selector(name),
                    "executionContextId": world["executionContextId"],
                    "arguments": [{"value": argument} for argument in args],
                    "returnByValue": True,
                    "awaitPromise": True,
                },
            )
        if "exceptionDetails" in answer:
            raise ScriptError(f"{name}: {answer['exceptionDetails'].get('text', '')}")
        return answer["result"].get("value")
