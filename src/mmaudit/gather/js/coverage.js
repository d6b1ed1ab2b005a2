// @ts-check
/**
 * Which rules of style sheets match nothing in this document, and the fonts that they name. Read-only: the sheets
 * are parsed anew, beside the page.
 * A rule counts as used when one of its selectors matches an element in whatever state (`:hover`, `::before`,
 * another width, print), when it cannot be told, and when it is no style rule (`@font-face`, `@keyframes`).
 * @param {{text: string, judged: boolean}[]} sheets
 * @param {number} limitMs after this no further sheet is looked through
 * @returns {{total: number, unused: number, fonts: {family: string, display: string, urls: string[]}[]}[]}
 *   in the order of `sheets`; `total` and `unused` in characters of the parsed rules, `total` 0 for one not judged
 */
(sheets, limitMs) => {
  const until = performance.now() + limitMs;
  const roots = [document];
  for (const element of document.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
  const states = /::?(?:before|after|first-l(?:ine|etter)|hover|focus(?:-visible|-within)?|active|visited|link|any-link|target|checked|indeterminate|disabled|enabled|required|optional|valid|invalid|user-valid|user-invalid|in-range|out-of-range|placeholder-shown|autofill|read-only|read-write|default|open|modal|popover-open|fullscreen|playing|paused|defined|empty)(?![\w-])(?!\()/g;
  const parts = /::[a-z-]+(?:\([^()]*\))?/g;
  const without = (match, at, whole) => (at === 0 || /[\s>+~,(]/.test(whole[at - 1]) ? "*" : "");
  const matches = (selector) => roots.some((root) => root.querySelector(selector));
  const known = new Map();
  const isUsed = (selector) => {
    if (known.has(selector)) return known.get(selector);
    let used = true;
    try {
      used = matches(selector);
      // What is left of a selector without its states; a compound of states alone is any element.
      const bare = selector.replace(parts, without).replace(states, without);
      if (!used && bare !== selector) used = matches(bare);
    } catch {
      used = true; // Nesting (`&`), `:host`, or a selector that this browser does not know.
    }
    known.set(selector, used);
    return used;
  };
  const urlsOf = (source) => [...source.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/g)].map((m) => m[1] || m[2] || m[3] || "");
  const fontOf = (rule) => ({
    family: rule.style.getPropertyValue("font-family").replace(/^["']|["']$/g, "").slice(0, 100),
    display: rule.style.getPropertyValue("font-display").trim(),
    urls: urlsOf(rule.style.getPropertyValue("src")).filter((url) => url && !url.startsWith("data:")).slice(0, 10),
  });
  const walk = (rules, found) => {
    for (const rule of rules) {
      // Selectors that were not looked for are not unused: a sheet is judged whole or not at all.
      if (performance.now() > until) found.judged = false;
      if (rule instanceof CSSFontFaceRule) found.fonts.push(fontOf(rule));
      if (!(rule instanceof CSSStyleRule) && rule.cssRules && !(rule instanceof CSSKeyframesRule)) {
        walk(rule.cssRules, found);
        continue;
      }
      const length = rule.cssText.length;
      found.total += length;
      if (found.judged && rule instanceof CSSStyleRule && !isUsed(rule.selectorText)) found.unused += length;
    }
  };
  return sheets.map(({ text, judged }) => {
    const found = { total: 0, unused: 0, fonts: [], judged };
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      walk(sheet.cssRules, found);
    } catch {
      found.judged = false;
    }
    const total = found.judged ? found.total : 0;
    return { total, unused: total ? found.unused : 0, fonts: found.fonts.slice(0, 100) };
  });
}
