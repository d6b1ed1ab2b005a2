"""The service worker of a page: whether one is registered, its state, and the errors of its script."""

import contextlib
import re
from collections.abc import AsyncIterator
from typing import Any

from playwright.async_api import Error

from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.open_page import OpenPage
from mmaudit.model.app import Worker, WorkerFault

# A worker that is registered 3 s after the load was missed with a wait of 1 s.
WORKER_WAIT_MS = 5000
MAX_FAULTS = 10
MAX_SCRIPTS = 30
MAX_SCRIPT = 500_000
REGISTERS = re.compile(r"serviceWorker\s{0,10}\.\s{0,10}register|workbox|service-worker\.js|\bsw\.js")
# Chromium's words when ``register`` rejects and nobody catches it.
REFUSED = "Failed to register a ServiceWorker"


class Heard:
    """The faults that were told, each once, until ``no_more``."""

    def __init__(self) -> None:
        self.faults: list[WorkerFault] = []
        self._listens = True

    def note(self, fault: WorkerFault) -> None:
        """Keep ``fault``. The same error is told with and without its column."""
        if self._listens and fault not in self.faults and len(self.faults) < MAX_FAULTS:
            self.faults.append(fault)

    def no_more(self) -> None:
        """What comes now is our own doing."""
        self._listens = False


@contextlib.asynccontextmanager
async def worker_errors(open_page: OpenPage) -> AsyncIterator[Heard]:
    """Collects what goes wrong in workers, and with registering them, while the block runs."""
    heard = Heard()

    def reported(event: dict[str, Any]) -> None:
        told = event["errorMessage"]
        heard.note(
            WorkerFault(
                message=told["errorMessage"][:300],
                url=told.get("sourceURL", "")[:2000],
                line=max(0, told.get("lineNumber", 0)),
            )
        )

    def thrown(error: Error) -> None:
        if REFUSED in error.message:
            heard.note(WorkerFault(message=error.message[error.message.index(REFUSED) :][:300]))

    open_page.cdp.on("ServiceWorker.workerErrorReported", reported)
    open_page.page.on("pageerror", thrown)
    try:
        await attempted(open_page.cdp.send("ServiceWorker.enable"), 2)
        yield heard
    finally:
        open_page.cdp.remove_listener("ServiceWorker.workerErrorReported", reported)
        open_page.page.remove_listener("pageerror", thrown)
        await attempted(open_page.cdp.send("ServiceWorker.disable"), 2)


async def workers(
    open_page: OpenPage, wait_ms: int, *, updates: bool = False
) -> tuple[Worker | None, tuple[Worker, ...]]:
    """The page's own worker, once it is activated or ``wait_ms`` have passed, and one for every scope.

    ``updates``: ask the server for a newer version of it first, and do not wait.
    """
    seen = await open_page.run("service_worker", wait_ms, updates, timeout_s=wait_ms / 1000 + 3)
    own = None if seen["own"] is None else worker_of(seen["own"])
    rest = (worker_of(each) for each in seen["all"])
    return own, tuple(each for each in (own, *(each for each in rest if each != own)) if each is not None)


def worker_of(seen: dict[str, Any]) -> Worker:
    """What ``js/service_worker.js`` says of one registration."""
    return Worker(
        script_url=seen["script"][:2000],
        scope=seen["scope"][:2000],
        state=seen["state"],
        has_update=seen["has_update"],
    )


async def speaks_of_workers(open_page: OpenPage) -> bool:
    """Whether the page, or one of its scripts, speaks of registering a worker."""
    return bool(REGISTERS.search(open_page.served_html)) or await scripts_register(open_page)


async def scripts_register(open_page: OpenPage) -> bool:
    """Whether one of the page's scripts speaks of registering a worker."""
    tree = await open_page.send("Page.getResourceTree")
    frame = tree["frameTree"]["frame"]["id"]
    scripts = [each for each in tree["frameTree"].get("resources", ()) if each["type"] == "Script"]
    for each in scripts[:MAX_SCRIPTS]:
        with contextlib.suppress(Error, TimeoutError):
            asked = open_page.cdp.send("Page.getResourceContent", {"frameId": frame, "url": each["url"]})
            answer = await limited(asked, 2)
            if REGISTERS.search(answer.get("content", "")[:MAX_SCRIPT]):
                return True
    return False
