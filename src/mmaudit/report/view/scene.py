"""What every part of the view looks at: the report, its language, and where each page stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from mmaudit.model.report import PageReport, PageStatus, SiteReport
from mmaudit.report.clean import clean_line
from mmaudit.report.view.language import Language
from mmaudit.report.view.links import Link, short_url, web_link

MAX_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """``anchors``: page URL → the id of its section."""

    report: SiteReport
    language: Language
    anchors: Mapping[str, str]

    def place(self, url: str) -> Link:
        """A link to the page's section in the report, or to the web for an address that is no page of it."""
        anchor = self.anchors.get(url)
        if anchor is None:
            return web_link(url, self.report.site.origin)
        # A bare "/" is no target for a finger, and says little.
        text = self.path(url) if self.path(url) != "/" else self.language.gettext("first page")
        return Link(text=text, href=f"#{anchor}")

    def path(self, url: str) -> str:
        """The short form of an address."""
        return short_url(url, self.report.site.origin)

    def audited(self) -> tuple[PageReport, ...]:
        """The pages that were audited."""
        return tuple(page for page in self.report.pages if page.status is PageStatus.AUDITED)

    def home(self) -> PageReport | None:
        """The start page, ``None`` when it could not be audited."""
        return next((page for page in self.audited() if page.depth == 0), None)


def make_scene(report: SiteReport, language: Language) -> Scene:
    """The scene of ``report``."""
    anchors = {page.url: f"page-{number}" for number, page in enumerate(report.pages, start=1)}
    return Scene(report=report, language=language, anchors=anchors)


def page_title(page: PageReport, scene: Scene) -> str:
    """What a page is called: its title, or its path when it has none."""
    return clean_line(page.title, MAX_TITLE) or scene.path(page.url)
