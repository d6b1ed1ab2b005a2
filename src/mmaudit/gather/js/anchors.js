// @ts-check
/**
 * Where the page's links to places within it lead. The page is scrolled to each, as a tap would do, without a tap.
 * @param {number} limit how many different targets at most
 * @returns {Promise<{fragment: string, selector: string, fate: string, cover: string}[]>}
 *   fate: `visible`, `covered` (by something fixed or stuck: `cover`) or `missing`
 */
async (limit) => {
  const frame = () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, 200); });
  const here = location.href.split("#")[0];
  // Scripts answer these in their own way.
  const isScripted = (link) => link.closest("[role=tab],[role=button],[role=menuitem]") || link.hasAttribute("onclick")
    || Array.prototype.some.call(link.attributes, (a) => /^(aria-(controls|expanded|haspopup)|data-.*(toggle|target|dismiss|slide).*)$/.test(a.name));
  const isShown = (e) => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0; };
  const named = (fragment) => {
    const ways = [fragment];
    try { ways.push(decodeURIComponent(fragment)); } catch { /* not encoded */ }
    for (const way of ways) {
      const found = document.getElementById(way) || document.getElementsByName(way)[0];
      if (found) return found;
    }
    return null;
  };
  const coverOf = (target) => {
    const box = target.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 1), document.documentElement.clientWidth - 2);
    const y = box.top + Math.min(Math.max(box.height / 2, 1), 10);
    if (y < 0 || y >= innerHeight) return null;
    const top = document.elementFromPoint(x, y);
    if (!top || top === target || target.contains(top) || top.contains(target)) return null;
    for (let e = top; e && e !== document.body; e = e.parentElement) {
      if (e.contains(target)) return null;
      if (/fixed|sticky/.test(getComputedStyle(e).position)) return e;
    }
    return null;
  };
  const seen = new Set(), found = [];
  for (const link of document.querySelectorAll("a[href*='#']")) {
    if (found.length >= limit) break;
    const [page, fragment] = [link.href.split("#")[0], link.href.split("#").slice(1).join("#")];
    if (page !== here || !fragment || fragment === "top" || /^[/!]/.test(fragment) || /^:~:/.test(fragment) || seen.has(fragment)) continue;
    if (isScripted(link) || !isShown(link)) continue;
    seen.add(fragment);
    const target = named(fragment);
    if (!target) { found.push({ fragment: fragment.slice(0, 200), selector: selectorOf(link), fate: "missing", cover: "" }); continue; }
    // A tab or a dialog that is closed has no place yet.
    if (!isShown(target) && !target.getClientRects().length) continue;
    target.scrollIntoView({ block: "start", behavior: "instant" });
    await frame();
    const cover = coverOf(target);
    found.push({ fragment: fragment.slice(0, 200), selector: selectorOf(link), fate: cover ? "covered" : "visible", cover: cover ? selectorOf(cover) : "" });
  }
  return found;
}
