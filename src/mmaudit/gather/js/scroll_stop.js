// @ts-check
/**
 * Ends the watch of `scroll_start.js`.
 * @returns {{moved: number, shifts: object[], blocking: number, long: object[], started: number, events: number, late_ratio: ?number}}
 *          moved in CSS px, blocking in ms, late_ratio: share of animation frames after a gap of over 50 ms
 */
() => {
  const kept = globalThis.__mmauditScroll;
  if (!kept) return { moved: 0, shifts: [], blocking: 0, long: [], started: 0, events: 0, late_ratio: null };
  kept.running = false;
  kept.observers.forEach((o) => o.disconnect());
  removeEventListener("scroll", kept.onScroll, { capture: true });
  visualViewport.removeEventListener("scroll", kept.onScroll);
  const late = kept.gaps.filter((gap) => gap > 50).length;
  delete globalThis.__mmauditScroll;
  return {
    moved: Math.abs(visualViewport.pageTop - kept.y), shifts: kept.shifts, blocking: kept.blocking, events: kept.events,
    long: kept.long, started: kept.started,
    late_ratio: kept.gaps.length > 10 ? late / kept.gaps.length : null,
  };
}
