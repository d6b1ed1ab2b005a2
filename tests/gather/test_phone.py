"""A visit never raises for what a page does: whatever it is, it ends as one snapshot."""

import asyncio
import os
import signal

import pytest

from mmaudit.gather.browser import find_browser
from mmaudit.gather.phone import Phone
from mmaudit.model.failure import FailureCode
from mmaudit.model.snapshot import Section

pytestmark = pytest.mark.browser

GOOD = "<!doctype html><meta name=viewport content='width=device-width'><title>Good</title><h1>Good page</h1>"


def test_a_good_page_is_measured_and_read(site, visit):
    snapshot = visit(site.page("/", GOOD))
    assert snapshot.failure is None
    assert snapshot.http_status == 200
    assert snapshot.final_url == site.url + "/"
    assert len(snapshot.loads) == 1
    assert snapshot.unmeasured == {
        str(Section.PWA): "Measured on the start page only.",
        str(Section.BACK): "Measured on one page of each kind.",
    }
    assert snapshot.screenshot is not None
    assert (snapshot.screenshot.width_px, snapshot.screenshot.height_px) == (412, 823)


def test_work_for_the_whole_site_is_done_when_it_is_asked_for(site, album, a_config, a_job):
    config = a_config(site.page("/", GOOD))

    async def go():
        async with Phone(config, find_browser(None), album) as phone:
            return await phone.visit(a_job(config.start_url), site_wide=True)

    assert set(asyncio.run(go()).unmeasured) == {str(Section.BACK)}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({"status": 404}, FailureCode.HTTP_4XX),
        ({"status": 404, "body": GOOD}, FailureCode.HTTP_4XX),
        ({"status": 500, "body": GOOD}, FailureCode.HTTP_5XX),
        ({"status": 429, "body": GOOD}, FailureCode.RATE_LIMITED),
        ({"status": 401, "headers": {"WWW-Authenticate": "Basic"}}, FailureCode.AUTH_REQUIRED),
        ({"status": 204}, FailureCode.NO_CONTENT),
        ({"body": ""}, FailureCode.EMPTY),
        ({"body": "%PDF-1.4", "content_type": "application/pdf"}, FailureCode.NOT_HTML),
        ({"body": "{}", "content_type": "application/json"}, FailureCode.NOT_HTML),
        ({"body": GOOD, "headers": {"Content-Disposition": "attachment"}}, FailureCode.DOWNLOAD),
        ({"status": 302, "headers": {"Location": "/bad"}}, FailureCode.REDIRECT_LOOP),
        ({"status": 302, "headers": {"Location": "mailto:a@b.test"}}, FailureCode.BAD_REDIRECT),
        ({"drops": True}, FailureCode.EMPTY_RESPONSE),
    ],
    ids=lambda value: value.value if isinstance(value, FailureCode) else None,
)
def test_a_page_that_cannot_be_audited_is_a_code(site, visit, answer, code):
    snapshot = visit(site.page("/bad", answer.pop("body", ""), **answer))
    assert snapshot.failure is not None
    assert snapshot.failure.code is code
    assert snapshot.loads == ()
    if "status" in answer and answer["status"] != 302:
        assert snapshot.http_status == answer["status"]


def test_a_host_that_is_not_there_is_a_code(visit):
    snapshot = visit("http://no-such-host.invalid/")
    assert snapshot.failure is not None
    assert snapshot.failure.code is FailureCode.DNS


def test_redirects_of_the_server_are_kept_in_order(site, visit):
    site.page("/end", GOOD)
    site.page("/two", "", status=301, headers={"Location": "/end"})
    snapshot = visit(site.page("/one", "", status=302, headers={"Location": "/two"}))
    assert [(hop.url, hop.status) for hop in snapshot.redirects] == [
        (site.url + "/one", 302),
        (site.url + "/two", 301),
    ]
    assert snapshot.final_url == site.url + "/end"


def test_a_redirect_by_script_is_followed_and_told(site, visit):
    site.page("/end", GOOD)
    snapshot = visit(site.page("/start", "<script>location.replace('/end')</script>"))
    assert snapshot.final_url == site.url + "/end"
    assert [hop.url for hop in snapshot.redirects] == [site.url + "/start"]
    assert any(warning.startswith("client_redirect:") for warning in snapshot.warnings)
    assert snapshot.loads[0].settled


def test_a_page_that_redirects_itself_for_ever_is_given_up(site, visit):
    snapshot = visit(site.page("/spin", "<script>location.replace('/spin?' + Math.random())</script>"))
    assert snapshot.failure is not None
    assert snapshot.failure.code is FailureCode.NAV_UNSTABLE


@pytest.mark.parametrize(
    "script", ["while (true);", "setTimeout(() => { while (true); }, 300)"], ids=["at once", "after the load"]
)
def test_a_page_that_hangs_is_one_failed_row_with_what_was_seen(site, visit, script):
    snapshot = visit(site.page("/hang", f"<title>Seen</title><h1>Still here</h1><script>{script}</script>"))
    assert snapshot.failure is not None
    assert snapshot.failure.code is FailureCode.PAGE_HUNG
    assert snapshot.document is not None
    assert snapshot.document.title == "Seen"


@pytest.mark.parametrize("source", ["for (let i = 0; i < 50; i++) alert(i)", "while (!confirm()) {}"])
def test_dialogs_without_end_do_not_end_the_visit(site, visit, source):
    snapshot = visit(site.page("/", GOOD + f"<script>{source}</script>"))
    assert snapshot.failure is None
    assert snapshot.document is not None
    assert any(warning.startswith("dialog_loop:") for warning in snapshot.warnings)


def test_a_request_that_is_never_answered_does_not_hold_the_page_for_ever(site, visit):
    site.page("/stuck.png", "", wait=site.released)
    snapshot = visit(site.page("/", GOOD + "<img src=/stuck.png>"))
    assert snapshot.failure is None
    assert not snapshot.loads[0].settled
    assert any(warning.startswith("load_timeout:") for warning in snapshot.warnings)


def test_a_page_that_never_rests_is_measured_for_some_seconds(site, visit):
    site.page("/tick", "")
    poll = "<script>setInterval(() => fetch('/tick'), 200)</script>"
    snapshot = visit(site.page("/", GOOD + poll))
    assert snapshot.failure is None
    assert any(warning.startswith("restless:") for warning in snapshot.warnings)


def test_natives_that_the_page_broke_do_not_break_the_reading(site, visit):
    vandal = """<script>
      JSON.stringify = JSON.parse = Array.prototype.map = Array.from = () => { throw new Error("mine") };
      window.performance.now = () => 0; window.Promise = null; window.getComputedStyle = null;
      Object.defineProperty(document, "title", { get: () => "forged" });
    </script>"""
    snapshot = visit(site.page("/", GOOD + vandal))
    assert snapshot.failure is None
    assert snapshot.document is not None
    assert snapshot.document.title == "Good"
    assert snapshot.loads[0].fcp_ms is not None


def test_each_run_loads_the_page_with_a_cold_cache(site, visit):
    site.page("/a.css", "h1{color:red}", content_type="text/css", headers={"Cache-Control": "max-age=9999"})
    snapshot = visit(site.page("/", "<link rel=stylesheet href=/a.css>" + GOOD), runs=3)
    assert len(snapshot.loads) == 3
    assert sum(path == "/a.css" for path, _ in site.seen) == 3
    assert snapshot.loads[0].frames
    assert not snapshot.loads[1].frames


def test_a_later_run_that_fails_leaves_what_the_first_measured(site, album, a_config, a_job):
    config = a_config(site.page("/", GOOD), runs=2)

    async def go():
        async with Phone(config, find_browser(None), album) as phone:
            first = asyncio.ensure_future(phone.visit(a_job(config.start_url), site_wide=False))
            while not album.data:
                await asyncio.sleep(0.01)
            site.answers["/"].status = 503
            return await first

    snapshot = asyncio.run(go())
    assert snapshot.failure is None
    assert len(snapshot.loads) == 1
    assert any(warning.startswith("run_failed:") for warning in snapshot.warnings)


def test_a_server_that_never_answers_is_a_code(site, visit):
    snapshot = visit(site.page("/", GOOD, wait=site.released), page_deadline_s=6.0)
    assert snapshot.failure is not None
    assert snapshot.failure.code is FailureCode.TIMEOUT


def test_a_server_without_a_certificate_is_a_code(site, visit):
    snapshot = visit(site.page("/", GOOD).replace("http:", "https:"))
    assert snapshot.failure is not None
    assert snapshot.failure.code is FailureCode.TLS


def killed_during(site, album, config, a_job, kill):
    """Two visits; ``kill`` is called while the first one waits for an image."""
    site.page("/wait.png", "", wait=site.released)
    waiting = site.page("/waiting", GOOD + "<img src=/wait.png>")
    site.page("/", GOOD)

    async def go():
        async with Phone(config, find_browser(None), album) as phone:
            first = asyncio.ensure_future(phone.visit(a_job(waiting), site_wide=False))
            while not any(path == "/wait.png" for path, _ in site.seen):
                await asyncio.sleep(0.01)
            kill()
            return await first, await phone.visit(a_job(config.start_url), site_wide=False)

    return asyncio.run(go())


def test_a_page_that_kills_its_renderer_is_one_failed_row(site, album, a_config, a_job, processes):
    def kill():
        for pid in processes.browsers("--type=renderer"):
            os.kill(pid, signal.SIGKILL)

    first, second = killed_during(site, album, a_config(site.url + "/"), a_job, kill)
    assert first.failure is not None
    assert first.failure.code is FailureCode.PAGE_CRASHED
    assert second.failure is None


def test_a_browser_that_dies_is_replaced(site, album, a_config, a_job, processes):
    def kill():
        for pid in processes.leaders():
            os.kill(pid, signal.SIGKILL)

    first, second = killed_during(site, album, a_config(site.url + "/"), a_job, kill)
    assert first.failure is not None
    assert first.failure.code is FailureCode.BROWSER_CRASHED
    assert second.failure is None
    assert second.loads


def test_a_browser_that_stands_still_is_killed_at_the_deadline(site, album, a_config, a_job, processes):
    stopped = []

    def freeze():
        for pid in processes.leaders():
            os.kill(pid, signal.SIGSTOP)
            stopped.append(pid)

    config = a_config(site.url + "/", page_deadline_s=8.0)
    first, second = killed_during(site, album, config, a_job, freeze)
    assert first.failure is not None
    assert first.failure.code is FailureCode.PAGE_HUNG
    assert second.failure is None
    assert stopped
    assert not set(stopped) & set(processes.leaders())


def test_a_visit_that_is_cancelled_leaves_a_phone_that_works(site, album, a_config, a_job):
    waiting = site.page("/waiting", GOOD, wait=site.released)
    config = a_config(site.page("/", GOOD))

    async def go():
        async with Phone(config, find_browser(None), album) as phone:
            first = asyncio.ensure_future(phone.visit(a_job(waiting), site_wide=False))
            while not site.seen:
                await asyncio.sleep(0.01)
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first
            return await phone.visit(a_job(config.start_url), site_wide=False)

    assert asyncio.run(go()).failure is None


def test_the_phone_says_what_measures(site, album, a_config):
    config = a_config(site.url)

    async def go():
        async with Phone(config, find_browser(None), album) as phone:
            return phone.about

    about = asyncio.run(go())
    assert f"Chrome/{about.version.split('.')[0]}.0.0.0 Mobile" in about.user_agent
    assert about.sandboxed == (not about.notes)
