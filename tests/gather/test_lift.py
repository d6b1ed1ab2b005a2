"""The link is opened once the figures stand, and never before."""

import io
import random

import pytest
from PIL import Image

from mmaudit.model.report import Network

pytestmark = pytest.mark.browser

SLOW = Network(name="slow", rtt_ms=20, down_kbps=1600, up_kbps=1600)
HEAD = "<!doctype html><meta name=viewport content='width=device-width'><title>Lift</title>"
TEXT = "<h1>A heading that is the largest thing on the screen</h1>"


@pytest.fixture
def picture() -> bytes:
    """Some 600 kB that nothing can compress: three seconds on the slow link."""
    noise = random.Random(1).randbytes(450 * 450 * 3)  # noqa: S311 - noise
    buffer = io.BytesIO()
    Image.frombytes("RGB", (450, 450), noise).save(buffer, "PNG")
    return buffer.getvalue()


def most_of_its_way_ms(picture: bytes) -> float:
    return 0.8 * len(picture) * 8 / SLOW.down_kbps


def below_the_fold(name: str) -> str:
    return f"<img src=/{name} width=100 height=100 style='display:block;margin-top:2000px'>"


def test_pictures_further_down_are_not_waited_for(site, visit, picture):
    site.page("/far.png", picture, content_type="image/png")
    url = site.page("/", HEAD + TEXT + below_the_fold("far.png"))
    load = visit(url, network=SLOW).loads[0]
    assert load.load_ms is None
    assert load.fcp_ms <= load.lcp_ms <= load.lifted_ms < load.load_estimate_ms
    assert load.transfer_bytes > len(picture)


def test_the_estimate_is_near_what_the_whole_wait_measures(site, visit, picture):
    site.page("/far.png", picture, content_type="image/png")
    url = site.page("/", HEAD + TEXT + below_the_fold("far.png"))
    estimated = visit(url, network=SLOW).loads[0]
    waited = visit(url, network=SLOW, wait_for_load=True).loads[0]
    assert waited.lifted_ms is None
    assert estimated.load_estimate_ms == pytest.approx(waited.load_ms, rel=0.25)


def test_a_picture_on_the_first_screen_is_waited_for(site, visit, picture):
    site.page("/near.png", picture, content_type="image/png")
    url = site.page("/", HEAD + "<img src=/near.png width=400 height=400>" + TEXT)
    load = visit(url, network=SLOW).loads[0]
    assert load.lifted_ms is None
    assert load.load_ms > most_of_its_way_ms(picture)
    assert load.largest_paint.url.endswith("/near.png")


@pytest.mark.parametrize("rule", ["header", "header::before"])
def test_a_background_of_the_first_screen_is_waited_for_at_once(site, visit, picture, rule):
    site.page("/hero.png", picture, content_type="image/png")
    style = f"<style>header {{ height: 400px }} {rule} {{ content: ''; display: block; height: 400px; \
background: url(/hero.png) }}</style>"
    asked = site.seen
    load = visit(site.page("/", HEAD + style + "<header></header>" + TEXT), network=SLOW).loads[0]
    assert load.load_ms > most_of_its_way_ms(picture)
    assert [path for path, _ in asked].count("/hero.png") == 1


def test_a_largest_paint_after_the_lift_is_measured_again_without_it(site, visit, picture):
    site.page("/far.png", picture, content_type="image/png")
    hero = "<script>onload = () => document.body.prepend('A hero text. '.repeat(60))</script>"
    load = visit(site.page("/", HEAD + TEXT + below_the_fold("far.png") + hero), network=SLOW).loads[0]
    assert load.lifted_ms is None
    assert load.lcp_ms > load.load_ms - 500
