// @ts-check
/**
 * What the page's head says to phones beside the manifest: icons for an iPhone's home screen, the browser's colour.
 * @param {number} most
 * @returns {{touch: {href: string, sizes: string}[], themes: {content: string, media: string, colour: string}[]}}
 */
(most) => {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const hex = (/** @type {string} */ colour) => {
    if (!context || !CSS.supports("color", colour)) return "";
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = "#000000";
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return "#" + [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
  };
  const links = 'link[rel~="apple-touch-icon" i], link[rel~="apple-touch-icon-precomposed" i]';
  const touch = [.../** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll(links))];
  const metas = [
    .../** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll('meta[name="theme-color" i]')),
  ];
  return {
    touch: touch
      .filter((link) => link.getAttribute("href")?.trim())
      .slice(0, most)
      .map((link) => ({ href: link.href, sizes: link.getAttribute("sizes") ?? "" })),
    themes: metas.slice(0, most).map((meta) => ({
      content: meta.content.slice(0, 200),
      media: meta.media.slice(0, 200),
      colour: hex(meta.content.trim()),
    })),
  };
};
