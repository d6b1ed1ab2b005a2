// @ts-check
/**
 * Waits until the page stands where it was left.
 * @param {number} y where that was, in CSS px
 * @param {number} patience ms
 * @returns {Promise<number>} where it stands
 */
async (y, patience) => {
  const NEAR_PX = 50;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const isThere = () => Math.abs(scrollY - y) <= NEAR_PX;
  for (let waited = 0; waited < patience && !isThere(); waited += 100) await wait(100);
  // Some scripts scroll to the top once the place was found; those that put it right get a moment too.
  await wait(300);
  if (!isThere()) await wait(300);
  return scrollY;
}
