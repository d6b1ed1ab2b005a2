const CACHE = "kivisilla-3";
const SHELL = ["/", "/style.css", "/app.js", "/offline.html", "/kontakt.html"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The network first: prices change. Without one, the kept copy, and then the page that says so.
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(
    fetch(event.request).catch(async () => {
      const kept = await caches.match(event.request);
      if (kept) return kept;
      return event.request.mode === "navigate" ? caches.match("/offline.html") : Response.error();
    }),
  );
});
