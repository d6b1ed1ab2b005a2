// @ts-check
/** Keeps the browser from keeping this page when it is left: an unload handler does. */
() => { addEventListener("unload", () => {}); }
