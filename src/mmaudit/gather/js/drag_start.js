// @ts-check
/**
 * Starts watching one drag of a finger in this world; `drag_stop.js` reads what was kept. Only listens, passively.
 * @param {number} x CSS px in the screen
 * @param {number} y CSS px in the screen
 */
(x, y) => {
  const marked = document.elementFromPoint(x, y) || document.body;
  // Between two paragraphs a finger meets the box itself, which stays where it is while what it holds goes up.
  const topOf = (e) => e.getBoundingClientRect().top - (e === document.scrollingElement ? 0 : e.scrollTop);
  const kept = {
    marked, topOf, top: topOf(marked), page: visualViewport.pageTop, moves: 0, prevented: 0, cancels: 0, listeners: [],
  };
  globalThis.__mmauditDrag = kept;
  const listen = (type, handler) => {
    addEventListener(type, handler, { passive: true, capture: true });
    kept.listeners.push([type, handler]);
  };
  listen("touchmove", (event) => {
    kept.moves += 1;
    // Handlers of the page come after this one: look when they are done.
    setTimeout(() => { if (event.defaultPrevented) kept.prevented += 1; });
  });
  listen("pointercancel", () => { kept.cancels += 1; });
}
