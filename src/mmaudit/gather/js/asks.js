// @ts-check
/**
 * Tell of every permission that the page asks for, by an event that nobody but us knows. Runs in the page's own world,
 * before its scripts: only there its calls can be seen. The page's functions stay what they are, seen from outside.
 *
 * @param {string} name of the event.
 * @param {boolean} undecided - the browser says that notifications are denied, where a new visitor has not decided yet
 *   (chrome-headless-shell): pages would not ask.
 */
(name, undecided) => {
  if (window !== window.top || !isSecureContext) return;
  // Pages override what they find; what is used here is taken before they come.
  const { apply } = Reflect, { stringify } = JSON, { exec } = RegExp.prototype;
  const Told = CustomEvent, Trace = Error;
  const tell = document.dispatchEvent.bind(document), now = performance.now.bind(performance);
  const PLACE = /(https?:\/\/[^\s)]+):(\d+):\d+/;
  const touched = () => navigator.userActivation?.hasBeenActive ?? false;
  const caller = () => {
    try {
      return apply(exec, PLACE, [new Trace().stack ?? ""]);
    } catch {
      return null; // Error.prepareStackTrace is the page's to set.
    }
  };
  const note = (permissions) => {
    try {
      if (touched()) return;
      const place = caller();
      for (const permission of permissions()) {
        const detail = { permission, at_ms: now(), url: place?.[1] ?? "", line: +(place?.[2] ?? 0) };
        tell(new Told(name, { detail: stringify(detail) }));
      }
    } catch {
      // Whatever the page has done to make this fail: its own call goes on.
    }
  };
  const listen = (owner, member, asksFor) => {
    const own = owner && Object.getOwnPropertyDescriptor(owner, member);
    if (typeof own?.value !== "function") return;
    const heard = (target, self, given) => {
      note(() => asksFor(given));
      return apply(target, self, given);
    };
    Object.defineProperty(owner, member, { ...own, value: new Proxy(own.value, { apply: heard }) });
  };
  const devices = ([wanted]) => [...(wanted?.video ? ["camera"] : []), ...(wanted?.audio ? ["microphone"] : [])];
  listen(window.Notification, "requestPermission", () => ["notifications"]);
  listen(window.PushManager?.prototype, "subscribe", () => ["notifications"]);
  listen(window.Geolocation?.prototype, "getCurrentPosition", () => ["location"]);
  listen(window.Geolocation?.prototype, "watchPosition", () => ["location"]);
  listen(window.MediaDevices?.prototype, "getUserMedia", devices);
  if (undecided && window.Notification?.permission === "denied") {
    Object.defineProperty(Notification, "permission", { get: () => "default", configurable: true, enumerable: true });
  }
}
