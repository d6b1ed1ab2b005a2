// @ts-check
/**
 * What lies over the page right now: fixed elements and sticky ones that are stuck. Read-only.
 * @returns {{covered: number, overlays: object[]}} `covered`: share (0-1) of the screen that they cover together
 */
() => {
  const width = document.documentElement.clientWidth;
  const height = document.documentElement.clientHeight;
  const found = [];
  const clip = (r) => ({
    left: Math.max(0, r.left), top: Math.max(0, r.top), right: Math.min(width, r.right), bottom: Math.min(height, r.bottom),
  });
  const stuck = (e, r, s) => {
    // A sticky element is stuck when it sits at its offset while the place it came from has scrolled away.
    const top = parseFloat(s.top), bottom = parseFloat(s.bottom);
    if (!Number.isNaN(top) && Math.abs(r.top - top) < 1.5 && scrollY > 0) return true;
    return !Number.isNaN(bottom) && Math.abs(height - r.bottom - bottom) < 1.5;
  };
  let n = 0;
  for (const e of document.body ? document.body.querySelectorAll("*") : []) {
    if ((n += 1) > 20000) break;
    const s = getComputedStyle(e);
    if (s.position !== "fixed" && s.position !== "sticky") continue;
    if (s.visibility === "hidden" || s.display === "none" || parseFloat(s.opacity) < 0.05) continue;
    const r = e.getBoundingClientRect();
    const c = clip(r);
    if (c.right - c.left < 2 || c.bottom - c.top < 2) continue;
    if (s.position === "sticky" && !stuck(e, r, s)) continue;
    // An empty or see-through layer that lets taps pass is not in the way; its children are looked at themselves.
    const bare = s.pointerEvents === "none" && (s.backgroundColor === "rgba(0, 0, 0, 0)" || s.backgroundColor === "transparent") && s.backgroundImage === "none";
    if (bare || parseInt(s.zIndex, 10) < 0) continue;
    const behind = document.elementFromPoint((c.left + c.right) / 2, (c.top + c.bottom) / 2);
    if (behind && !e.contains(behind) && !behind.contains(e) && getComputedStyle(behind).position === "static") continue;
    found.push({ e, c, r, role: e.getAttribute("role") || (e.localName === "dialog" ? "dialog" : "") });
  }
  const outer = found.filter((f) => !found.some((o) => o !== f && o.e.contains(f.e) &&
    o.c.left <= f.c.left && o.c.top <= f.c.top && o.c.right >= f.c.right && o.c.bottom >= f.c.bottom));
  const covered = () => {
    // The exact area of a union of few rectangles: cut the screen at all their edges.
    const xs = [...new Set(outer.flatMap((f) => [f.c.left, f.c.right]))].sort((a, b) => a - b);
    const ys = [...new Set(outer.flatMap((f) => [f.c.top, f.c.bottom]))].sort((a, b) => a - b);
    let area = 0;
    for (let i = 0; i + 1 < xs.length; i += 1) {
      for (let j = 0; j + 1 < ys.length; j += 1) {
        if (outer.some((f) => f.c.left <= xs[i] && f.c.right >= xs[i + 1] && f.c.top <= ys[j] && f.c.bottom >= ys[j + 1])) {
          area += (xs[i + 1] - xs[i]) * (ys[j + 1] - ys[j]);
        }
      }
    }
    return area;
  };
  const screenArea = Math.max(1, width * height);
  const limited = outer.slice(0, 40);
  outer.length = limited.length;
  return {
    covered: covered() / screenArea,
    overlays: limited.map((f) => ({
      selector: selectorOf(f.e), role: f.role,
      box: { x: f.c.left, y: f.c.top + scrollY, width: f.c.right - f.c.left, height: f.c.bottom - f.c.top },
      covered_ratio: ((f.c.right - f.c.left) * (f.c.bottom - f.c.top)) / screenArea,
      excerpt: (f.e.innerText || f.e.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim().slice(0, 120),
    })).filter((o) => o.covered_ratio > 0.002),
  };
}
