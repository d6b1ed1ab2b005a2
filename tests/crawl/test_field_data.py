"""What is asked of the Chrome UX Report API, and what becomes of its answers."""

import asyncio
import logging
import socket
from dataclasses import replace

import pytest
from tests.crawl.crux_api import BAD_KEY, BAD_URL, BROKEN, DISABLED, KEY, TOO_OFTEN, crux_api, record

from mmaudit.config.settings import FieldSource
from mmaudit.crawl import field_data
from mmaudit.crawl.field_data import ask_field_data
from mmaudit.model.field_data import FieldCapture, FieldData, FieldLevel, FieldMetric

HOME, MENU = "https://www.shop.ee/", "https://www.shop.ee/menu"
ORIGIN = "https://www.shop.ee"
PUBLIC, PRIVATE = ("93.184.215.14",), ("10.0.0.8",)
READ = FieldData(
    level=FieldLevel.ORIGIN,
    first_day="2026-10-25",
    last_day="2026-11-21",
    lcp_ms=FieldMetric(p75=2100, good=0.8123, needs_improvement=0.1201, poor=0.0676),
    inp_ms=FieldMetric(p75=130, good=0.9, needs_improvement=0.07, poor=0.03),
    cls=FieldMetric(p75=0.12, good=0.7, needs_improvement=0.2, poor=0.1),
    fcp_ms=FieldMetric(p75=1800, good=0.75, needs_improvement=0.15, poor=0.1),
    ttfb_ms=FieldMetric(p75=950, good=0.6, needs_improvement=0.3, poor=0.1),
)


@pytest.fixture
def api():
    with crux_api() as running:
        yield running


def ask(api, pages=(HOME,), *, home=HOME, key=KEY, hosts=None):
    """The field data of ``pages`` (each visited where it is, unless it is a mapping); names lead to ``hosts``."""
    visited = pages if isinstance(pages, dict) else {url: url for url in pages}

    async def resolve(host):
        found = (hosts or {}).get(host, PUBLIC)
        if found is None:
            raise socket.gaierror(-2, "Name or service not known")
        return found

    source = FieldSource(key=key, base_url=api.base_url)
    return asyncio.run(ask_field_data(source, home_url=home, pages=visited, resolve=resolve))


def test_the_origin_and_each_page_are_asked_for_phones(api):
    api.answers = {ORIGIN: record(), MENU: record(lcp=3000)}
    got = ask(api, (HOME, MENU))

    assert got.origin == READ
    assert got.pages == {MENU: replace(READ, level=FieldLevel.URL, lcp_ms=replace(READ.lcp_ms, p75=3000))}
    assert got.notes == ()
    assert api.asked == [
        {"origin": ORIGIN, "formFactor": "PHONE"},
        {"url": HOME, "formFactor": "PHONE"},
        {"url": MENU, "formFactor": "PHONE"},
    ]


def test_a_site_with_too_few_visitors_is_a_note(api):
    assert ask(api) == FieldCapture(notes=(field_data.NO_VISITS,))


def test_pages_are_asked_without_names_queries_and_fragments(api):
    ask(
        api,
        {MENU: "https://anna:secret@www.shop.ee/menu?token=1#top"},
        home="https://anna:secret@www.shop.ee/",
    )
    assert [question.get("origin") or question["url"] for question in api.asked] == [ORIGIN, MENU]


def test_only_the_first_pages_are_asked_and_the_report_says_so(api):
    api.answers = {ORIGIN: record()}
    got = ask(api, [f"{HOME}{number}" for number in range(field_data.MAX_PAGES + 5)])
    assert len(api.asked) == 1 + field_data.MAX_PAGES
    assert got.notes == (field_data.FIRST_PAGES.format(count=field_data.MAX_PAGES),)


@pytest.mark.parametrize(
    "home",
    [
        "http://localhost:8000/", "http://127.0.0.1/", "http://[::1]/", "http://10.0.0.8/", "http://93.184.215.14/",
        "http://0x7f.1/", "http://intranet/", "http://nas.local/", "https://shop.test/", "http://printer.home.arpa/",
        "https://crm.shop.ee/", "https://gone.shop.ee/", "https://both.shop.ee/",
    ],
)  # fmt: skip
def test_a_site_that_is_not_public_is_never_named(api, home):
    hosts = {"crm.shop.ee": PRIVATE, "gone.shop.ee": None, "both.shop.ee": (*PUBLIC, *PRIVATE)}
    got = ask(api, [home], home=home, hosts=hosts)

    assert api.paths == []
    assert (got.origin, got.pages) == (None, {})
    assert [note.partition(":")[0] for note in got.notes] == ["Field data was not asked for"]


def test_a_page_on_a_host_that_is_not_public_is_left_out(api):
    got = ask(api, [MENU, "https://crm.shop.ee/"], hosts={"crm.shop.ee": PRIVATE})
    assert [question.get("url") for question in api.asked] == [None, MENU]
    assert got.pages == {}


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        (BAD_KEY, field_data.BAD_KEY),
        (BAD_URL, field_data.HTTP_ERROR.format(status=400)),
        (DISABLED, field_data.FORBIDDEN),
        (TOO_OFTEN, field_data.TOO_OFTEN),
        (BROKEN, field_data.HTTP_ERROR.format(status=503)),
        (b"<html>not JSON", field_data.UNREADABLE),
        (b"[]", field_data.UNREADABLE),
        ({"record": {}}, field_data.UNREADABLE),
        (b'{"record": "' + b"x" * 2_000_000 + b'"}', field_data.UNREADABLE),
    ],
)
def test_a_refusal_is_a_note_and_nobody_is_asked_again(api, answer, note):
    api.instead = answer
    assert ask(api, (HOME, MENU)) == FieldCapture(notes=(note,))
    assert len(api.asked) == 1


def test_what_was_known_before_a_refusal_is_kept(api):
    api.answers = {ORIGIN: record(), HOME: record(), MENU: TOO_OFTEN, f"{MENU}/2": record()}
    got = ask(api, (HOME, MENU, f"{MENU}/2"))
    assert got.origin is not None
    assert list(got.pages) == [HOME]
    assert got.notes == (field_data.TOO_OFTEN,)
    assert len(api.asked) == 3


def test_an_address_that_the_api_does_not_take_does_not_stop_the_others(api):
    api.answers = {ORIGIN: record(), HOME: BAD_URL, MENU: record()}
    got = ask(api, (HOME, MENU))
    assert list(got.pages) == [MENU]
    assert got.notes == ()


def test_a_dead_api_is_a_note(api):
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))  # bound, not listening: refuses
        api.base_url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        got = ask(api)
    (note,) = got.notes
    assert note.startswith("Field data is incomplete: the Chrome UX Report API could not be reached.")


@pytest.mark.parametrize("answer", [record(), BAD_KEY, DISABLED, BROKEN])
def test_the_key_is_in_no_result_no_address_and_no_log(api, answer, caplog):
    caplog.set_level(logging.DEBUG)
    api.instead = answer
    got = ask(api)

    assert KEY not in repr(got)
    assert KEY not in repr(FieldSource(key=KEY))
    assert all(KEY not in path for path in api.paths)
    assert KEY not in caplog.text


def test_a_key_that_is_refused_is_not_repeated(api):
    got = ask(api, key="another-secret")
    assert got.notes == (field_data.BAD_KEY,)


@pytest.mark.parametrize(
    ("changes", "lcp"),
    [
        ({"histogram": []}, FieldMetric(p75=2100)),
        # A share of zero is left out of the JSON.
        ({"histogram": [{"start": 0, "end": 2500, "density": 1}, {"start": 2500, "end": 4000}, {"start": 4000}]},
         FieldMetric(p75=2100, good=1, needs_improvement=0, poor=0)),
        ({"histogram": [{"density": "NaN"}]}, None),
        ({"percentiles": {"p75": "fast"}}, None),
        ({"percentiles": {"p75": -1}}, None),
        ({"percentiles": {"p75": "NaN"}}, None),
        ({"percentiles": {}}, None),
        ({"percentiles": None}, None),
    ],
)  # fmt: skip
def test_a_metric_that_cannot_be_read_leaves_the_others(api, changes, lcp):
    broken = record()
    broken["record"]["metrics"]["largest_contentful_paint"] |= changes
    api.answers = {ORIGIN: broken}
    assert ask(api).origin == replace(READ, lcp_ms=lcp)


def test_a_metric_that_is_not_there_is_none(api):
    sparse = record()
    del sparse["record"]["metrics"]["interaction_to_next_paint"]
    del sparse["record"]["collectionPeriod"]
    api.answers = {ORIGIN: sparse}
    assert ask(api).origin == replace(READ, inp_ms=None, first_day="", last_day="")


def test_a_day_that_never_was_is_no_answer(api):
    wrong = record()
    wrong["record"]["collectionPeriod"]["firstDate"]["month"] = 13
    api.answers = {ORIGIN: wrong}
    assert ask(api).notes == (field_data.UNREADABLE,)
