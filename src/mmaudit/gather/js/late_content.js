// @ts-check
/**
 * Jumps to `y` as a flick does, waits `wait` ms and looks what of the screen is not there yet.
 * @param {number} y CSS px from the top
 * @param {number} wait ms
 * @returns {Promise<{ratio: number, items: object[], y: number, height: number}>} ratio: share (0-1) of the screen
 */
async (y, wait) => {
  scrollTo({ top: y, behavior: "instant" });
  await new Promise((done) => setTimeout(done, wait));
  const width = document.documentElement.clientWidth;
  const height = document.documentElement.clientHeight;
  const part = (r) => Math.max(0, Math.min(width, r.right) - Math.max(0, r.left)) * Math.max(0, Math.min(height, r.bottom) - Math.max(0, r.top));
  const boxOf = (e) => { const r = e.getBoundingClientRect(); return { x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height }; };
  const hasSize = (img) => (img.hasAttribute("width") && img.hasAttribute("height")) || getComputedStyle(img).aspectRatio !== "auto";
  /** Whether it is on its way to be seen, or made to be. */
  const fades = (e) => e.getAnimations().length > 0 || getComputedStyle(e).transitionDuration.split(",").some((s) => parseFloat(s) > 0);
  const items = [];
  for (const img of document.images) {
    const area = part(img.getBoundingClientRect());
    if (area > 0 && !(img.complete && img.naturalWidth > 0) && (img.currentSrc || img.src || img.dataset.src)) {
      // A broken picture never comes: it is not late. One that was asked for and is not complete is.
      if (!(img.complete && img.naturalWidth === 0 && img.src)) items.push({ e: img, kind: hasSize(img) ? "image" : "image without size", area });
    }
  }
  const transparent = (e) => { for (let p = e; p && p !== document.body; p = p.parentElement) if (parseFloat(getComputedStyle(p).opacity) < 0.5) return p; return null; };
  const faded = new Set();
  for (const e of document.querySelectorAll("p,li,h1,h2,h3,h4,td,dd,figcaption,blockquote")) {
    const r = e.getBoundingClientRect();
    if (r.bottom <= 0 || r.top >= height || !(e.innerText || "").trim()) continue;
    const cause = transparent(e);
    if (cause && !faded.has(cause) && getComputedStyle(cause).visibility !== "hidden") {
      faded.add(cause);
      items.push({ e: cause, kind: fades(cause) ? "fading text" : "transparent text", area: part(cause.getBoundingClientRect()) });
    }
  }
  const screenArea = Math.max(1, width * height);
  const sum = items.reduce((total, i) => total + i.area, 0);
  return {
    ratio: Math.min(1, sum / screenArea),
    items: items.sort((a, b) => b.area - a.area).slice(0, 10).map((i) => ({ selector: selectorOf(i.e), kind: i.kind, area_ratio: Math.min(1, i.area / screenArea), box: boxOf(i.e) })),
    y: scrollY, height: document.documentElement.scrollHeight,
  };
}
