// @ts-check
/**
 * Starts watching a scroll in this world; `scroll_stop.js` reads what was kept. Read-only.
 * @returns {{y: number, height: number, screen: number, scale: number}} place, page and screen height in CSS px
 */
() => {
  const kept = { shifts: [], blocking: 0, events: 0, gaps: [], last: 0, observers: [], running: true, y: visualViewport.pageTop };
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
  watch("layout-shift", (e) => {
    if (kept.shifts.length < 300) {
      kept.shifts.push({
        value: e.value, time_ms: e.startTime, had_recent_input: e.hadRecentInput,
        selectors: (e.sources || []).map((s) => element(s.node)).filter(Boolean).slice(0, 5).map(selectorOf),
      });
    }
  });
  watch("long-animation-frame", (e) => { kept.blocking += e.blockingDuration; });
  kept.onScroll = () => { kept.events += 1; };
  addEventListener("scroll", kept.onScroll, { passive: true, capture: true });
  const tick = (now) => {
    if (!kept.running) return;
    if (kept.last) kept.gaps.push(now - kept.last);
    kept.last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  // A page without viewport meta, or one that is too wide, is zoomed out: more of it fits the screen.
  return {
    y: kept.y, height: document.documentElement.scrollHeight, screen: visualViewport.height, scale: visualViewport.scale,
  };
}
