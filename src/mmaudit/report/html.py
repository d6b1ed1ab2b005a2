"""``report.html``: one file without scripts, with its pictures inside."""

import re
from collections.abc import Callable

from mmaudit.model.report import SiteReport
from mmaudit.report.pictures import Embedder, picture_budget
from mmaudit.report.templating import html_environment
from mmaudit.report.view.language import find_language
from mmaudit.report.view.report_view import view_report

_INDENT = re.compile(r"\n\s+")


def render(
    report: SiteReport, *, pictures: Callable[[str], bytes | None], lang: str = "en", brand: str = ""
) -> str:
    """The report as an HTML document. ``pictures`` gives a stored picture's bytes by its SHA-256.

    ``brand`` is the name in the bar at the top: whoever sends the report.
    """
    embedder = Embedder(pictures, budget_bytes=picture_budget(len(report.pages)))
    view = view_report(report, lang=lang, embed=embedder.uri)
    language = find_language(lang)
    page = (
        html_environment()
        .get_template("report/report.html")
        .render(view=view, brand=brand, pictures_left_out=embedder.left_out, _=language.gettext)
    )
    # Nothing in the document keeps its white space, and on a site of 500 pages the indents weigh a megabyte.
    return _INDENT.sub("\n", page)
