"""What opens a site, as request headers."""

from base64 import b64encode

from mmaudit.config.settings import Access


def authorization(access: Access) -> dict[str, str]:
    """The user's headers, and the name and password as Basic authentication (RFC 7617)."""
    headers = dict(access.headers)
    if access.username is not None:
        pair = f"{access.username}:{access.password or ''}"
        headers["Authorization"] = "Basic " + b64encode(pair.encode()).decode("ascii")
    return headers
