// @ts-check
/**
 * What a visitor reads, once the document is complete and shows text, or `wait` ms have passed.
 * @param {number} wait ms
 * @param {number} most characters
 * @returns {Promise<{title: string, text: string}>}
 */
async (wait, most) => {
  const text = () => (document.body ? document.body.innerText.trim() : "");
  const until = performance.now() + wait;
  while (performance.now() < until && !(document.readyState === "complete" && text())) {
    await new Promise((done) => setTimeout(done, 40));
  }
  // A script that fills the page does so after the load.
  await new Promise((done) => setTimeout(done, 250));
  return { title: document.title.slice(0, 300), text: text().slice(0, most) };
}
