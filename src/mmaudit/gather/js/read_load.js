// @ts-check
/**
 * What `observe.js` remembered, as plain values. Times in ms since the navigation, boxes in CSS pixels from
 * the document's corner, `time_origin_ms` since 1970.
 */
() => {
  const kept = globalThis.mmauditObserved;
  const boxOf = (element) => {
    const rect = element.getBoundingClientRect();
    return { x: rect.x + scrollX, y: rect.y + scrollY, width: rect.width, height: rect.height };
  };
  /** Where an element stood after a shift; where it had stood, when it was gone. */
  const shiftedTo = ({ currentRect, previousRect }, scrolled) => {
    const rect = currentRect.width * currentRect.height > 0 ? currentRect : previousRect;
    return { x: rect.x, y: rect.y + scrolled, width: rect.width, height: rect.height };
  };
  const largestOf = (entry) => {
    if (!entry) return null;
    const element = entry.element;
    return {
      time_ms: entry.startTime,
      selector: element ? selectorOf(element) : "",
      tag: element ? element.localName : "",
      url: entry.url ? entry.url.slice(0, 2000) : null,
      text: element ? (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 120) : "",
      area_px: entry.size,
      box: element ? boxOf(element) : null,
    };
  };
  /** What names an element, what it stands in and what stands in it: ids, classes, attributes' names, hosts of frames. */
  const marksOf = (element) => {
    const near = [element, ...Array.prototype.slice.call(element.querySelectorAll("*"), 0, 12)];
    for (let up = element.parentElement, n = 0; up && up !== document.body && n < 3; up = up.parentElement, n += 1) near.push(up);
    const hostOf = (each) => { try { return each.src ? new URL(each.src, location.href).host : ""; } catch { return ""; } };
    const data = (each) => each.getAttributeNames().filter((name) => name.startsWith("data-"));
    const all = near.flatMap((each) => [each.localName, each.id, ...each.classList, ...data(each), each.localName === "iframe" ? hostOf(each) : ""]);
    return [...new Set(all.filter(Boolean))].slice(0, 60).map((mark) => String(mark).slice(0, 80).toLowerCase());
  };
  const known = (entry) => entry.sources.filter((source) => selectorOf(source.node)).slice(0, 5);
  const firstByteOf = (entry) => {
    const secured = entry.secureConnectionStart;
    return {
      before_ms: entry.fetchStart,
      connect_ms: Math.max(0, (secured > 0 ? secured : entry.connectEnd) - entry.domainLookupStart),
      tls_ms: secured > 0 ? Math.max(0, entry.connectEnd - secured) : 0,
      waiting_ms: Math.max(0, entry.responseStart - entry.requestStart),
    };
  };
  const MAX_SCRIPTS = 40;
  const scripts = (kept ? kept.frames : []).flatMap((frame) => Array.from(frame.scripts));
  const scriptOf = (entry) => ({
    url: entry.sourceURL.slice(0, 2000),
    invoker: entry.invoker.slice(0, 200),
    function: entry.sourceFunctionName.slice(0, 100),
    start_ms: entry.startTime,
    duration_ms: entry.duration,
    forced_layout_ms: entry.forcedStyleAndLayoutDuration,
    paused_ms: entry.pauseDuration,
  });
  const longest = scripts.slice().sort((one, other) => other.duration - one.duration).slice(0, MAX_SCRIPTS);
  const navigation = performance.getEntriesByType("navigation")[0];
  const after = (time) => (time > 0 ? time : null);
  const paint = kept && kept.paints.find((entry) => entry.name === "first-contentful-paint");
  return {
    now_ms: performance.now(),
    time_origin_ms: performance.timeOrigin,
    charset: document.characterSet,
    ttfb_ms: navigation ? after(navigation.responseStart) : null,
    first_byte: navigation && navigation.responseStart > 0 ? firstByteOf(navigation) : null,
    dom_content_loaded_ms: navigation ? after(navigation.domContentLoadedEventEnd) : null,
    load_ms: navigation ? after(navigation.loadEventEnd) : null,
    observed: Boolean(kept),
    fcp_ms: paint ? paint.startTime : null,
    largest: kept ? largestOf(kept.largest) : null,
    shifts: (kept ? kept.shifts : []).map(({ entry, filler, scrolled }) => ({
      value: entry.value,
      time_ms: entry.startTime,
      had_recent_input: entry.hadRecentInput,
      selectors: known(entry).map((source) => selectorOf(source.node)),
      boxes: known(entry).map((source) => shiftedTo(source, scrolled)),
      filler: filler ? filler.kind : "",
      filler_marks: filler ? marksOf(filler.element) : [],
      filler_selector: filler ? selectorOf(filler.element) : "",
      filler_box: filler ? boxOf(filler.element) : null,
    })),
    tasks: (kept ? kept.tasks : []).map((entry) => ({ start_ms: entry.startTime, duration_ms: entry.duration })),
    scripts: longest.sort((one, other) => one.startTime - other.startTime).map(scriptOf),
    paused_ms: scripts.reduce((sum, entry) => sum + entry.pauseDuration, 0),
    blocking: kept ? kept.blocking : [],
  };
}
