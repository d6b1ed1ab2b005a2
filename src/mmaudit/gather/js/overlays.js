// @ts-check
/**
 * What lies over the page right now: fixed elements and sticky ones that are stuck, in open shadow trees too. Read-only.
 * @returns {{covered: number, overlays: object[], since_load_ms: ?number}} `covered`: share (0-1) of the screen that they
 *   cover together; `overlays`: the fields of `Overlay` (see model/scroll.py); ms since the load event, null before it
 */
() => {
  const MAX_ELEMENTS = 20000, MAX_OVERLAYS = 40, MAX_MARKS = 80, MAX_BUTTONS = 12;
  const root = document.documentElement;
  const width = root.clientWidth;
  const height = root.clientHeight;
  const clean = (text) => (text || "").replace(/\s+/g, " ").trim();
  const clip = (r) => ({
    left: Math.max(0, r.left), top: Math.max(0, r.top), right: Math.min(width, r.right), bottom: Math.min(height, r.bottom),
  });
  /** The element around it, beyond the edge of a shadow tree too. */
  const around = (e) => e.parentElement || (e.getRootNode().host || null);
  const holds = (outer, inner) => { for (let e = inner; e; e = around(e)) if (e === outer) return true; return false; };
  const everything = function* (from) {
    for (const e of from.querySelectorAll("*")) {
      yield e;
      if (e.shadowRoot) yield* everything(e.shadowRoot);
    }
  };
  const topmostAt = (x, y) => {
    let e = document.elementFromPoint(x, y);
    for (let n = 0; e && e.shadowRoot && n < 10; n += 1) {
      const inner = e.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === e) break;
      e = inner;
    }
    return e;
  };
  const stuck = (e, r, s) => {
    // A sticky element is stuck when it sits at its offset while the place it came from has scrolled away.
    const top = parseFloat(s.top), bottom = parseFloat(s.bottom);
    if (!Number.isNaN(top) && Math.abs(r.top - top) < 1.5 && scrollY > 0) return true;
    return !Number.isNaN(bottom) && Math.abs(height - r.bottom - bottom) < 1.5;
  };
  const isSeeThrough = (s) => s.backgroundImage === "none" && (s.backgroundColor === "rgba(0, 0, 0, 0)" || s.backgroundColor === "transparent");
  const isTiny = (c) => c.right - c.left < 2 || c.bottom - c.top < 2;
  const isHidden = (s) => s.visibility === "hidden" || s.display === "none" || parseFloat(s.opacity) < 0.05;
  /** What of a fixed element takes room: itself, or of a frame without height or one that lets taps pass its parts. */
  const parts = function* (e, depth) {
    const s = getComputedStyle(e);
    if (isHidden(s) || parseInt(s.zIndex, 10) < 0) return;
    const c = clip(e.getBoundingClientRect());
    if (!isTiny(c) && !(s.pointerEvents === "none" && isSeeThrough(s))) { yield { e, c }; return; }
    if (depth < 4) for (const child of Array.prototype.slice.call((e.shadowRoot || e).children, 0, 30)) yield* parts(child, depth + 1);
  };
  const isAfloat = (e) => {
    for (let p = e; p; p = around(p)) if (/fixed|sticky/.test(getComputedStyle(p).position) || p.matches(":modal")) return true;
    return false;
  };
  /** Whether the page's own content lies over it, as over a background that stays. */
  const isBehind = ({ e, c }) => {
    const places = [[0.5, 0.5], [0.2, 0.2], [0.8, 0.2], [0.2, 0.8], [0.8, 0.8]];
    return places.filter(([x, y]) => {
      const top = topmostAt(c.left + (c.right - c.left) * x, c.top + (c.bottom - c.top) * y);
      return top && !holds(e, top) && !holds(top, e) && !isAfloat(top);
    }).length >= 2;
  };
  const lengthOf = (e) => clean(e.innerText).length;
  /** Whether it is the page itself: an app whose outermost box is fixed. */
  const isPage = ({ e, c }) => (c.right - c.left) * (c.bottom - c.top) > 0.8 * width * height
    && !e.closest("dialog,[role=dialog],[role=alertdialog],[aria-modal=true]") && e.querySelector("main,[role=main],h1,article,nav,header")
    && lengthOf(e) > 0.8 * lengthOf(document.body);
  const found = [];
  let n = 0;
  for (const e of document.body ? everything(document.body) : []) {
    if ((n += 1) > MAX_ELEMENTS) break;
    const s = getComputedStyle(e);
    if (s.position !== "fixed" && s.position !== "sticky") continue;
    if (s.position === "sticky" && !stuck(e, e.getBoundingClientRect(), s)) continue;
    for (const part of parts(e, 0)) if (!isBehind(part) && !isPage(part)) found.push(part);
  }
  const outer = found.filter((f) => !found.some((o) => o !== f && holds(o.e, f.e) &&
    o.c.left <= f.c.left && o.c.top <= f.c.top && o.c.right >= f.c.right && o.c.bottom >= f.c.bottom)).slice(0, MAX_OVERLAYS);
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
  const marksOf = (e) => {
    const data = Array.prototype.filter.call(e.attributes, (a) => /^data-/.test(a.name)).map((a) => a.name);
    return [e.id, ...e.classList, ...data].filter(Boolean).map((mark) => mark.slice(0, 60));
  };
  const marksAround = (e) => {
    const marks = new Set(marksOf(e));
    for (let p = around(e); p && p !== document.body && p !== root; p = around(p)) marksOf(p).forEach((m) => marks.add(m));
    for (const inner of everything(e)) {
      if (marks.size >= MAX_MARKS) break;
      marksOf(inner).forEach((m) => marks.add(m));
    }
    return [...marks].slice(0, MAX_MARKS);
  };
  const hostOf = (frame) => { try { return new URL(frame.src, location.href).host; } catch { return ""; } };
  const framesOf = (e) => [e, ...everything(e)].filter((each) => each.localName === "iframe").slice(0, 5).map((f) => hostOf(f).slice(0, 200));
  const isSeen = (e) => {
    const r = e.getBoundingClientRect();
    const isOnScreen = r.width >= 8 && r.height >= 8 && r.bottom > 0 && r.top < height && r.right > 0 && r.left < width;
    return isOnScreen && e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const isButton = (e) => e.matches("button,a[href],[role=button],[role=link],input[type=button],input[type=submit],[onclick],summary")
    || (e.localName !== "label" && getComputedStyle(e).cursor === "pointer" && !e.querySelector("*"));
  const leadsAway = (e) => Boolean(e.href) && typeof e.href === "string" && /^https?:/.test(e.href)
    && e.href.split("#")[0] !== location.href.split("#")[0];
  const buttonsOf = (overlay) => {
    const buttons = [];
    for (const e of everything(overlay)) {
      if (buttons.length >= MAX_BUTTONS) break;
      if (!isButton(e) || !isSeen(e)) continue;
      const picture = e.querySelector("img[alt],svg title");
      const label = e.getAttribute("aria-label") || e.getAttribute("title") || (picture && (picture.getAttribute("alt") || picture.textContent)) || "";
      const within = Array.prototype.slice.call(e.querySelectorAll("*"), 0, 4).flatMap(marksOf);
      buttons.push({
        text: clean(e.innerText || e.value).slice(0, 80), label: clean(label).slice(0, 80),
        marks: [...marksOf(e), ...within].slice(0, 12), leads_away: leadsAway(e),
      });
    }
    return buttons;
  };
  /** Whether the document is longer than the screen and yet cannot scroll, as pages are made while a dialog stands. */
  const isLocked = () => {
    const body = document.body;
    const [outerStyle, inner] = [getComputedStyle(root), getComputedStyle(body)];
    const length = Math.max(root.scrollHeight, body.scrollHeight);
    if (length < height + 100) return false;
    if (inner.position === "fixed") return true;
    const ruling = outerStyle.overflowY === "visible" ? inner : outerStyle;
    return /hidden|clip/.test(ruling.overflowY);
  };
  const screenArea = Math.max(1, width * height);
  const pageLocked = outer.length > 0 && isLocked();
  const described = ({ e, c }) => ({
    selector: selectorOf(e.getRootNode().host || e), role: e.getAttribute("role") || (e.localName === "dialog" ? "dialog" : ""),
    box: { x: c.left, y: c.top + scrollY, width: c.right - c.left, height: c.bottom - c.top },
    covered_ratio: ((c.right - c.left) * (c.bottom - c.top)) / screenArea,
    excerpt: clean(e.innerText || e.getAttribute("aria-label")).slice(0, 300),
    modal: e.matches(":modal") || e.getAttribute("aria-modal") === "true" || Boolean(e.querySelector("[aria-modal=true]")),
    page_locked: pageLocked, marks: marksAround(e), frame_hosts: framesOf(e), buttons: buttonsOf(e),
  });
  const loaded = performance.getEntriesByType("navigation")[0];
  return {
    covered: covered() / screenArea,
    overlays: outer.map(described).filter((o) => o.covered_ratio > 0.002),
    since_load_ms: loaded && loaded.loadEventEnd > 0 ? performance.now() - loaded.loadEventEnd : null,
  };
}
