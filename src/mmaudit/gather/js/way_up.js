// @ts-check
/**
 * What brings a visitor who is far down the page back to its top with one tap. Read-only.
 * @param {string[]} marks parts of ids, classes and names that such controls carry
 * @returns {?{selector: string, text: string}} the first one, `null` without
 */
(marks) => {
  const MAX_LOOKED_AT = 3000;
  const screen = document.documentElement.clientHeight;
  const tappable = "a[href],button,[role=button],[onclick],[tabindex]";
  const shown = (e) => (e.checkVisibility ? e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) : true);
  const isAfloat = (e) => { for (let p = e; p && p !== document.body; p = p.parentElement) if (/fixed|sticky/.test(getComputedStyle(p).position)) return true; return false; };
  const topOf = (e) => e.getBoundingClientRect().top + scrollY;
  /** Whether it is a link to a place on the first screen. */
  const leadsUp = (e) => {
    const href = (e.getAttribute("href") || "").trim();
    if (!href.startsWith("#")) return false;
    if (href === "#" || href === "#top") return true;
    const target = document.getElementById(decodeURIComponent(href.slice(1)));
    return Boolean(target) && topOf(target) < screen;
  };
  const isMarked = (e) => {
    const names = [e.id, e.getAttribute("class"), e.getAttribute("name"), e.firstElementChild && e.firstElementChild.getAttribute("class")];
    const own = names.filter(Boolean).join(" ").toLowerCase().replace(/[_\s]/g, "-");
    return marks.some((mark) => own.includes(mark));
  };
  const isArrow = (e) => /^[\s\ufe0e\ufe0f]*[↑⬆▲⇧⇑⤒⌃⏫🔝][\s\ufe0e\ufe0f]*$/u.test(e.innerText || "");
  let looked = 0;
  for (const e of document.querySelectorAll(tappable)) {
    if ((looked += 1) > MAX_LOOKED_AT) break;
    const r = e.getBoundingClientRect();
    if (r.width < 1 || r.height < 1 || !shown(e)) continue;
    const isHere = r.bottom > 0 && r.top < screen && r.right > 0 && isAfloat(e);
    // Where the text ends it may also lie in the page itself.
    const isBelow = r.top + scrollY > document.documentElement.scrollHeight - 2 * screen && r.top + scrollY > 2 * screen;
    let up = false;
    try { up = leadsUp(e); } catch { /* no address */ }
    const isSmall = r.height <= 160 && r.width <= innerWidth / 2;
    if ((isHere && isSmall && (up || isMarked(e) || isArrow(e))) || (isBelow && (up || isMarked(e)))) {
      return { selector: selectorOf(e), text: (e.innerText || e.getAttribute("aria-label") || e.title || "").replace(/\s+/g, " ").trim().slice(0, 80) };
    }
  }
  return null;
}
