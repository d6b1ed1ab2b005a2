// @ts-check
/**
 * Waits for what the browser tells of the last tap.
 * @param {number} patience ms that an entry may come after the click
 * @returns {Promise<object[]>} the tap's event timings in ms since the navigation; none: it was no tap for the
 *   page, nothing was drawn after it, or the page has gone
 */
async (patience) => {
  const kept = globalThis.__mmauditTaps;
  if (!kept) return [];
  const PAUSE_MS = 60;
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const clicked = () => performance.eventCounts.get("click") > kept.clicks;
  let since = performance.now();
  let last = since;
  let heard = false;
  let before = 0;
  // All entries of one tap come after its frame, in one batch or two.
  while (last - since < patience && (!kept.entries.length || kept.entries.length > before)) {
    before = kept.entries.length;
    await pause(PAUSE_MS);
    const now = performance.now();
    // The patience begins with the click, and anew when the page was busy: its frame is still to come.
    if (now - last > 3 * PAUSE_MS || (clicked() && !heard)) since = now;
    heard = clicked();
    last = now;
  }
  return kept.entries.map((e) => ({
    start_ms: e.startTime, duration_ms: e.duration,
    processing_start_ms: e.processingStart, processing_end_ms: e.processingEnd,
  }));
}
