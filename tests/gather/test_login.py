"""A site behind a login that a script of the user's knows how to make."""

import asyncio
import json

import pytest

from mmaudit.config.settings import Access
from mmaudit.errors import CannotRunError, UsageError
from mmaudit.gather.browser import find_browser
from mmaudit.gather.login import load_login, told
from mmaudit.gather.phone import Phone

SCRIPT = """
async def login(page):
    await page.goto({url!r})
    await page.evaluate("document.cookie = 'session=s3cret; path=/'")
"""


@pytest.fixture
def script(tmp_path):
    def write(text: str):
        path = tmp_path / "login.py"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def login(page): pass", "async def login"),
        ("", "async def login"),
        ("def (", "SyntaxError"),
        ("import no_such_module_anywhere", "no_such_module_anywhere"),
    ],
)
def test_a_file_that_cannot_log_in_is_refused(script, text, said):
    with pytest.raises(UsageError, match=said):
        load_login(script(text))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no such"):
        load_login(tmp_path / "none.py")


def test_what_was_typed_is_not_told():
    error = RuntimeError('Timeout 30000ms exceeded.\nCall log:\n  fill("hunter2")')
    assert told(error) == "RuntimeError: Timeout 30000ms exceeded"


@pytest.mark.browser
def test_what_the_script_leaves_is_answered(site, script, a_config, album):
    url = site.page("/login", "<!doctype html><title>Login</title>")
    login = load_login(script(SCRIPT.format(url=url)))

    async def go():
        async with Phone(a_config(url), find_browser(None), album) as phone:
            return await phone.log_in(login)

    (cookie,) = asyncio.run(go())["cookies"]
    assert (cookie["name"], cookie["value"]) == ("session", "s3cret")


@pytest.mark.browser
def test_a_script_that_fails_ends_the_audit_with_its_first_line(site, script, a_config, album):
    url = site.page("/login", "<!doctype html><title>Login</title>")
    text = "async def login(page):\n    await page.fill('#none', 'hunter2', timeout=200)\n"

    async def go():
        async with Phone(a_config(url), find_browser(None), album) as phone:
            await phone.log_in(load_login(script(text)))

    with pytest.raises(CannotRunError, match="login script failed") as caught:
        asyncio.run(go())
    assert "hunter2" not in str(caught.value)


@pytest.mark.browser
def test_visits_begin_logged_in(site, visit):
    url = site.page("/", "<!doctype html><title>Members</title><h1>Hello</h1>")
    cookie = {"name": "session", "value": "s3cret", "domain": "127.0.0.1", "path": "/", "expires": -1,
              "httpOnly": False, "secure": False, "sameSite": "Lax"}  # fmt: skip
    access = Access(storage_state=json.dumps({"cookies": [cookie], "origins": []}))
    assert visit(url, access=access).failure is None
    assert site.headers_of("/")["cookie"] == "session=s3cret"
    assert "s3cret" not in repr(access)
