// @ts-check
/** What `hear_asks.js` kept; `null` when this document came without it. */
() => globalThis.mmauditAsked ?? null
