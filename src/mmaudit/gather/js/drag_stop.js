// @ts-check
/**
 * Ends the watch of `drag_start.js`.
 * @returns {{scrolled: number, moved: number, moves: number, prevented: number, cancels: number, touch_action: string, selector: string}}
 *   `scrolled`: by how much the page scrolled down, `moved`: by how much what lay under the finger went up, in CSS px.
 */
() => {
  const kept = globalThis.__mmauditDrag;
  delete globalThis.__mmauditDrag;
  kept.listeners.forEach(([type, handler]) => removeEventListener(type, handler, { capture: true }));
  let action = "auto", cause = null;
  for (let e = kept.marked; e && e.nodeType === 1; e = e.parentElement) {
    const own = getComputedStyle(e).touchAction;
    if (own === "none" || own === "pan-x") { action = own; cause = e; break; }
  }
  return {
    scrolled: visualViewport.pageTop - kept.page, moved: kept.top - kept.topOf(kept.marked),
    moves: kept.moves, prevented: kept.prevented, cancels: kept.cancels, touch_action: action,
    selector: selectorOf(cause || kept.marked),
  };
}
