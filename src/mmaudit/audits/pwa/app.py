"""The page on which the browser was asked about the app: once a site, on the start page."""

from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.app_files import AppFile, FileUse
from mmaudit.model.snapshot import Pwa


def asked_app(site: SiteFacts) -> tuple[str, Pwa] | None:
    """The final URL of that page and what was seen there."""
    seen = ((page.snapshot.final_url, page.snapshot.pwa) for page in site.pages)
    return next(((url, pwa) for url, pwa in seen if pwa is not None), None)


def asked_files(site: SiteFacts, *uses: FileUse) -> tuple[AppFile, ...] | None:
    """The app's files for one of ``uses``; ``None`` when nobody asked for them."""
    asked = asked_app(site)
    if asked is None or asked[1].files is None:
        return None
    return tuple(each for each in asked[1].files if each.wanted.use in uses)
