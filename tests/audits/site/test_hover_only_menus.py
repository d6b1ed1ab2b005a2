import pytest

from mmaudit.audits.site.hover_only_menus import AUDIT
from mmaudit.model.snapshot import HoverMenu
from mmaudit.model.verdict import Status


def menu(*, is_open):
    return HoverMenu(selector="#shop", text="Shop", links=4, is_open_to_taps=is_open)


@pytest.mark.parametrize(
    ("menus", "outcome"),
    [
        ((), "none"),
        ((menu(is_open=True),), "open"),
        ((menu(is_open=True), menu(is_open=False)), "shut"),
    ],
)
def test_a_menu_that_no_tap_opens_is_a_warning(build, limits, menus, outcome):
    page = build.page(layout=build.layout(hover_menus=menus))
    assert AUDIT.judge(page, limits).outcome == outcome


def test_the_evidence_is_the_heading(build, limits):
    verdict = AUDIT.judge(build.page(layout=build.layout(hover_menus=(menu(is_open=False),))), limits)
    assert [(each.selector, each.value, each.excerpt) for each in verdict.evidence] == [("#shop", 4, "Shop")]


def test_without_a_layout_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
