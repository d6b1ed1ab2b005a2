// @ts-check
/**
 * The document as it stands now.
 * @param {number} maxHtml characters of HTML that are kept
 * @param {number} maxText characters of visible text that are kept
 * @returns {{html: string, title: string, lang: string, base: string, text: string, amphtml_misplaced: boolean}}
 */
(maxHtml, maxText) => {
  const root = document.documentElement;
  const amphtml = "link[rel~=amphtml i][href]";
  return {
    html: root ? root.outerHTML.slice(0, maxHtml) : "",
    title: (document.title || "").slice(0, 500),
    lang: ((root && root.getAttribute("lang")) || "").slice(0, 50),
    base: document.baseURI.slice(0, 2000),
    // Search engines look for it in the head alone.
    amphtml_misplaced: !(document.head && document.head.querySelector(amphtml)) && Boolean(document.body && document.body.querySelector(amphtml)),
    text: document.body ? (document.body.innerText || "").slice(0, maxText) : "",
  };
}
