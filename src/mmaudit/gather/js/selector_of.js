// @ts-check
/**
 * A short CSS selector that leads back to an element; `OpenPage.run` puts it into every script's scope.
 * @type {(node: ?Node) => string} of an element, or of a text node's; "" when there is none; at most 300 characters
 */
(() => {
  // Of a parent that was met: its number of children then, and how many of its kind each one is. Looked up instead of
  // counted again, or a hundred thousand siblings take minutes.
  const families = new WeakMap();
  const placeOf = (element, parent) => {
    let family = families.get(parent);
    if (!family || family.size !== parent.children.length || !family.places.has(element)) {
      const places = new Map();
      const counts = new Map();
      for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
        counts.set(child.localName, (counts.get(child.localName) || 0) + 1);
        places.set(child, counts.get(child.localName));
      }
      family = { size: parent.children.length, places, counts };
      families.set(parent, family);
    }
    return { place: family.places.get(element), of: family.counts.get(element.localName) };
  };
  return (node) => {
    const parts = [];
    let element = node && node.nodeType === 1 ? node : node && node.parentElement;
    while (element && parts.length < 5) {
      const tag = element.localName;
      if (element.id && element.id.length < 60) {
        parts.unshift(`${tag}#${CSS.escape(element.id)}`);
        break;
      }
      const parent = element.parentElement;
      const found = parent ? placeOf(element, parent) : { place: 1, of: 1 };
      parts.unshift(found.of > 1 ? `${tag}:nth-of-type(${found.place})` : tag);
      element = parent;
    }
    return parts.join(" > ").slice(0, 300);
  };
})()
