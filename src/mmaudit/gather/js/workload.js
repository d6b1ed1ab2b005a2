// @ts-check
/**
 * A fixed piece of work, over and over: arithmetic, text, small objects and sorting, as pages do them.
 * @param {number} pieces how often
 * @returns {number[]} what each piece took, in ms
 */
(pieces) => {
  const piece = () => {
    let sum = 0;
    for (let index = 0; index < 1_600_000; index++) sum = (sum * 31 + index) % 1_000_003;
    let text = "";
    for (let index = 0; index < 32_000; index++) text += String.fromCharCode(97 + ((sum + index) % 26));
    const records = Array.from({ length: 24_000 }, (_, index) => ({ key: text.charCodeAt(index) * index, index }));
    records.sort((one, other) => one.key - other.key || one.index - other.index);
    return sum + text.length + records[0].key;
  };
  const took = [];
  while (took.length < pieces) {
    const start = performance.now();
    piece();
    took.push(performance.now() - start);
  }
  return took;
}
