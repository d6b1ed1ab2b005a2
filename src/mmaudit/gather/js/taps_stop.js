// @ts-check
/**
 * Ends what `taps_find.js` began, and goes back to the top.
 */
() => {
  const kept = globalThis.__mmauditTaps;
  if (kept) kept.observers.forEach((o) => o.disconnect());
  delete globalThis.__mmauditTaps;
  scrollTo({ top: 0, behavior: "instant" });
}
