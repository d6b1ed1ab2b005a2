import pytest

from mmaudit.audits.amp.amp_parity import AUDIT
from mmaudit.facts.page_facts import StructuredItem
from mmaudit.model.snapshot import Amp, Block, Content, Embed, Link
from mmaudit.model.verdict import Status

AMP_URL = "https://shop.test/amp"
TEXTS = tuple(
    f"{name} kettles are made by hand in a small workshop and keep their colour for many years of tea."
    for name in ("Blue", "Green", "Red")
)
FILM = Embed(tag="iframe", url="https://www.youtube.com/embed/x", title="", selector="iframe")
PHONE = Link(url="tel:+3726000000", text="Call", selector="a")
PRODUCT = StructuredItem(type="Product", syntax="json-ld", properties={})
PRODUCT_THERE = '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"x"}</script>'


def a_block(text, **overrides):
    return Block(**{"text": text, "tag": "p", "selector": "p", "box": None, "visible": True} | overrides)


@pytest.fixture
def judged(result, a_page, a_snapshot, a_partner):
    """The audit's row for a page with that content and an AMP version with that body."""

    def judge(body, *, blocks=TEXTS, links=(), embeds=(), **facts):
        shown = tuple(text if isinstance(text, Block) else a_block(text) for text in blocks)
        content = Content(blocks=shown, links=links, embeds=embeds)
        amp = Amp(amphtml_url=AMP_URL, partner=a_partner(f"<html amp><body>{body}"))
        return result(AUDIT, a_page(snapshot=a_snapshot(content=content, amp=amp), **facts))

    return judge


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


WHOLE = paragraphs(*TEXTS)


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        pytest.param(WHOLE, "same", id="the same text"),
        pytest.param(WHOLE.replace(" ", "\n  ").replace("tea", "<b>tea</b>"), "same", id="set otherwise"),
        pytest.param(paragraphs(*TEXTS[:2]), "same", id="two thirds of it"),
        pytest.param(paragraphs(TEXTS[0]), "other", id="a third of it"),
        pytest.param(f"<script>{WHOLE}</script>", "other", id="text that nobody reads"),
        pytest.param("", "other", id="nothing"),
    ],
)
def test_the_text_is_compared(judged, body, outcome):
    assert judged(body).outcome == outcome


def test_what_is_missing_is_quoted(judged):
    row = judged(paragraphs(TEXTS[0]))
    assert (row.status, row.value) == (Status.FAIL, pytest.approx(33, abs=2))
    assert [each.excerpt for each in row.evidence] == list(TEXTS[1:])


@pytest.mark.parametrize(
    ("seen", "there", "label"),
    [
        ({"embeds": (FILM,)}, "<amp-youtube></amp-youtube>", "a film"),
        ({"links": (PHONE,)}, "<a href='tel:+3726000000'>Call</a>", "a number to call"),
        ({"structured": (PRODUCT,)}, PRODUCT_THERE, "structured data"),
    ],
)
def test_what_can_be_done_on_the_page_can_be_done_there(judged, seen, there, label):
    assert judged(WHOLE + there, **seen).outcome == "same"
    row = judged(WHOLE, **seen)
    assert (row.outcome, row.evidence[0].label) == ("lacks", label)


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(("Menu", "Kettles"), id="too little text to compare"),
        pytest.param(
            (*TEXTS, a_block("A long line of the footer, on every page.", landmark="footer")), id="the frame"
        ),
    ],
)
def test_what_frames_the_page_is_not_compared(judged, blocks):
    assert judged(WHOLE, blocks=blocks).outcome == "same"


def test_without_an_amp_version_there_is_nothing_to_compare(result, a_page, a_snapshot):
    assert (
        result(AUDIT, a_page(snapshot=a_snapshot(content=Content(blocks=(), links=())))).outcome == "no-pair"
    )
