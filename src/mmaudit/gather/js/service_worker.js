// @ts-check
/**
 * The page's service worker registration, once it is activated or `wait` ms have passed.
 * @param {number} wait ms
 * @returns {Promise<?{script: string, scope: string, state: string}>} null: none is registered
 */
async (wait) => {
  if (!("serviceWorker" in navigator)) return null;
  const until = performance.now() + wait;
  for (;;) {
    const registration = await navigator.serviceWorker.getRegistration();
    const worker = registration && (registration.active || registration.waiting || registration.installing);
    const state = worker ? worker.state : "";
    // `ready` resolves while the worker is still "activating": only its own state tells.
    if (state === "activated" || performance.now() >= until) {
      return registration ? { script: worker ? worker.scriptURL : "", scope: registration.scope, state } : null;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}
