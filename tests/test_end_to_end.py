"""The whole line as a user meets it: the command, a real browser, whole sites, the files that come out."""

import csv
import email
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from email import policy
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest
from tests.crawl.crux_api import KEY, crux_api

import mmaudit
from mmaudit.gather.browser import find_browser

pytestmark = pytest.mark.browser
AT_FULL_SPEED = ("--network", "none", "--cpu", "1")
SHOP_PAGES = ("/", "/kontakt*", "/tarne.html", "/meist.html", "/galerii.html", "/ostukorv/*", "/pood/",
              "/pood/etioopia-guji.html", "/blogi/", "/blogi/filtrikohv.html")  # fmt: skip


def command(*arguments):
    return [sys.executable, "-m", "mmaudit", *map(str, arguments)]


def run(*arguments, **environment):
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, timeout=600, env={**os.environ, **environment}
    )


@dataclass(frozen=True, kw_only=True)
class Audited:
    """A finished command, what it wrote, and the site that it visited."""

    done: subprocess.CompletedProcess
    out: Path
    site: object

    @property
    def report(self):
        return json.loads((self.out / "report.json").read_bytes())

    def page(self, path):
        return next(page for page in self.report["pages"] if urlsplit(page["final_url"]).path == path)

    def answer(self, path, question):
        return next(answer for answer in self.page(path)["answers"] if answer["question"] == question)


@pytest.fixture(scope="module")
def shop(serve_sites, tmp_path_factory):
    site, out = serve_sites("shop"), tmp_path_factory.mktemp("shop")
    included = [part for glob in SHOP_PAGES for part in ("--include", glob)]
    return Audited(done=run("audit", site.url(), *AT_FULL_SPEED, *included, "--out", out), out=out, site=site)


@pytest.fixture(scope="module")
def ferry(serve_sites, tmp_path_factory):
    site, out = serve_sites("mobile-bad"), tmp_path_factory.mktemp("ferry")
    return Audited(done=run("audit", site.url(), *AT_FULL_SPEED, "--out", out), out=out, site=site)


@pytest.fixture(scope="module")
def hostile(serve_sites, tmp_path_factory):
    site, out = serve_sites("hostile"), tmp_path_factory.mktemp("hostile")
    formats = "html,json,csv,junit,sarif,md,eml"
    return Audited(
        done=run("audit", site.url(), *AT_FULL_SPEED, "--out", out, "--format", formats), out=out, site=site
    )


class TestShop:
    def test_it_ends_well_and_says_where_the_report_is(self, shop):
        assert shop.done.returncode == 0, shop.done.stderr
        assert str(shop.out / "report.html") in shop.done.stdout

    def test_the_report_keeps_its_schema(self, shop):
        schema = json.loads(run("schema").stdout)
        jsonschema.validate(shop.report, schema)
        assert shop.report["schema"] == "mmaudit.report/1"

    def test_every_page_is_a_row_and_the_missing_one_is_a_failed_row(self, shop):
        rows = {urlsplit(page["final_url"]).path: page["status"] for page in shop.report["pages"]}
        wanted = {path: "audited" for path in SHOP_PAGES if "*" not in path} | {"/kontakt.html": "audited"}
        assert rows == wanted | {"/galerii.html": "failed"}
        assert shop.page("/galerii.html")["error"]["code"] == "http_4xx"
        assert shop.report["run"]["status"] == "partial"

    @pytest.mark.parametrize(
        ("path", "question", "quote"),
        [
            ("/kontakt.html", "go.hours", "E–R 9–18"),
            ("/kontakt.html", "go.address", "Kivi 12"),
            ("/kontakt.html", "go.phone", "+372 742 0142"),
            ("/pood/etioopia-guji.html", "buy.price", "12,90"),
            ("/pood/etioopia-guji.html", "buy.order", "Lisa ostukorvi"),
            ("/tarne.html", "buy.returns", "14 päeva"),
            ("/blogi/filtrikohv.html", "do.steps", "Keeda pool liitrit vett"),
        ],
    )
    def test_a_visitors_question_is_answered_in_the_pages_own_words(self, shop, path, question, quote):
        answer = shop.answer(path, question)
        assert answer["answered"]
        assert quote in answer["quote"]

    def test_the_broken_link_is_named_with_the_page_that_has_it(self, shop):
        broken = {urlsplit(link["url"]).path: link for link in shop.report["links_broken"]}
        assert broken["/galerii.html"]["status"] == 404
        assert [urlsplit(url).path for url in broken["/galerii.html"]["from"]] == ["/meist.html"]

    def test_an_old_address_is_no_second_page(self, shop):
        urls = [page["final_url"] for page in shop.report["pages"]]
        assert len(urls) == len(set(urls))

    def test_what_robots_txt_closes_is_skipped_and_listed(self, shop):
        skipped = {urlsplit(skip["url"]).path: skip["why"] for skip in shop.report["skipped"]}
        assert skipped["/ostukorv/"] == "robots"

    def test_the_crawl_only_asks_and_buys_nothing(self, shop):
        assert {request.method for request in shop.site.requests} == {"GET"}
        assert [path for path in shop.site.requested() if path.startswith("/ostukorv")] == []

    def test_a_visitor_is_two_taps_from_buying_and_one_from_calling(self, shop):
        taps = shop.report["taps"]
        assert (taps["to_buy"], taps["to_call"]) == (2, 1)

    def test_the_web_app_is_installable_and_works_offline(self, shop):
        pwa = shop.page("/")["pwa"]
        assert pwa["installability_errors"] == []
        assert (pwa["installable"], pwa["service_worker"], pwa["offline"]) == (True, True, True)

    def test_every_area_but_amp_has_a_score(self, shop):
        scores = {area["id"]: area["score"] for area in shop.report["categories"]}
        assert scores.pop("amp") is None
        assert [area for area, score in scores.items() if score is None] == []

    def test_the_stored_run_is_judged_anew_without_a_browser(self, shop, tmp_path):
        again = run("report", shop.out, "--out", tmp_path, MMAUDIT_BROWSER="/nowhere/chromium")

        assert again.returncode == 0, again.stderr
        assert json.loads((tmp_path / "report.json").read_bytes())["score"] == shop.report["score"]


class TestFerry:
    @pytest.mark.parametrize(
        ("path", "audit", "status"),
        [
            ("/", "viewport-meta", "fail"),
            ("/", "horizontal-overflow", "fail"),
            ("/", "text-size", "fail"),
            ("/", "tap-targets", "fail"),
            ("/", "html-lang", "warn"),
            ("/covered.html", "covered-screen", "fail"),
            ("/news.html", "covered-screen", "fail"),
            ("/news.html", "cumulative-layout-shift", "fail"),
            ("/news.html", "image-dimensions", "fail"),
            ("/wide.html", "viewport-meta", "fail"),
            ("/zoom.html", "zoom-disabled", "fail"),
            ("/zoom.html", "input-zoom", "warn"),
            ("/zoom.html", "title", "fail"),
        ],
    )
    def test_a_fault_of_the_page_is_found(self, ferry, path, audit, status):
        found = {each["id"]: each["status"] for each in ferry.page(path)["audits"]}
        assert found[audit] == status

    def test_a_site_without_an_app_and_without_amp_is_not_blamed(self, ferry):
        scores = {area["id"]: area["score"] for area in ferry.report["categories"]}
        assert (scores["amp"], scores["pwa"]) == (None, None)


class TestHostile:
    def test_it_ends_well(self, hostile):
        assert hostile.done.returncode == 0, hostile.done.stderr
        assert "Traceback" not in hostile.done.stderr

    def test_each_page_has_its_own_end(self, hostile):
        ends = {
            urlsplit(page["url"]).path: page["error"]["code"] if page["error"] else page["status"]
            for page in hostile.report["pages"]
        }
        assert ends["/"] == "audited"
        assert ends["/broken.html"] == "http_5xx"
        assert ends["/dialogs.html"] == "audited"
        assert ends["/loop.html"] == "page_hung"
        assert ends["/natives.html"] == "audited"
        assert ends["/round.html"] == "redirect_loop"
        assert "/price-list.pdf" not in ends

    def test_nothing_was_deleted_and_nobody_logged_out(self, hostile):
        asked = [urlsplit(path).path for path in hostile.site.requested()]
        assert {"/account/delete", "/logout"}.isdisjoint(asked)

    def test_a_page_that_replaced_the_language_is_read_all_the_same(self, hostile):
        assert hostile.answer("/natives.html", "go.hours")["answered"]

    @pytest.mark.parametrize("with_policy", [True, False])
    def test_the_report_is_inert_even_without_its_content_policy(self, hostile, with_policy, open_file):
        html = (hostile.out / "report.html").read_text("utf-8")
        copy = hostile.out / f"copy-{with_policy}.html"
        copy.write_text(html if with_policy else html.replace("Content-Security-Policy", "x"), "utf-8")
        assert "alert(1)" in html

        seen = open_file(copy)

        assert seen.dialogs == []
        assert seen.requests == []
        assert seen.handlers == 0

    def test_no_cell_of_the_table_is_a_formula(self, hostile):
        with (hostile.out / "report.csv").open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))] == []

    def test_the_other_formats_hold_no_markup_of_the_site(self, hostile):
        message = email.message_from_bytes((hostile.out / "report.eml").read_bytes(), policy=policy.default)
        body = message.get_body(("html",)).get_content()
        for text in ((hostile.out / "report.md").read_text("utf-8"), body):
            # A backslash makes "<" a plain letter of Markdown.
            assert re.findall(r"(?<!\\)<(?:script|svg|img src=x)", text, re.IGNORECASE) == []


class TestCommand:
    def test_a_site_on_this_machine_is_never_named_to_the_field_datas_api(self, serve_site, tmp_path):
        with crux_api() as api:
            answer = run("audit", serve_site("cafe").url(), *AT_FULL_SPEED, "--max-pages", "1", "--out", tmp_path,
                         "--json", MMAUDIT_CRUX_KEY=KEY, MMAUDIT_CRUX_URL=api.base_url)  # fmt: skip

        report = json.loads(answer.stdout)
        assert api.paths == []
        assert report["field"] is None
        assert "Field data was not asked for: 127.0.0.1 is not a public web site." in report["run"]["notes"]
        stored = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
        assert KEY not in answer.stdout + answer.stderr
        assert KEY.encode() not in stored

    def test_a_condition_that_holds_ends_with_one(self, serve_site, tmp_path):
        answer = run("audit", serve_site("cafe").url(), *AT_FULL_SPEED, "--max-pages", "1", "--runs", "1",
                     "--out", tmp_path, "--fail-on", "requests>0", "--json")  # fmt: skip

        assert answer.returncode == 1
        assert json.loads(answer.stdout)["gate"]["verdict"] == "fail"

    @pytest.mark.parametrize(
        ("arguments", "code", "words"),
        [
            (["notaurl"], 2, "notaurl"),
            (["http://127.0.0.1:1/", "--fail-on", "lpc>4000"], 2, "lcp"),
            (["http://127.0.0.1:1/", "--format", "pdf"], 2, "pdf"),
            (["http://127.0.0.1:1/", "--browser-path", "/nowhere/chromium"], 2, "/nowhere/chromium"),
            (["http://127.0.0.1:1/"], 3, "127.0.0.1:1"),
            (["{shop}/missing.html"], 3, "404"),
            (["{shop}/ostukorv/"], 3, "robots.txt"),
            (["{hostile}/price-list.pdf"], 3, "price-list.pdf"),
        ],
    )
    def test_what_cannot_be_audited_is_one_message(self, serve_site, tmp_path, arguments, code, words):
        site = {name: serve_site(name).origin for name in ("shop", "hostile")}
        arguments = [part.format(**site) for part in arguments]

        answer = run("audit", *arguments, "--max-pages", "1", *AT_FULL_SPEED, "--out", tmp_path / "out")

        assert answer.returncode == code, answer.stderr
        assert words in " ".join(answer.stderr.split())
        assert "Traceback" not in answer.stderr

    def test_a_folder_that_cannot_be_made_is_one_message(self, serve_site, tmp_path):
        (tmp_path / "file").write_text("in the way")

        answer = run(
            "audit", serve_site("cafe").url(), "--max-pages", "1", "--out", tmp_path / "file" / "out"
        )

        assert answer.returncode == 2, answer.stderr
        assert "file" in answer.stderr
        assert "Traceback" not in answer.stderr

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_an_interrupted_audit_leaves_a_partial_report_and_no_browser(
        self, serve_site, tmp_path, place, number
    ):
        process = subprocess.Popen(
            command("audit", serve_site("shop").url(), *AT_FULL_SPEED, "--out", tmp_path / "out"),
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env={**os.environ, "TMPDIR": place},
        )  # fmt: skip
        for line in process.stderr:
            if line.startswith("mmaudit: 1/"):
                break
        process.send_signal(number)
        said = process.communicate(timeout=120)[1]

        assert process.returncode == 130, said
        report = json.loads((tmp_path / "out" / "report.json").read_bytes())
        assert report["run"]["status"] == "interrupted"
        assert {each["why"] for each in report["skipped"]} >= {"interrupted"}  # what was never reached
        assert wait_until_gone(place) == []
        assert os.listdir(place) == []


@pytest.fixture
def place():
    """A folder for temporary files that no other process knows; its path is short, as Chromium's socket needs it."""
    with tempfile.TemporaryDirectory(prefix="mm-") as folder:
        yield folder


def wait_until_gone(place):
    """The processes whose environment names ``place`` once they had a moment to end."""
    give_up = time.monotonic() + 20
    while left := processes_that_know(place):
        if time.monotonic() > give_up:
            break
    return left


def processes_that_know(place):
    return [entry.parent.name for entry in Path("/proc").glob("[0-9]*/environ") if names(entry, place)]


def names(entry, place):
    try:
        return place.encode() in entry.read_bytes()
    except OSError:
        return False


def test_the_library_gives_the_same_report(serve_site):
    url = serve_site("cafe").url("/visit.html")

    report = mmaudit.audit(url, max_pages=1, network="none", cpu=1)

    assert [page.url for page in report.pages] == [url]
    quotes = {answer.question: answer.quote for answer in report.pages[0].answers if answer.answered}
    assert "周一至周五 8:00-21:00" in quotes["go.hours"]
    assert "湖南路 88 号" in quotes["go.address"]
    assert "021-6200 0142" in quotes["go.phone"]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a browser did with a file: dialogs that opened, requests over the network, inline handlers."""

    dialogs: list
    requests: list
    handlers: int


@pytest.fixture
def open_file():
    """Opens a file in a desktop browser with JavaScript on, unfolds it, and watches."""
    from playwright.sync_api import sync_playwright

    choice = find_browser(None)

    def open_it(path):
        dialogs, requests = [], []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=choice.path, channel=choice.channel, args=["--no-sandbox"]
            )
            page = browser.new_page()
            page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
            page.on("request", lambda request: requests.append(request.url))
            page.goto(path.as_uri(), wait_until="load")
            page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
            page.mouse.wheel(0, 20_000)
            page.mouse.move(200, 200)
            handlers = page.evaluate(
                "[...document.querySelectorAll('*')].filter((each) => [...each.attributes].some("
                "(attribute) => attribute.name.startsWith('on') || /^\\s*javascript:/i.test(attribute.value)))"
                ".length"
            )
            browser.close()
        web = [url for url in requests if not url.startswith(("file:", "data:"))]
        return Seen(dialogs=dialogs, requests=web, handlers=handlers)

    return open_it
