"""Does the site's own http address lead to https?"""

from urllib.parse import urlsplit, urlunsplit

from mmaudit.crawl.robots import Robots
from mmaudit.crawl.web_reader import WebReader
from mmaudit.model.site_capture import LinkCheck


async def https_upgrade(home_url: str, robots: Robots, reader: WebReader) -> LinkCheck | None:
    """Where http leads on the site's host; a site on a port of its own has no http beside it."""
    home = urlsplit(home_url)
    url = urlunsplit(("http", home.netloc, "/", "", ""))
    if home.port is not None or not robots.allows(url):
        return None
    return await reader.check(url)
