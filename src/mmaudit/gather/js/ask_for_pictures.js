// @ts-check
/**
 * Addresses as the browser writes them, without fragments; "" for what is none. To "ask" is to ask for each as a
 * picture as well.
 * @param {string[]} urls
 * @param {"write" | "ask"} what
 * @returns {string[]}
 */
(urls, what) =>
  urls.map((url) => {
    if (what === "ask") new Image().src = url;
    return URL.canParse(url) ? new URL(url).href.split("#")[0] : "";
  });
