// @ts-check
/**
 * Menus that a style sheet opens under a mouse (`:hover`). Read-only. A phone shows `:hover` after a tap, so that only
 * a heading that is itself a link keeps its menu from being seen: the tap leaves the page. Sheets of other origins
 * that may not be read are left out.
 * @param {number} most how many at most
 * @returns {{selector: string, text: string, links: number, is_open_to_taps: boolean}[]}
 */
(most) => {
  const MAX_RULES = 20000, MAX_MATCHES = 200;
  const rules = [];
  let looked = 0;
  const collect = (list) => {
    for (const rule of list) {
      if ((looked += 1) > MAX_RULES) return;
      if (rule.media && !matchMedia(rule.media.mediaText).matches) continue;
      if (rule.selectorText && rule.selectorText.includes(":hover")) rules.push(rule);
      else if (rule.cssRules && rule.cssRules.length) collect(rule.cssRules);
      else if (rule.styleSheet) { try { collect(rule.styleSheet.cssRules); } catch { /* of another origin */ } }
    }
  };
  for (const sheet of document.styleSheets) {
    if (sheet.disabled || (sheet.media.mediaText && !matchMedia(sheet.media.mediaText).matches)) continue;
    try { collect(sheet.cssRules); } catch { /* of another origin */ }
  }
  const reveals = (rule, e) => {
    const s = getComputedStyle(e), to = rule.style;
    if (s.display === "none") return Boolean(to.display) && to.display !== "none";
    if (s.visibility === "hidden") return to.visibility === "visible" || to.visibility === "inherit";
    if (parseFloat(s.opacity) < 0.1) return parseFloat(to.opacity) > 0.5;
    return (s.maxHeight === "0px" && Boolean(to.maxHeight) && to.maxHeight !== "0px")
      || (s.height === "0px" && Boolean(to.height) && to.height !== "0px");
  };
  const shown = (e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && e.getBoundingClientRect().width > 0;
  const parts = (text) => text.split(",").map((part) => part.trim()).filter((part) => part.includes(":hover") && !/::|[(]/.test(part));
  const found = new Map();
  for (const rule of rules) {
    for (const part of parts(rule.selectorText)) {
      const at = part.lastIndexOf(":hover") + ":hover".length;
      const rest = part.slice(at);
      // What is hovered itself is seen; so is what only changes its looks.
      if (!/[\s>+~]\s*\S/.test(rest)) continue;
      const bare = (text) => text.replace(/(^|[\s>+~]):hover/g, "$1*").replace(/:hover/g, "");
      let targets;
      try { targets = [...document.querySelectorAll(bare(part))].slice(0, MAX_MATCHES); } catch { continue; }
      for (const target of targets) {
        if (found.has(target) || !reveals(rule, target)) continue;
        let heading;
        try {
          const beside = [...(target.parentElement ? target.parentElement.children : [])];
          const hovered = bare(part.slice(0, at));
          heading = target.parentElement && target.parentElement.closest(hovered) || beside.find((e) => e !== target && e.matches(hovered));
        } catch { continue; }
        const links = target.matches("a[href]") ? [target] : [...target.querySelectorAll("a[href]")];
        if (heading && heading !== document.body && links.length && shown(heading)) found.set(target, { heading, links });
      }
    }
  }
  const inMenus = (e) => { for (const target of found.keys()) if (target.contains(e)) return true; return false; };
  const elsewhere = new Set([...document.links].filter((a) => !inMenus(a)).map((a) => a.href));
  const TOGGLES = "button,summary,label,[role=button],[aria-expanded],[aria-haspopup],[aria-controls],[onclick]";
  const leads = (a) => !/^(#|javascript:|$)/i.test(a.getAttribute("href") || "") && a.href.split("#")[0] !== location.href.split("#")[0];
  const menus = [];
  for (const [target, { heading, links }] of found) {
    if (menus.length >= most) break;
    const outside = (e) => !target.contains(e) && shown(e);
    const own = heading.matches("a[href]") ? heading : [...heading.querySelectorAll("a[href]")].find(outside);
    const hasToggle = heading.matches(TOGGLES) || [...heading.querySelectorAll(TOGGLES)].some(outside);
    const isRepeated = links.every((a) => elsewhere.has(a.href));
    menus.push({
      selector: selectorOf(own || heading), links: links.length,
      text: ((own || heading).innerText || "").replace(/\s+/g, " ").trim().slice(0, 80),
      is_open_to_taps: !own || !leads(own) || hasToggle || isRepeated,
    });
  }
  return menus;
}
