"""A login of the user's own making: a Python file with ``async def login(page)`` is run once before the audit.

What it leaves in the browser (cookies, local storage) every visit begins with. It is the user's code and may do what
visits never do: fill in forms and send them. It meets the site over an open link, behind the guard.
"""

import importlib.util
import inspect
from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Error as BrowserError
from playwright.async_api import Page, StorageState

from mmaudit.errors import CannotRunError, UsageError
from mmaudit.gather.deadline import limited
from mmaudit.gather.equipment import Equipment, open_context
from mmaudit.link import LinkProxy

LOGIN_LIMIT_S = 60.0
EXAMPLE = "async def login(page): await page.goto('https://…/login'); await page.fill('#user', …); …"

Login = Callable[[Page], Awaitable[object]]


def load_login(path: Path) -> Login:
    """The function ``login`` of the file; ``UsageError`` when there is none."""
    spec = importlib.util.spec_from_file_location("mmaudit_login", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise UsageError(f"--login-script {path}: no such Python file.", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise UsageError(f"--login-script {path}: {told(error)}.", EXAMPLE) from error
    login = getattr(module, "login", None)
    if not inspect.iscoroutinefunction(login):
        raise UsageError(f"--login-script {path} has no 'async def login(page)'.", EXAMPLE)
    return login


async def log_in(equipment: Equipment, login: Login) -> StorageState:
    """Run ``login`` with a page of the phone and answer what it left; ``CannotRunError`` when it failed."""
    async with LinkProxy(equipment.reach) as link, open_context(equipment, proxy=link.address) as context:
        try:
            await limited(login(await context.new_page()), LOGIN_LIMIT_S)
            return await limited(context.storage_state(), LOGIN_LIMIT_S)
        except TimeoutError as error:
            raise CannotRunError(
                f"The login script was not done after {LOGIN_LIMIT_S:g} s.", "Nothing was audited."
            ) from error
        except Exception as error:
            raise CannotRunError(
                f"The login script failed: {told(error)}.", "Nothing was audited."
            ) from error


def told(error: Exception) -> str:
    """The kind of ``error`` and its first line: what follows in Playwright's errors quotes what was typed."""
    first = str(error).partition("\n")[0]
    kind = "Playwright" if isinstance(error, BrowserError) else type(error).__name__
    return f"{kind}: {first[:200]}".rstrip(". ")
