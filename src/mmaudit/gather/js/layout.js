// @ts-check
/**
 * How the page sits on the screen. All lengths in CSS pixels, boxes from the document's top left corner.
 * Read-only.
 * @param {number} maxItems how many culprits times ten, targets and images are kept at most
 * @returns {object} the fields of `Layout` (see model/snapshot.py)
 */
(maxItems) => {
  const root = document.documentElement;
  const body = document.body;
  const width = root ? root.clientWidth : 0;
  const boxOf = (r) => ({ x: r.left + scrollX, y: r.top + scrollY, width: r.width, height: r.height });
  const styles = new Map();
  const style = (e) => { let s = styles.get(e); if (!s) { s = getComputedStyle(e); styles.set(e, s); } return s; };
  const shown = (e) => (e.checkVisibility ? e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) : true);
  const clean = (text) => text.replace(/\s+/g, " ").trim();
  const clipped = (e) => {
    // Inside something that cuts off or scrolls sideways: it makes the page no wider.
    for (let p = e.parentElement; p && p !== body && p !== root; p = p.parentElement) {
      if (style(p).overflowX !== "visible") return true;
    }
    return false;
  };

  const result = {
    viewport_meta: null, client_width_px: width, scroll_width_px: root ? root.scrollWidth : 0,
    viewport_height_px: Math.round(visualViewport ? visualViewport.height * visualViewport.scale : innerHeight),
    page_height_px: root ? root.scrollHeight : 0, culprits: [], text_sizes: [], tap_targets: [], images: [],
  };
  if (root) result.viewport_height_px = root.clientHeight || result.viewport_height_px;
  const meta = [...document.querySelectorAll("meta[name]")].filter((m) => /^viewport$/i.test(m.getAttribute("name") || "")).pop();
  if (meta) result.viewport_meta = (meta.getAttribute("content") || "").slice(0, 300);
  if (!body) return result;

  const cutOff = [root, body].some((e) => /hidden|clip/.test(style(e).overflowX));
  const culprits = [];
  const sizes = new Map();
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(), n = 0; node && n < 20000; node = walker.nextNode(), n += 1) {
    const text = clean(node.nodeValue || "");
    const owner = node.parentElement;
    if (!text || !owner || /^(script|style|noscript|template|textarea)$/.test(owner.localName) || !shown(owner)) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) continue;
    const px = Math.round(parseFloat(style(owner).fontSize) * 10) / 10;
    const seen = sizes.get(px);
    if (seen) seen.characters += text.length;
    else sizes.set(px, { font_px: px, characters: text.length, selector: selectorOf(owner), excerpt: text.slice(0, 80) });
    if (!cutOff && box.right > width + 1 && box.left < width * 5 && !clipped(node)) {
      culprits.push({ node: owner, over: box.right - width, text: true, excerpt: text.slice(0, 120) });
    }
  }
  result.text_sizes = [...sizes.values()].sort((a, b) => a.font_px - b.font_px).slice(0, 60);

  if (!cutOff && result.scroll_width_px > width + 1) {
    for (const e of body.querySelectorAll("*")) {
      const r = e.getBoundingClientRect();
      if (r.width > 0 && r.height > 0 && r.right > width + 1 && style(e).position !== "fixed" && shown(e) && !clipped(e)) {
        culprits.push({ node: e, over: r.right - width, text: false, excerpt: "" });
      }
      if (culprits.length > 2000) break;
    }
  }
  // The innermost cause: an element that is too wide only because of a child is not named.
  const nodes = new Set(culprits.map((c) => c.node));
  const causes = culprits.filter((c) => c.text || ![...c.node.querySelectorAll("*")].slice(0, 500).some((d) => nodes.has(d)));
  const named = new Set();
  for (const c of causes.sort((a, b) => b.over - a.over)) {
    const selector = selectorOf(c.node);
    if (named.has(selector)) continue;
    named.add(selector);
    result.culprits.push({ selector, over_px: Math.round(c.over), is_text: c.text, excerpt: c.excerpt });
    if (result.culprits.length >= 10) break;
  }

  const tappable = "a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=tab]," +
    "[role=menuitem],[role=checkbox],[role=radio],[role=switch],[onclick]";
  const targets = [];
  for (const e of document.querySelectorAll(tappable)) {
    if (targets.length >= maxItems) break;
    if (e.disabled || !shown(e) || style(e).pointerEvents === "none") continue;
    let r = e.getBoundingClientRect();
    for (const child of e.querySelectorAll("img,svg,span,div,label")) {
      const c = child.getBoundingClientRect();  // an inline link's box leaves its picture out
      if (c.width * c.height > r.width * r.height) r = c;
    }
    if (e.labels && e.labels.length && r.width * r.height < 48 * 48) {
      const l = e.labels[0].getBoundingClientRect();
      if (l.width * l.height > r.width * r.height) r = l;
    }
    if (r.width < 1 || r.height < 1 || r.right <= 0 || r.left >= width + 2000) continue;
    const inside = clean((e.parentElement && e.parentElement.innerText) || "");
    const own = clean(e.innerText || "");
    const inline = e.localName === "a" && style(e).display === "inline" && own.length > 0 && inside.length > own.length * 1.5 + 10 &&
      !e.querySelector("img,svg") && [...e.parentElement.childNodes].some((c) => c.nodeType === 3 && clean(c.nodeValue || "").length > 2);
    targets.push({
      node: e, rect: r,
      record: {
        selector: selectorOf(e), text: clean(own || e.getAttribute("aria-label") || e.value || e.title || "").slice(0, 80),
        box: boxOf(r), gap_px: null, inline,
      },
    });
  }
  const gap = (a, b) => {
    const dx = Math.max(0, Math.max(a.left, b.left) - Math.min(a.right, b.right));
    const dy = Math.max(0, Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom));
    return Math.hypot(dx, dy);
  };
  for (const t of targets) {
    let nearest = Infinity;
    for (const o of targets) {
      if (o === t || o.node.contains(t.node) || t.node.contains(o.node)) continue;
      nearest = Math.min(nearest, gap(t.rect, o.rect));
    }
    t.record.gap_px = nearest === Infinity ? null : Math.round(nearest * 10) / 10;
    result.tap_targets.push(t.record);
  }

  for (const img of document.images) {
    if (result.images.length >= maxItems) break;
    if (!shown(img)) continue;
    const r = img.getBoundingClientRect();
    const s = style(img);
    const ratio = s.aspectRatio && s.aspectRatio !== "auto" && !/^auto /.test(s.aspectRatio);
    const fixed = /px$/.test(img.style.width) && /px$/.test(img.style.height);
    result.images.push({
      selector: selectorOf(img), url: (img.currentSrc || img.src || "").slice(0, 2000),
      natural_width: img.naturalWidth, natural_height: img.naturalHeight, box: boxOf(r),
      has_dimensions: (img.hasAttribute("width") && img.hasAttribute("height")) || Boolean(ratio) || fixed || s.position === "absolute" || s.position === "fixed",
      loading: img.getAttribute("loading") || "", alt: img.hasAttribute("alt") ? (img.getAttribute("alt") || "").slice(0, 300) : null,
      has_srcset: img.hasAttribute("srcset") || Boolean(img.closest("picture")), complete: img.complete,
      fetchpriority: (img.getAttribute("fetchpriority") || "").toLowerCase().slice(0, 20),
    });
  }
  return result;
}
