// @ts-check
/** Keep what `asks.js` tells under `name`. Runs in our own world, before the page's scripts. */
(name) => {
  if (window !== window.top) return;
  const kept = [];
  document.addEventListener(name, (event) => {
    if (kept.length < 50) kept.push(String(event.detail).slice(0, 3000));
  });
  globalThis.mmauditAsked = kept;
}
