// @ts-check
/**
 * A short CSS selector that leads back to an element; `OpenPage.run` puts it into every script's scope.
 * @param {?Node} node an element, or a text node in it
 * @returns {string} "" when there is no element; at most 300 characters
 */
(node) => {
  const parts = [];
  let element = node && node.nodeType === 1 ? node : node && node.parentElement;
  while (element && parts.length < 5) {
    const tag = element.localName;
    if (element.id && element.id.length < 60) {
      parts.unshift(`${tag}#${CSS.escape(element.id)}`);
      break;
    }
    const parent = element.parentElement;
    const same = parent ? [...parent.children].filter((child) => child.localName === tag) : [];
    parts.unshift(same.length > 1 ? `${tag}:nth-of-type(${same.indexOf(element) + 1})` : tag);
    element = parent;
  }
  return parts.join(" > ").slice(0, 300);
}
