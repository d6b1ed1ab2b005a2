"""What scripts, frames, styles and pictures do to whoever shows them."""

from tests.sites.hostile.pages import does, markup, page, script
from tests.sites.hostile.server import Case, Wire

HUNG = "failed page_hung"

NATIVES = """
JSON.stringify = () => "{}"; JSON.parse = () => { throw new Error("parse"); };
Array.prototype.toJSON = () => "[]"; Array.prototype.map = function () { return []; };
Array.prototype.filter = Array.from = Array.isArray = () => { throw new Error("filter"); };
window.Promise = window.Map = window.Set = window.URL = function () { throw new Error("gone"); };
performance.now = () => NaN; performance.getEntriesByType = () => "nothing"; window.PerformanceObserver = undefined;
document.querySelector = document.querySelectorAll = () => null; window.getComputedStyle = () => null;
Element.prototype.getBoundingClientRect = () => ({}); Element.prototype.querySelectorAll = () => null;
window.setTimeout = window.requestAnimationFrame = () => 0; Object.freeze = Object.keys = () => [];
Object.defineProperty(document, "body", {get: () => null});
Object.defineProperty(document, "title", {get: () => { throw new Error("title"); }});
"""

POLLUTED = """
Object.prototype.toJSON = () => "polluted"; Object.prototype.get = () => { throw new Error("get"); };
Object.prototype.then = (done) => done("polluted"); Object.prototype.value = "polluted"; Object.prototype.url = 7;
Object.defineProperty(Object.prototype, "length", {set() { throw new Error("length"); }});
"""


def nested_frames(wire: Wire) -> None:
    """Each frame holds itself once more, under another address."""
    if len(wire.rest) > 60:
        wire.reply("deep enough")
    else:
        wire.reply(markup("nestedframes", f"<iframe src='/nestedframes/{wire.rest}x'></iframe>"))


def hanging_request(wire: Wire) -> None:
    if wire.rest:
        wire.hold()
    wire.reply(
        markup("hangingrequest", "<script>x = new XMLHttpRequest; x.open('GET', '/hangingrequest/x', false);"
               " x.send()</script>")
    )  # fmt: skip


def hijacker(wire: Wire) -> None:
    worker = "oninstall = () => skipWaiting(); onactivate = () => clients.claim();"
    worker += "onfetch = (e) => e.respondWith(new Response('<h1>Hijacked</h1>', {headers: {'Content-Type': 'text/html'}}))"
    if wire.rest:
        wire.reply(worker, kind="text/javascript", headers=[("Service-Worker-Allowed", "/")])
    else:
        wire.reply(
            markup(
                "hijacker", "<script>navigator.serviceWorker.register('/hijacker/sw', {scope: '/'})</script>"
            )
        )


def worker_bomb(wire: Wire) -> None:
    if wire.rest:
        wire.reply("for (;;) {}", kind="text/javascript")
    else:
        wire.reply(
            markup(
                "workerbomb", "<script>for (let i = 0; i < 12; i++) new Worker('/workerbomb/' + i)</script>"
            )
        )


def downloads(wire: Wire) -> None:
    if wire.rest:
        wire.reply("x", kind="application/x-thing", headers=[("Content-Disposition", "attachment")])
    else:
        click = "a = document.createElement('a'); a.href = '/downloads/' + i; a.download = 'x'; a.click()"
        wire.reply(
            markup(
                "downloads",
                f"<script>for (let i = 0; i < 20; i++) setTimeout(() => {{ {click} }}, i * 20)</script>",
            )
        )


LOOPS: tuple[Case, ...] = (
    script("/loopnow", HUNG, "for (;;) {}"),
    script("/looponload", HUNG, "onload = () => { for (;;) {} }"),
    script(
        "/looplater", f"{HUNG} or audited hung_later or audited", "setTimeout(() => { for (;;) {} }, 2000)"
    ),
    script("/microtasks", HUNG, "(function again() { Promise.resolve().then(again) })()"),
    script("/regex", f"{HUNG} or audited", "/^(a+)+$/.test('a'.repeat(40) + '!')"),
    does("/hangingrequest", f"{HUNG} or audited load_timeout", hanging_request),
    script("/timers", "audited", "for (let i = 0; i < 5000; i++) setInterval(() => document.title += i, 1)"),
    script("/mutations", "audited", "setInterval(() => document.body.append('again '), 1)"),
)

DIALOGS: tuple[Case, ...] = (
    script("/alerts", "audited dialog_loop", "for (let i = 0; i < 1000; i++) alert(i)"),
    script("/confirms", "audited dialog_loop", "while (!confirm('Really?')) {}"),
    script("/earlyalerts", "audited dialog_loop", "for (;;) alert('first')", early=True),
    script("/staying", "audited", "onbeforeunload = (e) => { e.preventDefault(); return e.returnValue = 'stay' }"),
    script("/popups", "audited", "setInterval(() => open('/popups/x'), 50)"),
    script("/printing", "audited", "print(); setInterval(print, 100)"),
    script("/permissions", "audited",
           "navigator.geolocation.getCurrentPosition(() => 0); Notification.requestPermission();"
           " navigator.mediaDevices?.getUserMedia({audio: true, video: true}); navigator.bluetooth?.requestDevice({})"),
    script("/closing", "audited", "close(); setInterval(() => window.close(), 50)"),
    script("/debugging", "audited", "debugger; setInterval(() => { debugger }, 10)"),
    does("/downloads", "audited or skipped download", downloads),
)  # fmt: skip

MOVES: tuple[Case, ...] = (
    script("/reloading", "failed nav_unstable", "location.reload()"),
    script("/pushing", "audited", "let n = 0; setInterval(() => history.pushState(0, '', '/pushing?' + n++), 1)"),
    script("/hashing", "audited", "let n = 0; setInterval(() => location.hash = n++, 1)"),
    script("/backwards", "audited", "history.pushState(0, '', '#x'); setInterval(() => history.back(), 20)"),
    script("/rewriting", "audited", "onload = () => document.write('<title>rewriting</title><h1>Written later</h1>')"),
    script("/emptied", "audited", "onload = () => document.documentElement.remove()"),
    page("/selfpost", "failed ssrf_blocked",
         "<form method=post action={canary}/post><input name=a value=b></form><script>document.forms[0].submit()</script>"),
)  # fmt: skip

OVERWRITTEN: tuple[Case, ...] = (
    script("/natives", "audited", NATIVES, early=True),
    script("/polluted", "audited", POLLUTED, early=True),
    page("/clobbered", "audited",
         "<form id=document name=body><input name=querySelectorAll><input name=children><input name=id></form>"
         "<img name=getElementById><form name=head></form><a id=JSON></a><a id=performance></a>"),
)  # fmt: skip

BOMBS: tuple[Case, ...] = (
    does("/nestedframes", "audited", nested_frames),
    script("/framestorm", f"audited or audited load_timeout or {HUNG} or failed page_crashed",
           "for (let i = 0; i < 10000; i++) document.body.append(document.createElement('iframe'))"),
    script("/millionnodes", f"audited or {HUNG}",
           "document.body.insertAdjacentHTML('beforeend', '<i></i>'.repeat(1000000))"),
    page("/deep", "audited", "<div>" * 50_000),
    script("/deepscript", f"audited or {HUNG} or failed page_crashed",
           "let at = document.body; for (let i = 0; i < 50000; i++) at = at.appendChild(document.createElement('b'))"),
    script("/memoryhog", f"audited or {HUNG} or failed page_crashed or failed out_of_memory",
           "const kept = []; for (;;) kept.push(new Array(1000000).fill(kept.length))"),
    does("/workerbomb", "audited", worker_bomb),
    does("/hijacker", "audited", hijacker),
    page("/bigcanvas", "audited",
         "<canvas id=c></canvas><script>c.width = c.height = 30000;"
         " c.getContext('2d').fillRect(0, 0, 30000, 30000)</script>"),
    page("/bigpicture", "audited",
         "<img width=300 src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='60000' height='60000'>"
         "<rect width='60000' height='60000' fill='red'/></svg>\">"),
    page("/stylebomb", f"audited or failed out_of_memory or {HUNG}", "<div>" * 300 + "x", head=(
        "<style>" + "".join(f"{'div ' * 12}div:nth-child(odd) {{ --v{n}: calc(1px * {n}); filter: blur({n}px) }}"
                            for n in range(200)) + "body { height: 9999999px }</style>")),
    page("/svgbomb", f"audited or {HUNG} or failed page_crashed", "<svg><g id=a0><rect width=9 height=9 /></g>" + "".join(
        f"<g id=a{n + 1}>" + f"<use href=#a{n} />" * 4 + "</g>" for n in range(5)) + "</svg>"),
    page("/tall", "audited", "<div style='height: 30000000px; width: 30000000px'>tall</div>"),
)  # fmt: skip

NEIGHBOURS: tuple[Case, ...] = (
    page("/asksaround", "audited private_addresses",
         "<img src={canary}/a><script src={canary}/b></script><iframe src={canary}/c></iframe>"
         "<link rel=prefetch href={canary}/d>"
         "<link rel=manifest href={canary}/m><link rel=amphtml href={canary}/amp><link rel=canonical href={canary}/x>"
         "<script>fetch('{canary}/e'); navigator.sendBeacon('{canary}/f'); new EventSource('{canary}/g')</script>"),
    script("/sockets", "audited", "new WebSocket('{canary}'.replace('http', 'ws')); p = new RTCPeerConnection({iceServers:"
           " [{urls: '{canary}'.replace('http://', 'stun:')}]}); p.createDataChannel('x');"
           " p.createOffer().then((o) => p.setLocalDescription(o))"),
)  # fmt: skip

CASES = (*LOOPS, *DIALOGS, *MOVES, *OVERWRITTEN, *BOMBS, *NEIGHBOURS)
