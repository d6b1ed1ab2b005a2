// @ts-check
/**
 * Brings an element that `taps_find.js` found into sight and says where a finger meets it.
 * @param {number} index of the element
 * @returns {Promise<?{x: number, y: number}>} px of the screen, as `Input.dispatchTouchEvent` wants them; null when
 *   the element has gone, or when something else would be hit there
 */
async (index) => {
  const kept = globalThis.__mmauditTaps;
  const element = kept && kept.elements[index];
  if (!element || !element.isConnected) return null;
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  // A frame for whatever the page does when it is scrolled; a page without frames does not hold us up.
  await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, 200); });
  if (!element.isConnected || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
  const r = element.getBoundingClientRect();
  const x = r.left + r.width / 2, y = r.top + r.height / 2;
  if (x < 0 || y < 0 || x >= document.documentElement.clientWidth || y >= innerHeight) return null;
  const hit = document.elementFromPoint(x, y);
  if (!hit || !element.contains(hit)) return null;
  kept.clicks = performance.eventCounts.get("click");
  kept.entries.length = 0;
  const view = visualViewport;
  return { x: (x - view.offsetLeft) * view.scale, y: (y - view.offsetTop) * view.scale };
}
