"""The site as the phone would show it, whatever its manifest says."""

import re
from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from tests.report.sample.album import draw_page
from tests.report.sample.audits import result

from mmaudit.model.app import AppCard
from mmaudit.model.report import PwaSummary, SiteReport
from mmaudit.model.verdict import Category, Status
from mmaudit.report import html
from mmaudit.report.view.install_card import shortened


def installed(report: SiteReport, pwa: PwaSummary, album: Any) -> lxml.html.HtmlElement:
    page = replace(report.pages[0], pwa=pwa)
    text = html.render(replace(report, pages=(page, *report.pages[1:])), pictures=album.get)
    return lxml.html.document_fromstring(text)


def test_the_icon_the_name_and_the_colours_are_those_of_the_manifest(report: SiteReport, album: Any) -> None:
    icon = album.add(draw_page(1.0))
    card = AppCard(name="Northern ferries", short_name="Ferries", theme_color="#003366",
                   background_color="#102030", icon=icon)  # fmt: skip
    page = installed(report, PwaSummary(card=card, offline_picture=icon, offline=False), album)
    phones = page.xpath("//div[@class='phones']")[0]
    assert phones.xpath(".//*[@class='label']/text()") == ["Ferries"]
    assert phones.xpath(".//*[@class='splash']/text()") == ["Northern ferries"]
    assert phones.xpath(".//@fill") == ["#102030", "#003366", "#ffffff"]
    assert len(phones.xpath(".//image | .//img")) == 3
    assert "what the visitor sees" in phones.text_content()


def test_colours_that_are_none_do_not_reach_the_page(report: SiteReport, album: Any) -> None:
    card = AppCard(name="A", theme_color="red;}</style>", background_color="url(//evil.example)")
    page = installed(report, PwaSummary(card=card), album)
    fills = page.xpath("//div[@class='phones']//@fill")
    assert fills
    assert all(re.fullmatch("#[0-9a-f]{6}", each) for each in fills)
    assert "no icon" in page.xpath("string(//div[@class='phones'])")


def test_the_icon_for_launchers_is_cut_as_they_cut_it(report: SiteReport, album: Any) -> None:
    card = AppCard(name="Ferries", icon=album.add(draw_page(1.0)))
    page = installed(report, PwaSummary(card=card, masked_icon=album.add(draw_page(0.5))), album)
    home, splash = page.xpath("//div[@class='phones']/figure")
    (masked,) = home.xpath(".//image")
    assert masked.get("class") == "masked"
    assert masked.get("href") != splash.xpath(".//image")[0].get("href")
    assert "cut round by the launcher" in home.text_content()


def test_without_a_manifest_no_phone_is_drawn(report: SiteReport, album: Any) -> None:
    assert installed(report, PwaSummary(), album).xpath("//div[@class='phones']") == []


def test_what_the_check_of_the_offline_visit_found_is_said(report: SiteReport, album: Any) -> None:
    verdict = result(
        "offline",
        Category.PWA,
        Status.WARN,
        text="Without network the site shows another page in place of its own.",
    )
    page = replace(report.pages[0], audits=(verdict,), pwa=PwaSummary(offline=True))
    text = html.render(replace(report, pages=(page,)), pictures=album.get)
    (card,) = lxml.html.document_fromstring(text).xpath("//article[.//h4='Without a network']")
    assert "another page in place of its own" in card.text_content()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ferries", "Ferries"),
        ("Northern ferries", "Northern fer…"),
        ("蓝花咖啡馆塔林", "蓝花咖啡馆…"),
        ("", ""),
    ],
)
def test_a_label_is_cut_like_a_launchers(text: str, shown: str) -> None:
    assert shortened(text, 13) == shown
