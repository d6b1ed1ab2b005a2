"""AMP's own engine on documents of ours: what it finds reaches the report with a hint of ours for every code."""

import asyncio
import os
from pathlib import Path

import pytest

from mmaudit.audits.amp.hints import hints
from mmaudit.gather.amp_engine import AmpEngine
from mmaudit.gather.amp_source import AmpSource, cached_engine
from mmaudit.gather.browser import find_browser
from mmaudit.gather.launch import launch

REAL = Path(os.environ.get("MMAUDIT_AMP_VALIDATOR") or cached_engine())

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not REAL.is_file(), reason=f"AMP's validator is not at {REAL}: mmaudit doctor --install"
    ),
]

BOILERPLATE = (
    "<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both;-moz-animation:-amp-start"
    " 8s steps(1,end) 0s 1 normal both;-ms-animation:-amp-start 8s steps(1,end) 0s 1 normal both;animation:-amp-start 8s"
    " steps(1,end) 0s 1 normal both}@-webkit-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}"
    "@-moz-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@-ms-keyframes -amp-start{from{visibility:"
    "hidden}to{visibility:visible}}@-o-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@keyframes"
    " -amp-start{from{visibility:hidden}to{visibility:visible}}</style><noscript><style amp-boilerplate>"
    "body{-webkit-animation:none;-moz-animation:none;-ms-animation:none;animation:none}</style></noscript>"
)
RUNTIME = '<script async src="https://cdn.ampproject.org/v0.js"></script>'
CANONICAL = '<link rel="canonical" href="https://shop.test/kettle">'
VIEWPORT = '<meta name="viewport" content="width=device-width">'
PICTURE = '<amp-img src="kettle.jpg" width="300" height="200" layout="responsive" alt="Kettle"></amp-img>'


def amp(*, html="<html amp lang=et>", head="", body="<p>Keedab vee kahe minutiga.</p>", without=""):
    """A valid AMP document, with ``head`` and ``body`` added and ``without`` taken out."""
    said = (
        f"<!doctype html>\n{html}<head><meta charset=utf-8><title>Veekeetja</title>\n{RUNTIME}\n{CANONICAL}\n"
        f"{VIEWPORT}\n{BOILERPLATE}\n{head}</head>\n<body>\n<h1>Veekeetja</h1>\n{body}\n</body></html>"
    )
    return said.replace(without, "") if without else said


def component(name, version="0.1"):
    source = f"https://cdn.ampproject.org/v0/{name}-{version}.js"
    return f'<script async custom-element="{name}" src="{source}"></script>'


# A document, and the codes of all that the engine says of it; warnings leave a document valid.
WARNINGS = {"WARNING_EXTENSION_DEPRECATED_VERSION"}
DOCUMENTS = {
    "plain": (amp(), set()),
    "with the bolt": (amp(html="<html ⚡ lang=zh>", body="<p>两分钟烧开水。</p>"), set()),
    "picture": (amp(body=PICTURE), set()),
    "no canonical": (amp(without=CANONICAL), {"MANDATORY_TAG_MISSING"}),
    "no viewport": (amp(without=VIEWPORT), {"MANDATORY_TAG_MISSING"}),
    "no boilerplate": (amp(without=BOILERPLATE), {"TAG_REQUIRED_BY_MISSING"}),
    "a handler": (amp(body='<p onclick="buy()">Osta</p>'), {"DISALLOWED_ATTR"}),
    "an unknown tag": (amp(body="<embed src=x.swf>"), {"DISALLOWED_TAG"}),
    "own script": (amp(body="<script>buy()</script>"), {"WRONG_PARENT_TAG"}),
    "no address": (amp(body='<amp-img layout="fill"></amp-img>'), {"MANDATORY_ATTR_MISSING"}),
    "component without its script": (
        amp(body='<amp-youtube data-videoid="a" width="4" height="3"></amp-youtube>'),
        {"MISSING_REQUIRED_EXTENSION"},
    ),
    "too many styles": (
        amp(head=f"<style amp-custom>{'.kettle{color:red}' * 5000}</style>"),
        {"STYLESHEET_TOO_LONG"},
    ),
    "imported styles": (
        amp(head="<style amp-custom>@import url(x.css);</style>"),
        {"CSS_SYNTAX_INVALID_AT_RULE"},
    ),
    "a frame by another protocol": (
        amp(
            head=component("amp-iframe"),
            body='<amp-iframe width="9" height="9" src="ftp://x.test/"></amp-iframe>',
        ),
        {"INVALID_URL_PROTOCOL"},
    ),
    "an old component": (
        amp(
            head=component("amp-mustache").replace("custom-element", "custom-template"),
            body='<template type="amp-mustache" id="t">{{name}}</template>',
        ),
        WARNINGS,
    ),
}


@pytest.fixture(scope="module")
def said():
    """What the engine says of all documents, by name."""

    async def go():
        launched = await launch(find_browser(None), sandbox="auto")
        engine = AmpEngine(AmpSource(REAL))
        try:
            return {
                name: await engine.validate(launched.browser, f"https://shop.test/{number}", html)
                for number, (name, (html, _)) in enumerate(DOCUMENTS.items())
            }
        finally:
            await engine.close()
            await launched.close()

    return asyncio.run(go())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_engine_judges_documents_as_amp_does(said, name):
    _, codes = DOCUMENTS[name]
    assert {each.code for each in said[name].findings} == codes
    assert said[name].valid is (codes <= WARNINGS)


def test_every_code_that_was_met_has_a_hint(said):
    met = {each.code for judged in said.values() for each in judged.findings}
    assert met <= set(hints())
