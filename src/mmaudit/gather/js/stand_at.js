// @ts-check
/**
 * Scrolls down to `y`, or as far as the page goes once it no longer grows.
 * @param {number} y CSS px
 * @param {number} patience ms to wait for a page that is still too short
 * @param {number} pause ms to wait then, until the browser has noted the place
 * @returns {Promise<number>} where the page stands, in CSS px
 */
async (y, patience, pause) => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  for (let waited = 0; waited < patience; waited += 100) {
    scrollTo({ top: y, behavior: "instant" });
    if (scrollY >= y - 1 || document.readyState === "complete" && waited >= 600) break;
    await wait(100);
  }
  await wait(pause);
  // Some pages go to their top once more when they are shown.
  if (scrollY < y / 2) {
    scrollTo({ top: y, behavior: "instant" });
    await wait(pause);
  }
  return scrollY;
}
