"""What visits are made with, and the fresh browser context that each of them gets."""

import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, StorageState

from mmaudit.config.settings import Access, Config
from mmaudit.gather.access import give_cookies
from mmaudit.gather.deadline import attempted, limited
from mmaudit.gather.open_page import never, no_validator
from mmaudit.gather.pictures import PictureSink
from mmaudit.link import Reach
from mmaudit.model.amp_validation import AmpValidation

OPEN_TIMEOUT_S = 12.0
CLOSE_TIMEOUT_S = 5.0


class StuckBrowserError(Exception):
    """The browser does not let go of a page: only killing it helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What every visit of a run is made with. ``may_open``, ``is_kept_out``, ``validate_amp``: as in ``OpenPage``."""

    config: Config
    browser: Browser
    user_agent: str
    headless_shell: bool
    reach: Reach
    pictures: PictureSink
    may_open: Callable[[str], bool] = never
    is_kept_out: Callable[[str], bool] = never
    validate_amp: Callable[[str, str], Awaitable[AmpValidation]] = no_validator


def stored_login(access: Access) -> Path | StorageState | None:
    """The login that visits begin with."""
    stored = access.storage_state
    if isinstance(stored, str):
        login: StorageState = json.loads(stored)
        return login
    return stored


@contextlib.asynccontextmanager
async def open_context(equipment: Equipment, *, proxy: str) -> AsyncIterator[BrowserContext]:
    """A fresh context as the device has it: cold cache, no workers, nothing from an earlier page.

    All its traffic goes through ``proxy``, this machine's own addresses included.
    """
    config = equipment.config
    device = config.device
    context = await limited(
        equipment.browser.new_context(
            viewport={"width": device.width_px, "height": device.height_px},
            screen={"width": device.width_px, "height": device.height_px},
            device_scale_factor=device.scale,
            is_mobile=True,
            has_touch=True,
            user_agent=equipment.user_agent,
            accept_downloads=False,
            service_workers="allow",
            ignore_https_errors=config.ignore_https_errors,
            proxy={"server": proxy},
            storage_state=stored_login(config.access),
        ),
        OPEN_TIMEOUT_S,
    )
    try:
        await give_cookies(context, config.access, config.start_url)
        yield context
    finally:
        # A close that never settles is known of Chromium: the next page needs a new browser then.
        if not await attempted(context.close(), CLOSE_TIMEOUT_S) and equipment.browser.is_connected():
            raise StuckBrowserError
