"""The summary that ends a run in the terminal. Text of the site is cleaned and never read as markup."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mmaudit.model.report import PageReport, SiteReport
from mmaudit.report.escapes import terminal_text
from mmaudit.report.view.findings import count_words
from mmaudit.report.view.fixes import fixes
from mmaudit.report.view.headline import headline
from mmaudit.report.view.language import find_language
from mmaudit.report.view.marks import Tag, Tone
from mmaudit.report.view.metrics import short_metric
from mmaudit.report.view.pages import page_tag
from mmaudit.report.view.phrases import plain_text
from mmaudit.report.view.scene import Scene, make_scene
from mmaudit.report.view.scores import area_scores, overall
from mmaudit.report.view.wording import reword_failure

WORST_PAGES = 5
TOP_FIXES = 5
STYLES = {Tone.GOOD: "green", Tone.WARN: "yellow", Tone.POOR: "red", Tone.NONE: "dim"}


def summary(report: SiteReport, *, lang: str = "en") -> RenderableType:
    """Scores by area, the first fixes, the worst pages and the gate, to be printed by ``rich``."""
    scene = make_scene(report, find_language(lang))
    parts = [_head(scene), _scores(scene), _fixes(scene), _pages(scene), _gate(scene)]
    shown = [part for part in parts if part is not None]
    return Group(*(line for part in shown for line in (part, Text())))


def _head(scene: Scene) -> RenderableType:
    _ = scene.language.gettext
    whole = overall(scene)
    text = Text("\nmmaudit: ")
    text.append(terminal_text(scene.report.site.start_url, 200), style="bold")
    text.append("  ")
    text.append(_("{score} of 100").format(score=whole.score), style="bold")
    text.append("  ")
    text.append_text(_tag(whole.tag))
    text.append(f"  ({whole.measured})\n")
    text.append(terminal_text(plain_text(headline(scene).sentences), 600))
    return text


def _scores(scene: Scene) -> RenderableType:
    _ = scene.language.gettext
    table = _table(_("Area"), _("Score"), "")
    table.columns[1].justify = "right"
    for area in area_scores(scene):
        state = _tag(area.tag)
        if area.note:
            state.append(f"  {area.note}", style="dim")
        table.add_row(Text(area.name), Text(area.score), state)
    return table


def _fixes(scene: Scene) -> RenderableType | None:
    _ = scene.language.gettext
    found = fixes(scene, count=TOP_FIXES)
    if not found:
        return None
    table = _table(_("What to fix first"), _("Gain"))
    table.columns[1].no_wrap = True
    for fix in found:
        words = Text(terminal_text(fix.heading, 200), style="bold")
        words.append(f"\n{terminal_text(fix.seen, 200)}", style="not bold dim")
        table.add_row(words, Text(fix.gain))
    return table


def _pages(scene: Scene) -> RenderableType | None:
    _ = scene.language.gettext
    worst = sorted(scene.report.pages, key=lambda page: -1.0 if page.score is None else page.score)[
        :WORST_PAGES
    ]
    if not worst:
        return None
    title = _("Pages") if len(scene.report.pages) <= WORST_PAGES else _("Weakest pages")
    table = _table(title, _("Score"), _("Main content"), _("Findings"))
    table.columns[0].overflow = "ellipsis"
    table.columns[0].no_wrap = True
    for page in worst:
        table.add_row(*_page(page, scene))
    return table


def _page(page: PageReport, scene: Scene) -> tuple[Text, ...]:
    score = Text(f"{scene.language.numbers.score(page.score)} ")
    score.append_text(_tag(page_tag(page, scene)))
    found = (
        reword_failure(page.error, scene.language) if page.error else count_words(page.audits, scene.language)
    )
    path = Text(terminal_text(scene.path(page.url), 200))
    return path, score, Text(short_metric(page, "lcp_ms", scene.language)[0]), Text(terminal_text(found, 160))


def _gate(scene: Scene) -> RenderableType | None:
    whole = overall(scene)
    if whole.gate is None:
        return None
    text = _tag(whole.gate)
    for reason in whole.reasons:
        text.append(f"\n  - {terminal_text(reason)}")
    return text


def _table(*names: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), pad_edge=True, header_style="bold")
    for name in names:
        table.add_column(Text(name))
    return table


def _tag(tag: Tag) -> Text:
    return Text(f"{tag.symbol} {tag.word}", style=STYLES[tag.tone])
