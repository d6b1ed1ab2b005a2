// @ts-check
/**
 * Remember what the browser says of this page's loading. Runs before the page's own scripts, in our own world.
 * Entries keep their elements: selectors are made when they are read, so that the page is not slowed now.
 */
() => {
  if (window !== window.top) return;
  const kept = { paints: [], largest: null, shifts: [], tasks: [], frames: [], blocking: [] };
  const limits = { shifts: 500, tasks: 2000, frames: 1000, blocking: 200 };
  const watch = (type, take) => {
    try {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) take(entry);
      }).observe({ type, buffered: true });
    } catch {
      // This browser has no such entries: the metric stays unmeasured.
    }
  };
  watch("paint", (entry) => kept.paints.push(entry));
  watch("largest-contentful-paint", (entry) => (kept.largest = entry));
  watch("layout-shift", (entry) => kept.shifts.length < limits.shifts && kept.shifts.push(entry));
  watch("longtask", (entry) => kept.tasks.length < limits.tasks && kept.tasks.push(entry));
  watch("long-animation-frame", (entry) => kept.frames.length < limits.frames && kept.frames.push(entry));
  watch("resource", (entry) => {
    if (entry.renderBlockingStatus === "blocking" && kept.blocking.length < limits.blocking) {
      kept.blocking.push(entry.name);
    }
  });
  globalThis.mmauditObserved = kept;
}
