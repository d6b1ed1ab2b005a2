// @ts-check
/**
 * Where the page leads within its origin: addresses without query and fragment, in document order, each once.
 * @param {number} most
 * @returns {string[]}
 */
(most) => {
  const here = location.href.split("#")[0];
  const found = new Set();
  for (const link of document.querySelectorAll("a[href]")) {
    const url = link.href.split("#")[0];
    if (link.origin !== location.origin || link.search || link.hasAttribute("download") || url === here) continue;
    if (link.relList.contains("nofollow") || !link.checkVisibility()) continue;
    found.add(url);
    if (found.size >= most) break;
  }
  return [...found];
}
