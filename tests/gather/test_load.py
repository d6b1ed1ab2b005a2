"""What is measured of a load. Pages show one thing each; no absolute time is asserted."""

import threading
from io import BytesIO

import pytest
from PIL import Image

from mmaudit.model.report import Network
from mmaudit.model.snapshot import ShiftCause

pytestmark = pytest.mark.browser

RTT_MS = 100
# The browser's clock and ours part by some milliseconds: what lasts for a given time is known to last most of it.
MOST = 0.8

HEAD = "<!doctype html><meta name=viewport content='width=device-width'><title>Load</title>"


def test_times_come_in_their_order(site, visit):
    (load,) = visit(site.page("/", HEAD + "<h1>Hello</h1>")).loads
    assert 0 < load.ttfb_ms <= load.fcp_ms <= load.lcp_ms
    assert load.dom_content_loaded_ms <= load.load_ms
    assert load.speed_index_ms is not None
    assert load.settled


def test_the_first_byte_is_taken_apart(site, visit):
    site.page("/end", HEAD + "<p>End</p>")
    slow = Network(name="custom", rtt_ms=RTT_MS, down_kbps=0, up_kbps=0)
    url = site.page("/start", "", status=302, headers={"Location": "/end"})
    load = visit(url, network=slow).loads[0]
    parts = load.first_byte
    assert parts.before_ms > RTT_MS * MOST
    assert parts.tls_ms == 0
    assert parts.waiting_ms > RTT_MS * MOST
    assert parts.before_ms + parts.connect_ms + parts.waiting_ms <= load.ttfb_ms + 1


def noise() -> bytes:
    """A picture with some detail: Chromium does not count one of a single colour as content."""
    out = BytesIO()
    Image.effect_noise((300, 300), 80).save(out, "PNG")
    return out.getvalue()


def test_the_largest_paint_names_its_element(site, visit):
    site.page("/big.png", noise(), content_type="image/png")
    (load,) = visit(
        site.page("/", HEAD + "<p>Small</p><img id=hero src=/big.png width=300 height=300>")
    ).loads
    assert load.largest_paint.tag == "img"
    assert load.largest_paint.selector.endswith("#hero")
    assert load.largest_paint.url == site.url + "/big.png"
    assert load.largest_paint.box.width == 300


def test_a_page_that_paints_nothing_has_no_paint_metrics(site, visit):
    (load,) = visit(site.page("/", HEAD)).loads
    assert (load.fcp_ms, load.lcp_ms, load.tbt_ms, load.speed_index_ms) == (None, None, None, None)


def test_a_shift_is_measured_and_names_what_moved(site, visit):
    late = "<script>setTimeout(() => document.getElementById('ad').style.height = '300px', 700)</script>"
    (load,) = visit(site.page("/", HEAD + "<p>Top</p><div id=ad></div><p id=moved>Moves</p>" + late)).loads
    assert load.cls > 0
    assert any("#moved" in selector for shift in load.shifts for selector in shift.selectors)


@pytest.mark.parametrize(
    ("late", "cause", "selector"),
    [
        ("const i = new Image(); i.id = 'x'; i.src = '/big.png'; top_.after(i)", ShiftCause.PICTURE, "img#x"),
        (
            "const b = document.createElement('div'); b.id = 'x'; b.textContent = 'Sale!'; b.style.height = '200px'; "
            "top_.after(b)",
            ShiftCause.BLOCK,
            "div#x",
        ),
        (
            "const f = document.createElement('iframe'); f.id = 'x'; top_.after(f)",
            ShiftCause.FRAME,
            "iframe#x",
        ),
        ("slot.innerHTML = '<iframe style=height:200px>'", ShiftCause.FRAME, "div#slot"),
        (
            "const b = document.createElement('div'); b.style = 'position:fixed;inset:0;background:#fff8'; "
            "document.body.append(b); slot.style.height = '200px'",
            ShiftCause.BLOCK,
            "div#slot",
        ),
    ],
    ids=["picture without size", "block", "frame", "advert slot", "beneath an overlay"],
)
def test_a_shift_knows_what_pushed(site, visit, late, cause, selector):
    site.page("/big.png", noise(), content_type="image/png")
    script = (
        f"<script>const top_ = document.getElementById('top'); setTimeout(() => {{ {late} }}, 700)</script>"
    )
    page = HEAD + "<p id=top>Top</p><div id=slot></div><p>Moves</p>" + "<p>On</p>" * 5 + script
    (load,) = visit(site.page("/", page)).loads
    worst = max(load.shifts, key=lambda shift: shift.value)
    assert (worst.cause, worst.cause_selector) == (cause, selector)


def test_a_picture_with_its_size_pushes_nothing(site, visit):
    site.page("/big.png", noise(), content_type="image/png")
    (load,) = visit(site.page("/", HEAD + "<img src=/big.png width=300 height=300><p>Still</p>")).loads
    assert load.cls == 0


def test_a_page_that_stands_still_has_no_shift(site, visit):
    (load,) = visit(site.page("/", HEAD + "<p>Still</p>")).loads
    assert load.cls == 0


BUSY = "<script>setTimeout(() => { const t = performance.now(); while (performance.now() - t < 300); }, 600)</script>"
BUSY_MS = 300


# The same work however busy the machine is, where ``BUSY`` takes the same time.
WORK = "<script>setTimeout(() => { let x = 0; for (let i = 0; i < 2e8; i++) x += i % 7; }, 600)</script>"


def test_a_long_task_after_the_first_paint_blocks(site, visit):
    (load,) = visit(site.page("/", HEAD + "<p>Busy</p>" + BUSY)).loads
    longest = max(task.duration_ms for task in load.long_tasks)
    assert longest > BUSY_MS * MOST
    assert load.tbt_ms > BUSY_MS / 2


def test_main_thread_work_is_known_in_processor_time(site, visit):
    (load,) = visit(site.page("/", HEAD + "<p>Work</p>" + WORK)).loads
    longest = max(load.long_tasks, key=lambda task: task.duration_ms)
    assert 0 < longest.cpu_ms <= longest.duration_ms + 2
    assert 0 < load.tbt_cpu_ms <= load.tbt_ms + 2
    assert longest.cpu_ms < load.main_thread_cpu_ms <= load.main_thread_ms


WAITS = """<script>setTimeout(() => {
  const asked = new XMLHttpRequest(); asked.open("GET", "/slow", false); asked.send();
}, 300)</script>"""


def answer_late(site) -> None:
    """Let the page wait for its answer for 0.4 s."""
    while not any(path == "/slow" for path, _ in site.seen) and not site.released.wait(0.02):
        pass
    site.released.wait(0.4)
    site.released.set()


def test_a_task_that_waits_computes_little(site, visit):
    site.page("/slow", "", wait=site.released)
    threading.Thread(target=answer_late, args=[site], daemon=True).start()
    (load,) = visit(site.page("/", HEAD + "<p>Waits</p>" + WAITS)).loads
    longest = max(load.long_tasks, key=lambda task: task.duration_ms)
    assert longest.cpu_ms < longest.duration_ms / 2
    (script,) = load.long_scripts
    assert script.paused_ms > longest.duration_ms / 2


def test_the_script_that_blocked_is_named(site, a_site, visit):
    other = a_site()
    busy = BUSY.removeprefix("<script>").removesuffix("</script>")
    source = other.page("/tag.js", busy, content_type="text/javascript")
    (load,) = visit(site.page("/", HEAD + f"<p>Busy</p><script src={source} defer></script>")).loads
    script = max(load.long_scripts, key=lambda each: each.duration_ms)
    assert (script.url, script.invoker) == (source, "TimerHandler:setTimeout")
    assert script.duration_ms > BUSY_MS * MOST
    assert any(
        task.start_ms <= script.start_ms + 60 <= task.start_ms + task.duration_ms for task in load.long_tasks
    )


def test_a_slower_processor_takes_longer(site, visit):
    work = "<script>setTimeout(() => { let x = 0; for (let i = 0; i < 2e8; i++) x += i % 7; }, 600)</script>"
    url = site.page("/", HEAD + "<p>Work</p>" + work)

    def longest_ms(slowdown: float) -> float:
        """Of two loads the quieter one: another program may have taken a core during the other."""
        loads = [visit(url, cpu_slowdown=slowdown).loads[0] for _ in range(2)]
        return min(max(task.duration_ms for task in load.long_tasks) for load in loads)

    longest = [longest_ms(slowdown) for slowdown in (1.0, 6.0)]
    assert longest[1] > longest[0] * 2


def test_requests_are_listed_with_what_came(site, visit):
    site.page(
        "/a.css",
        "h1{color:red}",
        content_type="text/css",
        headers={"Cache-Control": "max-age=60", "X-No": "1"},
    )
    (load,) = visit(
        site.page("/", HEAD + "<link rel=stylesheet href=/a.css><h1>Hello</h1><img src=/no.png>")
    ).loads
    by_path = {request.url.removeprefix(site.url): request for request in load.requests}
    page, style, missing = by_path["/"], by_path["/a.css"], by_path["/no.png"]
    assert (page.resource_type, page.status, page.mime_type) == ("Document", 200, "text/html")
    assert style.render_blocking
    assert style.headers["cache-control"] == "max-age=60"
    assert "x-no" not in style.headers
    assert style.decoded_bytes == len("h1{color:red}")
    assert style.transfer_bytes > style.decoded_bytes
    assert page.started_ms <= style.started_ms <= style.finished_ms
    assert missing.status == 404
    assert not missing.render_blocking
    assert load.request_count == len(load.requests)
    assert load.transfer_bytes == sum(request.transfer_bytes for request in load.requests)


def test_a_redirect_is_a_request_of_its_own(site, visit):
    site.page("/end", HEAD + "<p>End</p>")
    (load,) = visit(site.page("/start", "", status=302, headers={"Location": "/end"})).loads
    assert [(request.url, request.status) for request in load.requests[:2]] == [
        (site.url + "/start", 302),
        (site.url + "/end", 200),
    ]


def test_a_request_that_fails_says_why(site, visit):
    site.page("/gone.js", "", drops=True)
    (load,) = visit(site.page("/", HEAD + "<p>Hello</p><script src=/gone.js></script>")).loads
    failed = next(request for request in load.requests if request.url.endswith("/gone.js"))
    assert failed.status is None
    assert failed.failure == "net::ERR_EMPTY_RESPONSE"


def test_a_frame_of_another_site_is_part_of_the_page(site, a_site, visit):
    other = a_site()
    frame = other.page("/frame", "<img src=/pixel.png>").replace("127.0.0.1", "localhost")
    (load,) = visit(site.page("/", HEAD + f"<p>Hello</p><iframe src='{frame}'></iframe>")).loads
    assert any(request.url.endswith("/pixel.png") for request in load.requests)


def test_the_film_shows_how_the_page_came(site, visit, album):
    late = "<script>setTimeout(() => document.body.style.background = 'teal', 700)</script>"
    (load,) = visit(site.page("/", HEAD + "<h1>Hello</h1>" + late)).loads
    assert len(load.frames) >= 2
    assert [frame.time_ms for frame in load.frames] == sorted(frame.time_ms for frame in load.frames)
    assert all(album.data[frame.picture.sha256].startswith(b"RIFF") for frame in load.frames)
    assert {frame.picture.width_px for frame in load.frames} == {120}


def test_speed_index_grows_when_the_screen_comes_later(site, visit):
    def page(delay_ms: int) -> str:
        return (
            HEAD
            + "<p>x</p><div id=d style='height:800px'></div>"
            + f"<script>setTimeout(() => d.style.background = 'teal', {delay_ms})</script>"
        )

    early = visit(site.page("/early", page(0))).loads[0].speed_index_ms
    late = visit(site.page("/late", page(900))).loads[0].speed_index_ms
    assert late > early


def test_the_link_delays_every_request(site, visit):
    url = site.page("/", HEAD + "<p>Hello</p>")
    slow = Network(name="custom", rtt_ms=RTT_MS, down_kbps=0, up_kbps=0)
    load = visit(url, network=slow).loads[0]
    asked = load.requests[0]
    look_up_connection_and_request = 3 * RTT_MS * MOST
    assert asked.finished_ms - asked.started_ms > look_up_connection_and_request
    assert look_up_connection_and_request < load.ttfb_ms <= load.fcp_ms


def test_the_served_text_is_decoded_as_the_browser_decoded_it(site, visit):
    body = "<meta charset=windows-1252><title>Café</title><p>é".encode("windows-1252")
    snapshot = visit(site.page("/", body, content_type="text/html"))
    assert "Café" in snapshot.document.served_html
    assert snapshot.document.charset.lower() == "windows-1252"
