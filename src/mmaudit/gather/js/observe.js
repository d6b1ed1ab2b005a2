// @ts-check
/**
 * Remember what the browser says of this page's loading. Runs before the page's own scripts, in our own world.
 * Entries keep their elements: selectors are made when they are read, so that the page is not slowed now.
 */
() => {
  if (window !== window.top) return;
  const kept = { paints: [], largest: null, shifts: [], tasks: [], frames: [], blocking: [] };
  const limits = { shifts: 500, causes: 50, tasks: 2000, frames: 1000, blocking: 200 };
  const LEAST_SHIFT = 0.005;
  const FRAMES = "iframe, frame, object, embed";
  const isAfloat = (element) => {
    for (let each = element; each; each = each.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(each).position)) return true;
    }
    return false;
  };
  /** What now stands where the topmost element that was pushed down stood: that pushed it. */
  const fillerOf = (entry) => {
    const pushed = entry.sources
      .map((source) => ({ node: source.node, from: source.previousRect, to: source.currentRect }))
      .filter(({ node, from, to }) => node && from.height > 0 && (to.height === 0 || to.top - from.top >= 1))
      .sort((one, other) => one.from.top - other.from.top)[0];
    if (!pushed) return null;
    const gap = { top: pushed.from.top, bottom: pushed.to.height ? pushed.to.top : innerHeight };
    const under = document.elementsFromPoint(
      pushed.from.left + Math.min(pushed.from.width, innerWidth) / 2, (gap.top + gap.bottom) / 2,
    );
    const holds = (element) => element.contains(pushed.node) || pushed.node.contains(element);
    let filler = under.slice(0, 10).find((element) => !holds(element) && !isAfloat(element));
    if (!filler) return null;
    const top = (element) => element.getBoundingClientRect().top;
    while (filler.parentElement && !holds(filler.parentElement) && top(filler.parentElement) >= gap.top - 2) {
      filler = filler.parentElement;
    }
    return { element: filler, kind: kindOf(filler, gap) };
  };
  const kindOf = (filler, gap) => {
    if (filler.matches(FRAMES) || filler.querySelector(FRAMES)) return "frame";
    const picture = filler.matches("img, video") ? filler : filler.querySelector("img, video");
    if (picture && picture.getBoundingClientRect().height >= (gap.bottom - gap.top) / 2) {
      const hasSize = picture.hasAttribute("width") && picture.hasAttribute("height");
      if (!hasSize && getComputedStyle(picture).aspectRatio === "auto") return "picture";
    }
    return filler.getBoundingClientRect().top >= gap.top - 2 ? "block" : "grown";
  };
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
  watch("layout-shift", (entry) => {
    if (kept.shifts.length >= limits.shifts) return;
    const looks = kept.shifts.length < limits.causes && entry.value >= LEAST_SHIFT;
    kept.shifts.push({ entry, filler: looks ? fillerOf(entry) : null, scrolled: looks ? scrollY : 0 });
  });
  watch("longtask", (entry) => kept.tasks.length < limits.tasks && kept.tasks.push(entry));
  watch("long-animation-frame", (entry) => kept.frames.length < limits.frames && kept.frames.push(entry));
  watch("resource", (entry) => {
    if (entry.renderBlockingStatus === "blocking" && kept.blocking.length < limits.blocking) {
      kept.blocking.push(entry.name);
    }
  });
  globalThis.mmauditObserved = kept;
}
