// @ts-check
/**
 * Where the page stands now, in ms since its navigation.
 * @param {boolean} [looks] Whether to look at the first screen too: that may cost the page a layout.
 * @returns {{now: number, ready: boolean, painted: boolean, largest_ms: number, busy_until_ms: number, shown: boolean, backgrounds: string[]}}
 *   `busy_until_ms` is the end of the last task of more than 50 ms; `shown`: every image and font of the first
 *   screen is there (false without a look). `backgrounds`: the pictures that style sheets put into the first screen.
 */
(looks) => {
  const isWaitedFor = (image) => {
    if (image.complete) return false;
    const box = image.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  };
  const backgrounds = () => {
    const found = [];
    for (const e of Array.prototype.slice.call(document.querySelectorAll("body, body *"), 0, 1500)) {
      const box = e.getBoundingClientRect();
      if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth || !box.width || !box.height) continue;
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(e, part);
        if (part && style.content === "none") continue;
        for (const match of style.backgroundImage.matchAll(/url\("([^"]{1,2000})"\)/g)) found.push(match[1]);
      }
      if (found.length > 50) break;
    }
    return found;
  };
  const isShown = () =>
    document.readyState !== "loading" &&
    document.fonts.status === "loaded" &&
    !Array.prototype.slice.call(document.images, 0, 500).some(isWaitedFor);
  const kept = globalThis.mmauditObserved;
  const last = kept && kept.tasks[kept.tasks.length - 1];
  return {
    now: performance.now(),
    ready: document.readyState === "complete",
    painted: Boolean(kept && kept.paints.some((entry) => entry.name === "first-contentful-paint")),
    largest_ms: kept && kept.largest ? kept.largest.startTime : 0,
    busy_until_ms: last ? last.startTime + last.duration : 0,
    shown: Boolean(looks) && isShown(),
    backgrounds: looks ? backgrounds() : [],
  };
}
