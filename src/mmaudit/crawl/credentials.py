"""What opens the site goes to the audited origin and nowhere else."""

from pathlib import Path

import msgspec

from mmaudit.config.authorization import authorization
from mmaudit.config.settings import Access
from mmaudit.errors import UsageError
from mmaudit.facts.origin import may_be_opened, origin_of


class _StoredCookie(msgspec.Struct):
    name: str
    value: str
    domain: str = ""


class _StorageState(msgspec.Struct):
    cookies: list[_StoredCookie] = []


class Credentials:
    """The headers of ``access`` for one origin; ``repr`` shows none of them."""

    def __init__(self, access: Access, origin: str) -> None:
        self._origin = origin
        self._headers = secret_headers(access, origin_of(origin)[1])

    def headers_for(self, url: str) -> dict[str, str]:
        """The user's headers when ``url`` is of the audited origin, nothing otherwise."""
        return dict(self._headers) if may_be_opened(url, self._origin) else {}


def secret_headers(access: Access, host: str) -> dict[str, str]:
    """``access`` as request headers for ``host``."""
    headers = authorization(access)
    cookies = [(cookie.name, cookie.value) for cookie in access.cookies]
    if access.storage_state is not None:
        cookies += stored_cookies(access.storage_state, host)
    if cookies:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies)
    return headers


def stored_cookies(stored: Path | str, host: str) -> list[tuple[str, str]]:
    """The cookies for ``host`` in a storage state as Playwright writes it; ``UsageError`` when it is none."""
    try:
        text = stored if isinstance(stored, str) else stored.read_bytes()
        state = msgspec.json.decode(text, type=_StorageState)
    except (OSError, msgspec.DecodeError) as error:
        raise UsageError(
            f"The storage state {where(stored)} cannot be read: {error}.",
            "Write one with Playwright: context.storage_state(path=…).",
        ) from error
    return [(cookie.name, cookie.value) for cookie in state.cookies if is_for(cookie.domain, host)]


def where(stored: Path | str) -> str:
    """The name of the file that a user gave."""
    return str(stored) if isinstance(stored, Path) else "of the login script"


def is_for(domain: str, host: str) -> bool:
    """RFC 6265 section 5.1.3: whether a cookie of ``domain`` goes to ``host``."""
    bare = domain.lstrip(".").lower()
    return bool(bare) and (host == bare or host.endswith("." + bare))
