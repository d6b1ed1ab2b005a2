"""Which permissions the page asks for by itself: heard from before its first script until it has been scrolled."""

from secrets import token_hex
from typing import Any

import msgspec

from mmaudit.gather.open_page import OpenPage, ScriptError
from mmaudit.model.permissions import Asked, Permission, Permissions

MAX_URL = 2000


class _Told(msgspec.Struct):
    permission: Permission
    at_ms: float
    url: str
    line: int


async def start(open_page: OpenPage) -> None:
    """Listen to the pages that come from now on."""
    # The page must not know the name: it could tell things itself.
    name = f"m{token_hex(12)}"
    await open_page.before_scripts("hear_asks", name)
    await open_page.before_scripts("asks", name, open_page.headless_shell, world="")


async def collect(open_page: OpenPage) -> Permissions:
    """What was asked for until now, each permission once. Raises ``ScriptError`` when nobody listened."""
    told = await open_page.run("read_asks")
    if told is None:
        raise ScriptError("nobody listened to this document")
    first: dict[Permission, Asked] = {}
    for each in filter(None, map(read, told)):
        first.setdefault(each.permission, each)
    return Permissions(asked=tuple(first.values()))


def read(told: Any) -> Asked | None:  # noqa: ANN401
    """One thing told; ``None`` when it is not from us."""
    try:
        said = msgspec.json.decode(told, type=_Told)
    except msgspec.DecodeError:
        return None
    return Asked(
        permission=said.permission,
        at_ms=round(max(0.0, said.at_ms), 1),
        script_url=said.url[:MAX_URL],
        line=max(0, said.line),
    )
