// @ts-check
/**
 * Starts watching a scroll in this world; `scroll_stop.js` reads what was kept. Read-only.
 * @returns {{y: number, height: number, screen: number, scale: number, has_box: boolean, locked_px: number}} place, page
 *   and screen height in CSS px; `has_box`: a box that scrolls by itself fills the screen; `locked_px`: what `body` hides
 */
() => {
  const kept = { shifts: [], blocking: 0, long: [], started: 0, events: 0, gaps: [], last: 0, observers: [], running: true, y: visualViewport.pageTop };
  // pageTop, not scrollY: on a page that is wider than the phone the visual viewport takes part of the way.
  globalThis.__mmauditScroll = kept;
  const element = (node) => (node && node.nodeType === 3 ? node.parentElement : node);
  const watch = (type, keep) => {
    try {
      const observer = new PerformanceObserver((list) => list.getEntries().forEach(keep));
      observer.observe({ type });
      kept.observers.push(observer);
    } catch { /* not known to this browser */ }
  };
  const known = (e) => (e.sources || []).filter((s) => element(s.node)).slice(0, 5);
  watch("layout-shift", (e) => {
    if (kept.shifts.length < 300) {
      kept.shifts.push({
        value: e.value, time_ms: e.startTime, had_recent_input: e.hadRecentInput,
        selectors: known(e).map((s) => selectorOf(element(s.node))),
        boxes: known(e).map(({ currentRect: r }) => ({ x: r.x, y: r.y + scrollY, width: r.width, height: r.height })),
      });
    }
  });
  watch("long-animation-frame", (e) => {
    kept.blocking += e.blockingDuration;
    if (kept.long.length >= 100) return;
    const longest = (e.scripts || []).reduce((a, s) => (a && a.duration >= s.duration ? a : s), null);
    kept.long.push({ time_ms: e.startTime, blocking_ms: e.blockingDuration, url: (longest && longest.sourceURL) || "" });
  });
  kept.onScroll = () => { kept.events += 1; };
  addEventListener("scroll", kept.onScroll, { passive: true, capture: true });
  visualViewport.addEventListener("scroll", kept.onScroll, { passive: true });
  const tick = (now) => {
    if (!kept.running) return;
    if (kept.last) kept.gaps.push(now - kept.last);
    kept.last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const isBox = (e) => e.scrollHeight > e.clientHeight + 150 && e.clientHeight >= innerHeight / 2
    && e.clientWidth >= innerWidth / 2 && /auto|scroll/.test(getComputedStyle(e).overflowY);
  const hasBox = Array.prototype.slice.call(document.querySelectorAll("body *"), 0, 3000).some(isBox);
  // What a closed dialog leaves behind: body is as high as the screen and hides the rest of its text.
  const lockedPx = () => {
    const body = document.body;
    if (!body || !/hidden|clip/.test(getComputedStyle(body).overflowY)) return 0;
    const hidden = body.scrollHeight - document.documentElement.scrollHeight;
    if (hidden < 1) return 0;
    const isClipped = (e) => { for (let p = e.parentElement; p && p !== body; p = p.parentElement) if (getComputedStyle(p).overflowY !== "visible") return true; return false; };
    const below = Array.prototype.slice.call(body.querySelectorAll("p,li,h1,h2,h3,td,dd"), 0, 3000).filter((e) => {
      const r = e.getBoundingClientRect();
      return r.height > 0 && r.top >= innerHeight && !isClipped(e);
    });
    return below.reduce((sum, e) => sum + (e.innerText || "").trim().length, 0) >= 200 ? hidden : 0;
  };
  kept.started = performance.now();
  // A page without viewport meta, or one that is too wide, is zoomed out: more of it fits the screen.
  return {
    y: kept.y, height: document.documentElement.scrollHeight, screen: visualViewport.height, scale: visualViewport.scale,
    has_box: hasBox, locked_px: lockedPx(),
  };
}
