// @ts-check
/**
 * The page's service worker registrations, once its own is activated or `wait` ms have passed.
 * @param {number} wait ms
 * @param {boolean} updates ask the server for a newer version of the page's own worker first
 * @returns {Promise<{own: ?Seen, all: Seen[]}>} own: that of the page itself, null when none is registered
 * @typedef {{script: string, scope: string, state: string, has_update: boolean}} Seen
 */
async (wait, updates) => {
  if (!("serviceWorker" in navigator)) return { own: null, all: [] };
  const seen = (registration) => {
    const { active, waiting, installing, scope } = registration;
    const worker = active || waiting || installing;
    return {
      script: worker ? worker.scriptURL : "",
      scope,
      state: worker ? worker.state : "",
      has_update: Boolean(active && (waiting || installing)),
    };
  };
  if (updates) {
    const mine = await navigator.serviceWorker.getRegistration();
    const before = mine && mine.active;
    const patience = new Promise((done) => setTimeout(done, 2000));
    if (mine) await Promise.race([mine.update().catch(() => null), patience]);
    const all = (await navigator.serviceWorker.getRegistrations()).slice(0, 10).map(seen);
    const own = mine ? seen(mine) : null;
    // A version that does not wait may be the active one already.
    if (own && mine.active !== before) own.has_update = true;
    return { own, all };
  }
  const until = performance.now() + wait;
  for (;;) {
    const registration = await navigator.serviceWorker.getRegistration();
    const own = registration ? seen(registration) : null;
    // `ready` resolves while the worker is still "activating": only its own state tells.
    if ((own && own.state === "activated") || performance.now() >= until) {
      const all = await navigator.serviceWorker.getRegistrations();
      return { own, all: all.slice(0, 10).map(seen) };
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}
