// @ts-check
/**
 * Looks for what can be tapped without risk, and starts to listen to how the browser answers taps. The page itself
 * is not touched. What opens and closes says so: `summary`, `role=tab`, `aria-expanded`. Links, forms and whatever
 * stands inside them are left alone, and so is a tab that is open already.
 * @param {number} most how many are kept
 * @returns {{selector: string, label: string, kind: string}[]} one of each kind first; `tap_aim.js` knows them by
 *   their index. kind: summary, tab or expander.
 */
(most) => {
  const unsafe = "a[href],area[href],form,label,input,select,textarea,iframe,[contenteditable],[aria-disabled=true],[inert]";
  const kindOf = (e) => {
    if (e.localName === "summary") return e.parentElement && e.parentElement.localName === "details" ? "summary" : "";
    if (e.getAttribute("role") === "tab") return e.getAttribute("aria-selected") === "true" ? "" : "tab";
    return "expander";
  };
  const shown = (e) => {
    const r = e.getBoundingClientRect();
    return r.width >= 8 && r.height >= 8 && e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const kinds = { summary: [], tab: [], expander: [] };
  let looked = 0;
  for (const e of document.querySelectorAll("summary,[role=tab],[aria-expanded]")) {
    if ((looked += 1) > 500) break;
    const kind = kindOf(e);
    // `form` of a button is also the form that it belongs to from outside; what is a link inside would be hit.
    if (!kind || kinds[kind].length >= most || e.closest(unsafe) || e.form || e.disabled || !shown(e)) continue;
    if (e.querySelector("a[href],input,select,textarea,button")) continue;
    kinds[kind].push({ e, kind });
  }
  const found = [];
  for (let row = 0; found.length < most && row < most; row += 1) {
    for (const kind of ["summary", "tab", "expander"]) if (kinds[kind][row] && found.length < most) found.push(kinds[kind][row]);
  }
  const kept = { elements: found.map((f) => f.e), entries: [], observers: [] };
  const watch = (options) => {
    try {
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.interactionId && kept.entries.length < 200) kept.entries.push(entry);
      });
      observer.observe(options);
      kept.observers.push(observer);
    } catch { /* not known to this browser */ }
  };
  // 16 ms is the least that may be asked for; the first input is told however fast it was.
  watch({ type: "event", durationThreshold: 16 });
  watch({ type: "first-input" });
  globalThis.__mmauditTaps = kept;
  return found.map((f) => ({
    selector: selectorOf(f.e), kind: f.kind,
    label: (f.e.innerText || f.e.getAttribute("aria-label") || "").replace(/\s+/g, " ").trim().slice(0, 80),
  }));
}
