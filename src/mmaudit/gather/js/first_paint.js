// @ts-check
/**
 * When text or a picture was first on the screen. A busy machine tells it some time after the page is there.
 * @param {number} wait ms
 * @returns {Promise<?number>} first contentful paint, ms from the navigation on; null: none in `wait` ms
 */
async (wait) => {
  const until = performance.now() + wait;
  for (;;) {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    if (paint || performance.now() > until) return paint ? paint.startTime : null;
    await new Promise((done) => setTimeout(done, 40));
  }
}
