// @ts-check
/**
 * Scrolls to `y` at once.
 * @param {number} y CSS px from the top
 * @returns {number} where the page then stands
 */
(y) => {
  scrollTo({ top: y, behavior: "instant" });
  return scrollY;
}
