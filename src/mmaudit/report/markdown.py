"""``report.md``: a summary for people in a pull request or ``$GITHUB_STEP_SUMMARY`` (at most 1 MiB there)."""

import re
from collections.abc import Iterator

from mmaudit.model.report import PageReport, SiteReport
from mmaudit.report.escapes import markdown_text
from mmaudit.report.view.findings import count_words
from mmaudit.report.view.fixes import fixes
from mmaudit.report.view.headline import headline
from mmaudit.report.view.language import find_language
from mmaudit.report.view.links import safe_href
from mmaudit.report.view.marks import Tag
from mmaudit.report.view.metrics import short_metric
from mmaudit.report.view.moments import moments
from mmaudit.report.view.pages import page_tag
from mmaudit.report.view.phrases import plain_text
from mmaudit.report.view.scene import Scene, make_scene
from mmaudit.report.view.scores import area_scores, overall
from mmaudit.report.view.wording import reword_failure

MAX_PAGES = 100
# In <…> only these could end the address or the cell: https://spec.commonmark.org/0.31.2/#link-destination
ENDS_ADDRESS = re.compile(r"[<>\\|`\s]")


def render(report: SiteReport, *, lang: str = "en") -> str:
    """Verdict, scores, gate, fixes, moments and pages as GitHub Markdown."""
    scene = make_scene(report, find_language(lang))
    parts = (_head(scene), _gate(scene), _scores(scene), _fixes(scene), _moments(scene), _pages(scene))
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines) + "\n"


def _head(scene: Scene) -> Iterator[str]:
    _ = scene.language.gettext
    whole, first = overall(scene), headline(scene)
    title = _("Mobile audit of {host}: {score} of 100").format(
        host=scene.report.site.start_url, score=whole.score
    )
    yield f"## {markdown_text(title)}"
    yield ""
    yield f"{_mark(whole.tag)}, {markdown_text(whole.measured)}"
    yield ""
    yield markdown_text(plain_text(first.sentences), 1000)


def _gate(scene: Scene) -> Iterator[str]:
    whole = overall(scene)
    if whole.gate:
        yield f"**{_mark(whole.gate)}**"
        yield from ([""] if whole.reasons else [])
        yield from (f"- {markdown_text(reason)}" for reason in whole.reasons)


def _scores(scene: Scene) -> Iterator[str]:
    _ = scene.language.gettext
    yield from _header(_("Area"), _("Score"), "")
    for area in area_scores(scene):
        yield _row(
            markdown_text(area.name), area.score, f"{_mark(area.tag)} {markdown_text(area.note)}".strip()
        )


def _fixes(scene: Scene) -> Iterator[str]:
    _ = scene.language.gettext
    found = fixes(scene)
    if found:
        yield f"### {_('What to fix first')}"
        yield ""
    for number, fix in enumerate(found, start=1):
        gain = ", ".join(part for part in (fix.gain, fix.area_gain) if part)
        yield f"{number}. **{markdown_text(fix.heading)}** ({markdown_text(gain)})  "
        yield f"   {markdown_text(fix.seen, 500)}"


def _moments(scene: Scene) -> Iterator[str]:
    _ = scene.language.gettext
    yield f"### {_('The four moments')}"
    yield ""
    yield from _header(_("Moment"), _("Score"), _("Answered"), _("Not found"))
    for moment in moments(scene):
        missing = markdown_text(" ".join(moment.missing), 400)
        yield _row(markdown_text(moment.title), moment.score, _mark(moment.tag), missing)


def _pages(scene: Scene) -> Iterator[str]:
    _ = scene.language.gettext
    pages = scene.report.pages
    yield f"### {_('Pages')}"
    yield ""
    yield from _header(_("Page"), _("Score"), _("Main content"), _("Weight"), _("Findings"))
    for page in pages[:MAX_PAGES]:
        yield _page(page, scene)
    more = len(pages) - MAX_PAGES
    if more > 0:
        yield ""
        yield markdown_text(scene.language.ngettext("and {count} more page", "and {count} more pages", more))


def _page(page: PageReport, scene: Scene) -> str:
    score = f"{scene.language.numbers.score(page.score)} {_mark(page_tag(page, scene))}"
    found = (
        reword_failure(page.error, scene.language) if page.error else count_words(page.audits, scene.language)
    )
    cells = (short_metric(page, name, scene.language)[0] for name in ("lcp_ms", "transfer_bytes"))
    return _row(_link(page.url, scene), score, *map(markdown_text, cells), markdown_text(found))


def _link(url: str, scene: Scene) -> str:
    text, href = markdown_text(scene.path(url)), safe_href(url)
    return text if not href or ENDS_ADDRESS.search(href) else f"[{text}](<{href}>)"


def _mark(tag: Tag) -> str:
    return f"{tag.symbol} {markdown_text(tag.word)}"


def _header(*names: str) -> Iterator[str]:
    yield _row(*map(markdown_text, names))
    yield _row(*("---" for _name in names))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
