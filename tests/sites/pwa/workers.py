"""Service workers with one virtue or fault each, and what a visitor without network must get from them."""

from dataclasses import dataclass

CLAIM = "self.addEventListener('activate', e => e.waitUntil(clients.claim()));"
PRECACHE = """
self.addEventListener('install', e => e.waitUntil(
  caches.open('v1').then(c => c.addAll([{urls}])).then(() => self.skipWaiting())));
"""
CACHE_FIRST = """
self.addEventListener('fetch', e => e.respondWith(caches.match(e.request).then(r => r || fetch(e.request))));
"""
NETWORK_FIRST = """
self.addEventListener('fetch', e => e.respondWith(
  fetch(e.request).then(async r => {
    if (e.request.method === 'GET' && r.ok) await (await caches.open('v1')).put(e.request, r.clone());
    return r;
  }).catch(() => caches.match(e.request).then(r => r || Response.error()))));
"""
FALLBACK = """
self.addEventListener('fetch', e => { if (e.request.mode === 'navigate') e.respondWith(
  fetch(e.request).catch(() => caches.match('offline.html'))); });
"""


def precache(*urls: str) -> str:
    """A worker that keeps ``urls`` (relative to its script) when it is installed."""
    return PRECACHE.replace("{urls}", ",".join(f"'{url}'" for url in urls)) + CLAIM


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerCase:
    """``script``: the worker's text; ``None``: there is no such file. ``register``: the page's script."""

    name: str
    script: str | None
    offline: str
    worker: str = "running"
    sights: tuple[str, ...] = ()
    register: str = "navigator.serviceWorker.register('sw.js')"
    start_url: str = "./"
    manifest: bool = True
    type: str = "text/javascript"
    headers: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ("a.html", "b.html", "c.html")


ALL_GOOD = ("content", "content", "content")
NOTHING = ("error", "error", "error")
WORKER_CASES = (
    WorkerCase(
        name="whole-site",
        script=precache("./", "a.html", "b.html", "c.html") + CACHE_FIRST,
        offline="whole-site",
        sights=ALL_GOOD,
    ),
    WorkerCase(
        name="runtime-cache",
        script=CLAIM + NETWORK_FIRST,
        offline="visited-pages",
        sights=("content", "content", "error"),
    ),
    WorkerCase(
        name="start-page-alone",
        script=precache("./") + CACHE_FIRST,
        offline="start-page",
        sights=("content", "error", "error"),
    ),
    WorkerCase(
        name="fallback-page",
        script=precache("offline.html") + FALLBACK,
        offline="fallback",
        sights=("fallback",) * 3,
    ),
    WorkerCase(
        name="fallback-with-503",
        script=CLAIM
        + "self.addEventListener('fetch', e => { if (e.request.mode === 'navigate') e.respondWith("
        "fetch(e.request).catch(() => new Response('<title>Offline</title><p>You are not connected.', "
        "{status: 503, headers: {'Content-Type': 'text/html'}}))); });",
        offline="fallback",
        sights=("fallback",) * 3,
    ),
    WorkerCase(
        name="network-only",
        script=CLAIM + "self.addEventListener('fetch', e => e.respondWith(fetch(e.request)));",
        offline="network-only",
        sights=NOTHING,
    ),
    WorkerCase(
        name="network-only-behind-the-http-cache",
        script=CLAIM + "self.addEventListener('fetch', e => e.respondWith(fetch(e.request)));",
        offline="network-only",
        sights=NOTHING,
        headers=(("Cache-Control", "public, max-age=3600"),),
    ),
    WorkerCase(
        name="no-fetch-handler",
        script=CLAIM + "self.addEventListener('push', () => {});",
        offline="no-fetch-handler",
        sights=NOTHING,
    ),
    WorkerCase(
        name="pictures-alone",
        script=CLAIM + "self.addEventListener('fetch', e => { if (e.request.destination === 'image') "
        "e.respondWith(fetch(e.request)); });",
        offline="no-fetch-handler",
        sights=NOTHING,
    ),
    WorkerCase(
        name="blank-page",
        script=CLAIM
        + "self.addEventListener('fetch', e => { if (e.request.mode === 'navigate') e.respondWith("
        "fetch(e.request).catch(() => new Response('', {headers: {'Content-Type': 'text/html'}}))); });",
        offline="network-only",
        sights=NOTHING,
    ),
    WorkerCase(
        name="start-url-of-another-spelling",
        script=precache("./index.html")
        + "self.addEventListener('fetch', e => e.respondWith(fetch(e.request).then(async r => { "
        "if (!e.request.url.includes('?')) await (await caches.open('v1')).put(e.request, r.clone()); return r; })"
        ".catch(() => caches.match(e.request).then(r => r || Response.error()))));",
        offline="start-missing",
        sights=("error", "content", "error"),
        start_url="./?source=pwa",
    ),
    WorkerCase(
        name="registered-late",
        script=precache("./") + CACHE_FIRST,
        register="setTimeout(() => navigator.serviceWorker.register('sw.js'), 2500)",
        offline="start-page",
        sights=("content", "error", "error"),
    ),
    WorkerCase(
        name="one-page",
        script=precache("./") + CACHE_FIRST,
        offline="whole-site",
        sights=("content",),
        links=(),
    ),
    WorkerCase(
        name="without-manifest",
        script=precache("./", "a.html", "b.html", "c.html") + CACHE_FIRST,
        offline="whole-site",
        sights=ALL_GOOD,
        manifest=False,
    ),
    WorkerCase(
        name="same-shell-for-all",
        script=precache("./")
        + "self.addEventListener('fetch', e => e.respondWith(fetch(e.request).catch(() => caches.match('./'))));",
        offline="start-page",
        sights=("content", "fallback", "fallback"),
    ),
    WorkerCase(
        name="throws-later",
        script="self.addEventListener('fetch', () => { setTimeout(() => { throw new Error('later'); }, 5); });"
        + precache("./")
        + CACHE_FIRST,
        offline="start-page",
        worker="errors",
    ),
    WorkerCase(
        name="script-missing",
        script=None,
        offline="no-worker",
        worker="refused",
    ),
    WorkerCase(
        name="script-throws",
        script="throw new Error('boo');",
        offline="no-worker",
        worker="refused",
    ),
    WorkerCase(
        name="script-is-html",
        script="self.addEventListener('fetch', () => {});",
        type="text/html",
        offline="no-worker",
        worker="refused",
    ),
    WorkerCase(
        name="always-new",
        script=precache("./") + CACHE_FIRST + "// {number}",
        offline="start-page",
        worker="always-new",
    ),
    WorkerCase(
        name="spoken-of-and-not-registered",
        script=None,
        register="if (window.never) navigator.serviceWorker.register('sw.js')",
        offline="no-worker",
        worker="none",
    ),
)
