// @ts-check
/**
 * Where the page stands now, in ms since its navigation.
 * @returns {{now: number, ready: boolean, painted: boolean, largest_ms: number, busy_until_ms: number}}
 *   `busy_until_ms` is the end of the last task of more than 50 ms.
 */
() => {
  const kept = globalThis.mmauditObserved;
  const last = kept && kept.tasks[kept.tasks.length - 1];
  return {
    now: performance.now(),
    ready: document.readyState === "complete",
    painted: Boolean(kept && kept.paints.some((entry) => entry.name === "first-contentful-paint")),
    largest_ms: kept && kept.largest ? kept.largest.startTime : 0,
    busy_until_ms: last ? last.startTime + last.duration : 0,
  };
}
