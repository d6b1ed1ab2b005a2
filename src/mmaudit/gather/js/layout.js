// @ts-check
/**
 * How the page sits on the screen. All lengths in CSS pixels, boxes from the document's top left corner.
 * Read-only.
 * @param {number} maxItems how many culprits times ten, targets and images are kept at most
 * @returns {object} the fields of `Layout` (see model/snapshot.py)
 */
(maxItems) => {
  const MAX_TEXT_MS = 3000;
  const root = document.documentElement;
  const body = document.body;
  const width = root ? root.clientWidth : 0;
  const boxOf = (r) => ({ x: r.left + scrollX, y: r.top + scrollY, width: r.width, height: r.height });
  const styles = new Map();
  const style = (e) => { let s = styles.get(e); if (!s) { s = getComputedStyle(e); styles.set(e, s); } return s; };
  const shown = (e) => (e.checkVisibility ? e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) : true);
  const clean = (text) => text.replace(/\s+/g, " ").trim();
  // A wrapper around all of the page that cuts it off does what body does in its place.
  const isWrapper = (e) => /hidden|clip/.test(style(e).overflowX) && e.clientWidth >= width * 0.95
    && e.scrollHeight >= root.scrollHeight * 0.8 && root.scrollHeight > innerHeight * 1.2;
  const clipped = (e) => {
    // Inside something that cuts off or scrolls sideways: it makes the page no wider.
    for (let p = e.parentElement; p && p !== body && p !== root; p = p.parentElement) {
      if (style(p).overflowX !== "visible") return !isWrapper(p);
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

  // What the viewport itself cuts off counts in scrollWidth, though no finger gets there, unless the page is zoomed out.
  const ruling = style(root).overflowX === "visible" ? body : root;
  if (/hidden|clip/.test(style(ruling).overflowX) && visualViewport.scale > 0.99) result.scroll_width_px = width;
  const cutOff = [root, body].some((e) => /hidden|clip/.test(style(e).overflowX)) || result.scroll_width_px <= width + 1;
  const culprits = [];
  const sizes = new Map();
  const clipsItself = (e) => style(e).overflowX !== "visible" && !isWrapper(e);
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const isTooWide = !cutOff && result.scroll_width_px > width + 1;
  const boxOfText = (node, owner) => {
    // The box of a text in a line of a hundred thousand costs milliseconds, that of its element next to nothing.
    const own = owner.getBoundingClientRect();
    const fits = own.right <= width + 1 && owner.scrollWidth <= owner.clientWidth + 1;
    if (!isTooWide && fits && owner.childNodes.length === 1) return own;
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  const moving = new Set(cutOff ? document.getAnimations().map((a) => a.effect && a.effect.target).filter(Boolean) : []);
  const isMoving = (e) => { for (let p = e; p; p = p.parentElement) if (moving.has(p)) return true; return false; };
  /** Whether it begins on the screen and ends beyond it: what lies wholly beside it is a closed drawer or a later slide. */
  const isCut = (box, e) => cutOff && box.right > width + 1 && box.left > -1 && box.left < width - 8
    && !/fixed|absolute/.test(style(e).position) && !clipped(e) && !isMoving(e);
  const until = performance.now() + MAX_TEXT_MS;
  for (let node = walker.nextNode(), n = 0; node && n < 20000 && performance.now() < until; node = walker.nextNode(), n += 1) {
    const text = clean(node.nodeValue || "");
    const owner = node.parentElement;
    if (!text || !owner || /^(script|style|noscript|template|textarea)$/.test(owner.localName) || !shown(owner)) continue;
    const box = boxOfText(node, owner);
    if (box.width < 1 || box.height < 1) continue;
    const px = Math.round(parseFloat(style(owner).fontSize) * 10) / 10;
    const seen = sizes.get(px);
    if (seen) seen.characters += text.length;
    else sizes.set(px, { font_px: px, characters: text.length, selector: selectorOf(owner), excerpt: text.slice(0, 80) });
    const isBeyond = isTooWide && box.right > width + 1 && box.left < width * 5 && !clipped(node);
    if (isBeyond || (isCut(box, owner) && !clipsItself(owner))) {
      culprits.push({ node: owner, over: box.right - width, text: true, excerpt: text.slice(0, 120), box: boxOf(box) });
    }
  }
  result.text_sizes = [...sizes.values()].sort((a, b) => a.font_px - b.font_px).slice(0, 60);

  if (cutOff) {
    for (const e of body.querySelectorAll("table,pre,form,input,select,textarea,button,video")) {
      const r = e.getBoundingClientRect();
      if (r.height > 0 && isCut(r, e) && shown(e)) culprits.push({ node: e, over: r.right - width, text: false, excerpt: "", box: boxOf(r) });
      if (culprits.length > 2000) break;
    }
  }
  const isFixed = (e) => { for (let p = e; p && p !== body; p = p.parentElement) if (style(p).position === "fixed") return true; return false; };
  if (isTooWide) {
    // Also what is transparent or hidden: it takes its room all the same.
    for (const e of body.querySelectorAll("*")) {
      const r = e.getBoundingClientRect();
      if (r.width > 0 && r.height > 0 && r.right > width + 1 && !isFixed(e) && !clipped(e)) {
        culprits.push({ node: e, over: r.right - width, text: false, excerpt: "", box: boxOf(r) });
      }
      if (culprits.length > 2000) break;
    }
  }
  // The innermost cause: an element that is too wide only because of a child is not named.
  const holders = new Set();
  for (const c of culprits) {
    for (let p = c.node.parentElement; p && !holders.has(p); p = p.parentElement) holders.add(p);
  }
  const innermost = culprits.filter((c) => c.text || !holders.has(c.node));
  // What reaches farther than the page can be scrolled is cut off by something (contain, clip-path) and widens nothing.
  const reaching = innermost.filter((c) => !isTooWide || c.over <= result.scroll_width_px - width + 2);
  const causes = reaching.length ? reaching : innermost;
  const named = new Set();
  for (const c of causes.sort((a, b) => b.over - a.over)) {
    const selector = selectorOf(c.node);
    if (named.has(selector)) continue;
    named.add(selector);
    result.culprits.push({ selector, over_px: Math.round(c.over), is_text: c.text, excerpt: c.excerpt, box: c.box });
    if (result.culprits.length >= 10) break;
  }

  const tappable = "a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=tab]," +
    "[role=menuitem],[role=checkbox],[role=radio],[role=switch],[onclick]";
  const targets = [];
  // What stands around a link, read once for all links of a parent.
  const parents = new Map();
  const surroundings = (parent) => {
    if (!parents.has(parent)) {
      const hasText = parent && [...parent.childNodes].some((c) => c.nodeType === 3 && clean(c.nodeValue || "").length > 2);
      parents.set(parent, { characters: clean((parent && parent.innerText) || "").length, hasText: Boolean(hasText) });
    }
    return parents.get(parent);
  };
  // What is fixed or sticky passes over everything else in turn: it is no neighbour of it.
  const layers = new Map();
  const layerOf = (e) => {
    if (!e || e === root) return null;
    if (!layers.has(e)) layers.set(e, layerOf(e.parentElement) || (/fixed|sticky/.test(style(e).position) ? e : null));
    return layers.get(e);
  };
  // By its look: what stands out in the content, neither part of a menu nor what only opens something on the page.
  const noAction = "nav,footer,dialog,[role=navigation],[role=dialog],[role=contentinfo],[role=search],[aria-haspopup],[aria-expanded],[aria-controls]";
  const isSet = (colour) => !/^(transparent|rgba\(\d+, \d+, \d+, 0\))$/.test(colour);
  const callsToAction = (e, r) => {
    if (!e.matches("a,button,input[type=submit],input[type=button],[role=button]") || e.closest(noAction)) return false;
    if (e.localName === "a" && /^tel:/i.test(e.getAttribute("href") || "")) return true;
    if (r.height < 28 || r.height > 120 || r.width < 56 || clean(e.innerText || e.value || "").length < 2) return false;
    const s = style(e), sides = [s.borderTopWidth, s.borderLeftWidth, s.borderBottomWidth];
    const isFramed = sides.every((px) => parseFloat(px) >= 1) && isSet(s.borderTopColor);
    return isFramed || isSet(s.backgroundColor) || s.backgroundImage !== "none";
  };
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
    const around = surroundings(e.parentElement);
    const own = clean(e.innerText || "");
    const inline = e.localName === "a" && style(e).display === "inline" && own.length > 0 && around.characters > own.length * 1.5 + 10 &&
      !e.querySelector("img,svg") && around.hasText;
    targets.push({
      node: e, rect: r,
      record: {
        selector: selectorOf(e), text: clean(own || e.getAttribute("aria-label") || e.value || e.title || "").slice(0, 80),
        box: boxOf(r), gap_px: null, inline, free_px: null, is_action: !inline && callsToAction(e, r) && !layerOf(e),
      },
    });
  }
  const gap = (a, b) => {
    const dx = Math.max(0, Math.max(a.left, b.left) - Math.min(a.right, b.right));
    const dy = Math.max(0, Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom));
    return Math.hypot(dx, dy);
  };
  // Of what two targets lie over each other: the widest strip of the first that the second leaves free.
  const strip = (a, b) => Math.max(b.left - a.left, a.right - b.right, b.top - a.top, a.bottom - b.bottom);
  const WITH_ROOM_PX = 48;
  for (const t of targets) {
    let nearest = Infinity, free = Infinity;
    for (const o of targets) {
      if (o === t || o.node.contains(t.node) || t.node.contains(o.node) || layerOf(o.node) !== layerOf(t.node)) continue;
      // Whoever hits the neighbour comes to the same place.
      if (t.node.href && t.node.href === o.node.href) continue;
      nearest = Math.min(nearest, gap(t.rect, o.rect));
      const overlaps = Math.min(t.rect.right, o.rect.right) - Math.max(t.rect.left, o.rect.left) > 1
        && Math.min(t.rect.bottom, o.rect.bottom) - Math.max(t.rect.top, o.rect.top) > 1;
      const [mine, other] = overlaps ? [strip(t.rect, o.rect), strip(o.rect, t.rect)] : [Infinity, Infinity];
      // A button on a card that is a link: the card has room of its own, and the button lies on it as a whole.
      if (mine >= 1 && other >= 1 && other < WITH_ROOM_PX) free = Math.min(free, mine);
    }
    t.record.gap_px = nearest === Infinity ? null : Math.round(nearest * 10) / 10;
    t.record.free_px = free === Infinity ? null : Math.round(free * 10) / 10;
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
