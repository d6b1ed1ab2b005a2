// @ts-check
/**
 * Scrolls to `y` at once.
 * @param {number} y CSS px from the top
 * @returns {number} where the page then stands
 */
(y) => {
  scrollTo({ top: y, behavior: "instant" });
  // On a page that is wider than the phone the visual viewport has a place of its own, which scrollTo leaves alone.
  if (y === 0 && visualViewport.pageTop > 0) document.documentElement.scrollIntoView({ block: "start", inline: "start", behavior: "instant" });
  return scrollY;
}
