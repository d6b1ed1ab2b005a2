// @ts-check
/**
 * What can be read and touched, in document order. Read-only.
 * Text is split into blocks: the smallest block-level box whose text is its own.
 * @param {{blocks: number, links: number, controls: number, text: number}} limits
 * @returns {object} the fields of `Content` (see model/snapshot.py)
 */
(limits) => {
  const result = { blocks: [], links: [], controls: [], embeds: [], truncated: false };
  const body = document.body;
  if (!body) return result;
  const SKIP = /^(script|style|noscript|template|head|meta|link|textarea|select|option|svg|canvas|iframe|object|audio|video)$/;
  const LANDMARK_TAGS = { header: "header", nav: "nav", main: "main", footer: "footer", aside: "aside", dialog: "dialog", form: "form" };
  const LANDMARK_ROLES = {
    banner: "header", navigation: "nav", main: "main", contentinfo: "footer", complementary: "aside",
    dialog: "dialog", alertdialog: "dialog", form: "form", search: "nav",
  };
  const styles = new Map();
  const style = (e) => { let s = styles.get(e); if (!s) { s = getComputedStyle(e); styles.set(e, s); } return s; };
  const shown = (e) => (e.checkVisibility ? e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) : true);
  const names = new Map();
  const name = (element) => {
    if (!names.has(element)) names.set(element, selectorOf(element));
    return names.get(element);
  };
  const boxOf = (e) => {
    const r = e.getBoundingClientRect();
    return r.width || r.height ? { x: r.left + scrollX, y: r.top + scrollY, width: r.width, height: r.height } : null;
  };
  const pathOf = (e) => {
    const parts = [];
    for (let p = e; p && p !== body && parts.length < 12; p = p.parentElement) {
      const classes = typeof p.className === "string" ? p.className.trim().split(/\s+/).filter(Boolean).slice(0, 3) : [];
      parts.unshift(p.localName + (p.id ? `#${p.id}` : "") + classes.map((c) => `.${c}`).join(""));
    }
    const path = parts.join(" > ");
    return path.length > 300 ? path.slice(0, 300) : path;
  };
  const hiddenPanels = new Set();
  for (const opener of document.querySelectorAll("[aria-expanded=false][aria-controls],[role=tab][aria-selected=false][aria-controls]")) {
    for (const id of (opener.getAttribute("aria-controls") || "").split(/\s+/)) {
      const panel = id && document.getElementById(id);
      if (panel) hiddenPanels.add(panel);
    }
  }
  const contexts = new Map();
  const context = (e) => {
    // Landmark, position, language and so on, inherited from the ancestors and computed once each.
    if (!e || e === document.documentElement) return { landmark: "", fixed: false, collapsed: false, struck: false, lang: "", sectioned: false };
    const known = contexts.get(e);
    if (known) return known;
    const host = e.parentElement || (e.getRootNode() instanceof ShadowRoot ? e.getRootNode().host : null);
    const up = context(host);
    const tag = e.localName;
    const role = (e.getAttribute("role") || "").toLowerCase();
    let landmark = LANDMARK_ROLES[role] || (role ? "" : LANDMARK_TAGS[tag]) || "";
    // ARIA in HTML: header and footer of an article, section or main are none of the page's.
    if ((tag === "header" || tag === "footer") && !LANDMARK_ROLES[role] && up.sectioned) landmark = "";
    if (landmark === "main" || (landmark === "form" && up.landmark)) landmark = up.landmark && landmark === "form" ? up.landmark : landmark;
    const s = style(e);
    const folded = (tag === "details" && !e.open) || hiddenPanels.has(e) ||
      (role === "tabpanel" && (e.hidden || s.display === "none"));
    const value = {
      landmark: landmark || up.landmark,
      fixed: up.fixed || s.position === "fixed" || s.position === "sticky",
      collapsed: up.collapsed || folded,
      struck: up.struck || tag === "del" || tag === "s" || tag === "strike" || /line-through/.test(s.textDecorationLine),
      lang: (e.getAttribute("lang") || up.lang).slice(0, 20),
      sectioned: up.sectioned || /^(article|section|main|aside|nav)$/.test(tag) || role === "main",
    };
    contexts.set(e, value);
    return value;
  };
  const isInline = (e) => {
    const d = style(e).display;
    return d.startsWith("inline") && d !== "inline-block" && d !== "inline-flex" && d !== "inline-grid" && d !== "inline-table" || d === "contents" || d.startsWith("ruby");
  };
  const listIds = new Map();
  const tableIds = new Map();
  const idOf = (map, e, prefix) => { if (!map.has(e)) map.set(e, `${prefix}${map.size + 1}`); return map.get(e); };
  const positions = new Map();
  const positionOf = (item, list) => {
    if (!positions.has(list)) positions.set(list, new Map([...list.children].map((each, n) => [each, n + 1])));
    return positions.get(list).get(item);
  };
  const closest = (e, selector) => (e.closest ? e.closest(selector) : null);

  const emit = (owner, text, struckText) => {
    const plain = text.replace(/[ \t\f\r\u00a0]+/g, " ").split("\n").map((l) => l.trim()).filter(Boolean).join("\n");
    if (!plain) return;
    if (result.blocks.length >= limits.blocks) { result.truncated = true; return; }
    const c = context(owner);
    const visible = shown(owner) && owner.getClientRects().length > 0;
    if (!visible && !c.collapsed && !closest(owner, "summary")) return;
    const heading = /^h([1-6])$/.exec((closest(owner, "h1,h2,h3,h4,h5,h6,[role=heading]") || owner).localName);
    const role = closest(owner, "[role=heading]");
    const cell = closest(owner, "td,th");
    const item = closest(owner, "li");
    const list = item && item.parentElement && /^(ol|ul)$/.test(item.parentElement.localName) ? item.parentElement : null;
    const table = cell && closest(cell, "table");
    result.blocks.push({
      text: plain.slice(0, 2000), tag: owner.localName, selector: name(owner), box: visible ? boxOf(owner) : null,
      visible: visible && !(c.collapsed && !shown(owner)),
      heading_level: heading ? Number(heading[1]) : role ? Number(role.getAttribute("aria-level")) || 2 : 0,
      landmark: c.landmark, path: pathOf(owner), fixed: c.fixed, collapsed: c.collapsed && !visible,
      struck: c.struck || struckText, lang: c.lang,
      list_id: list ? idOf(listIds, list, "l") : "",
      list_position: list ? positionOf(item, list) : 0, list_ordered: Boolean(list && list.localName === "ol"),
      table_id: table ? idOf(tableIds, table, "t") : "",
      row: cell && cell.parentElement ? cell.parentElement.rowIndex ?? -1 : -1, column: cell ? cell.cellIndex ?? -1 : -1,
    });
  };

  const MAX_DEPTH = 400;
  const read = (owner, depth) => {
    // Collects the inline text of `owner` and starts anew at every block inside it.
    if (depth > MAX_DEPTH) { result.truncated = true; return; }
    let text = "";
    let allStruck = true;
    // Told apart from the text: to look at its end would copy all of it, for every piece that was added.
    let atBreak = true;
    const add = (piece) => { text += piece; atBreak = piece.endsWith("\n"); };
    const flush = () => { emit(owner, text, text.trim() !== "" && allStruck); text = ""; allStruck = atBreak = true; };
    const inner = (node, level) => {
      if (level > MAX_DEPTH) { result.truncated = true; return; }
      for (const child of node.childNodes) {
        if (child.nodeType === 3) {
          const raw = child.nodeValue || "";
          if (!raw.trim()) { if (!atBreak) add(" "); continue; }
          const parent = child.parentElement;
          if (parent && parent !== owner && !shown(parent) && !context(parent).collapsed) continue;
          const kept = parent && /pre/.test(style(parent).whiteSpace) ? raw : raw.replace(/\s+/g, " ");
          add(kept);
          if (!(parent && context(parent).struck)) allStruck = false;
        } else if (child.nodeType === 1) {
          const tag = child.localName;
          if (tag === "br") { add("\n"); continue; }
          if (tag === "hr") { flush(); continue; }
          if (SKIP.test(tag) || child.getAttribute("aria-hidden") === "true" && !child.innerText) continue;
          if (isInline(child) && style(child).display !== "none") inner(child.shadowRoot || child, level + 1);
          else { flush(); read(child, depth + 1); }
        }
      }
    };
    inner(owner.shadowRoot || owner, depth);
    flush();
  };
  read(body, 0);

  const linkText = (a) => {
    const own = (a.innerText || a.textContent || "").replace(/\s+/g, " ").trim();
    if (own) return own.slice(0, 300);
    const image = a.querySelector("img[alt]");
    return (a.getAttribute("aria-label") || (image && image.getAttribute("alt")) || a.title || "").replace(/\s+/g, " ").trim().slice(0, 300);
  };
  for (const a of document.querySelectorAll("a[href],area[href]")) {
    if (result.links.length >= limits.links) { result.truncated = true; break; }
    const href = typeof a.href === "string" ? a.href : "";
    if (!href || /^\s*(javascript|data|blob|vbscript):/i.test(href)) continue;
    const c = context(a);
    const visible = shown(a) && a.getClientRects().length > 0;
    result.links.push({
      url: href.slice(0, 2000), text: linkText(a), selector: name(a),
      rel: (a.getAttribute("rel") || "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8),
      box: visible ? boxOf(a) : null, visible, landmark: c.landmark, collapsed: c.collapsed || !visible,
    });
  }

  const forms = [...document.forms];
  for (const e of document.querySelectorAll("button,input:not([type=hidden]),select,textarea,[role=button]")) {
    if (result.controls.length >= limits.controls) { result.truncated = true; break; }
    const form = e.form || closest(e, "form");
    const label = e.labels && e.labels[0] ? e.labels[0].innerText : "";
    const pressed = e.localName === "button" || e.getAttribute("role") === "button" || /^(submit|button|reset|image)$/.test(e.type || "");
    const text = pressed
      ? e.innerText || e.value || e.getAttribute("aria-label") || e.getAttribute("alt") || e.title || ""
      : label || e.getAttribute("aria-label") || e.getAttribute("placeholder") || e.title || "";
    const visible = shown(e) && e.getClientRects().length > 0;
    result.controls.push({
      tag: e.localName, kind: String(e.type || e.getAttribute("role") || "").slice(0, 30), text: String(text).replace(/\s+/g, " ").trim().slice(0, 200),
      name: String(e.getAttribute("name") || "").slice(0, 100), selector: name(e), box: visible ? boxOf(e) : null, visible,
      landmark: context(e).landmark, autocomplete: (e.getAttribute("autocomplete") || "").slice(0, 60),
      inputmode: (e.getAttribute("inputmode") || "").slice(0, 30), font_px: parseFloat(style(e).fontSize) || null,
      form_id: form ? `f${forms.indexOf(form) + 1}` : "",
      // A field may be called "action": the attribute tells the truth, resolved by an anchor of our own.
      form_action: form ? new URL(form.getAttribute("action") || "", document.baseURI).href.slice(0, 2000) : "",
      form_method: form ? (form.getAttribute("method") || "get").toLowerCase().slice(0, 10) : "",
    });
  }
  for (const e of document.querySelectorAll("video,audio,iframe,embed,object")) {
    if (result.embeds.length >= 200) break;
    const source = e.querySelector("source[src]");
    const url = e.currentSrc || e.src || e.data || (source && source.src) || e.getAttribute("data-src") || "";
    const visible = shown(e) && e.getClientRects().length > 0;
    result.embeds.push({
      tag: e.localName, url: String(url).slice(0, 2000), title: (e.title || e.getAttribute("aria-label") || "").slice(0, 200),
      selector: name(e), box: visible ? boxOf(e) : null, visible,
    });
  }
  return result;
}
