"""What of its code a page has used, on pages of which about half is used by their making."""

import pytest

from mmaudit.gather.collectors.coverage import script_uses, unused_chars
from mmaudit.model.coverage import FontFace

HEAD = "<!doctype html><meta name=viewport content='width=device-width'><title>Code</title>"
PADDING = "/* " + "x" * 300 + " */"


def ran(start, end, count):
    return {"startOffset": start, "endOffset": end, "count": count}


def a_script(url, *ranges):
    return {"url": url, "functions": [{"ranges": [each]} for each in ranges]}


@pytest.mark.parametrize(
    ("ranges", "unused"),
    [
        ([ran(0, 100, 1)], 0),
        ([ran(0, 100, 1), ran(10, 30, 0), ran(50, 60, 0)], 30),
        ([ran(0, 100, 1), ran(10, 50, 0), ran(20, 30, 0)], 40),
        ([ran(0, 100, 1), ran(10, 50, 1), ran(20, 30, 0)], 10),
        ([ran(0, 100, 0)], 100),
    ],
)
def test_characters_in_functions_that_never_ran_are_counted_once(ranges, unused):
    assert unused_chars(reversed(ranges)) == unused


def test_a_file_that_is_on_the_page_twice_is_used_where_either_was():
    url = "https://shop.test/a.js"
    (use,) = script_uses(
        [a_script(url, ran(0, 90, 1), ran(0, 80, 0)), a_script(url, ran(0, 90, 1), ran(0, 20, 0))]
    )
    assert (use.total_chars, use.unused_chars) == (90, 20)


@pytest.mark.parametrize("url", ["", "chrome-extension://x/a.js", "data:text/javascript,1"])
def test_what_is_no_file_of_the_web_is_left_out(url):
    assert script_uses([a_script(url, ran(0, 90, 1))]) == ()


def functions(prefix, count):
    return "".join(
        f"function {prefix}{number}() {{ {PADDING} return {number} }}\n" for number in range(count)
    )


@pytest.mark.browser
def test_the_halves_of_a_script_and_of_a_sheet_that_are_used(site, a_site, visit):
    other = a_site()
    calls = "".join(f"used{number}();" for number in range(10))
    site.page(
        "/half.js", functions("used", 10) + functions("idle", 10) + calls, content_type="text/javascript"
    )
    rules = [
        f".{name}{number} {{ color: red; margin: 0 auto 3px }}\n" for name in "ab" for number in range(20)
    ]
    other.page("/half.css", "".join(rules), content_type="text/css")
    boxes = "".join(f"<p class=a{number}>Text</p>" for number in range(20))
    style = f"<link rel=stylesheet href={other.url}/half.css>"
    page = site.page("/", HEAD + style + boxes + "<script src=/half.js></script>")
    found = visit(page).coverage
    (script,), (sheet,) = found.scripts, found.sheets
    assert (script.url, sheet.url) == (site.url + "/half.js", other.url + "/half.css")
    assert 0.4 < script.unused_chars / script.total_chars < 0.6
    assert sheet.unused_chars * 2 == sheet.total_chars


@pytest.mark.browser
@pytest.mark.parametrize(
    ("rule", "is_used"),
    [
        ("#it:hover { color: red }", True),
        ("#it:hover:focus > b::before { content: 'x' }", True),
        (":focus-visible { color: red }", True),
        ("@media print { #it { color: red } }", True),
        ("@media (min-width: 3000px) { #it { color: red } }", True),
        (":host(.x) .y { color: red }", False),
        ("#it { &:hover { color: red } .none { color: red } }", True),
        ("@keyframes x { from { color: red } to { color: blue } }", True),
        ("#gone, #it { color: red }", True),
        ("#gone { color: red }", False),
        ("#gone > :hover { color: red }", False),
        ("@media (min-width: 1px) { @supports (color: red) { .gone b { color: red } } }", False),
        ("#it i { color: red }", False),
        ("#inside { color: red }", True),
    ],
)
def test_a_rule_is_used_when_it_could_match_in_any_state(site, visit, rule, is_used):
    site.page("/a.css", rule, content_type="text/css")
    shadow = (
        "<script>document.body.attachShadow&&document.querySelector('div').attachShadow({mode:'open'})"
        ".append(Object.assign(document.createElement('b'),{id:'inside'}))</script>"
    )
    body = f"<link rel=stylesheet href=/a.css><p id=it><b>Text</b></p><div></div>{shadow}"
    (sheet,) = visit(site.page("/", HEAD + body)).coverage.sheets
    assert sheet.unused_chars == (0 if is_used else sheet.total_chars)
    assert sheet.total_chars > 0


@pytest.mark.browser
def test_fonts_are_named_with_their_display_and_their_files(site, visit):
    site.page(
        "/css/a.css",
        "@font-face { font-family: 'Serif A'; src: url(../f/a.woff2) format('woff2'), url(\"/a.ttf\") }",
        content_type="text/css",
    )
    inline = "<style>@font-face { font-family: B; font-display: swap; src: url(b.woff2) }</style>"
    found = visit(
        site.page("/", HEAD + "<link rel=stylesheet href=/css/a.css>" + inline + "<p>Text</p>")
    ).coverage
    assert set(found.fonts) == {
        FontFace(family="Serif A", urls=(site.url + "/f/a.woff2", site.url + "/a.ttf")),
        FontFace(family="B", display="swap", urls=(site.url + "/b.woff2",)),
    }
    assert [sheet.url for sheet in found.sheets] == [site.url + "/css/a.css"]


@pytest.mark.browser
def test_requests_say_who_asked_for_them_and_what_connecting_cost(site, visit):
    site.page("/a.css", "p { background: url(/back.png) }", content_type="text/css")
    site.page("/a.js", "fetch('/late.json')", content_type="text/javascript")
    page = site.page("/", HEAD + "<link rel=stylesheet href=/a.css><p>Text</p><script src=/a.js></script>")
    by_path = {each.url.removeprefix(site.url): each for each in visit(page).loads[0].requests}
    assert (by_path["/a.js"].initiator, by_path["/a.js"].initiator_url) == ("parser", page)
    assert by_path["/back.png"].initiator_url == site.url + "/a.css"
    assert (by_path["/late.json"].initiator, by_path["/late.json"].initiator_url) == (
        "script",
        site.url + "/a.js",
    )
    assert any(each.connect_ms is not None for each in by_path.values())
