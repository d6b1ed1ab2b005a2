"""How much of the screen do banners, cookie notices and pop-ups cover, and can a visitor be rid of them?"""

from collections.abc import Iterator

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.overlays import Cover, OverlayKind, WayOut, cover_of, holding_cover, main_cover
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Overlay, Scroll, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 6
MAX_EXCERPT = 120
TOP, SCROLLED, LATER = "top", "scrolled", "later"
INVITATIONS = {"notifications": "asks to send notifications", "installation": "asks to be installed"}
MOMENTS = {TOP: "at the top of the page", SCROLLED: "after scrolling", LATER: "some seconds after the load"}

CONSENT_FIX = (
    "Show the cookie notice as a small bar. "
    "Most consent platforms have such a layout in their settings: a bar at the bottom edge with a short text and the "
    "buttons to accept and to reject side by side, and the page usable behind it."
)
POPUP_FIX = (
    "Open nothing over the page by itself. "
    "Put the offer into the page, or show it as a small bar with a clear button to close it, when the visitor has asked "
    "for something that belongs to it."
)

SPEC = Spec(
    id="covered-screen",
    category=Category.SCROLL,
    title="Banners leave the screen free",
    why="A phone's screen is small: fixed bars, cookie notices and pop-ups take the room of what is being read.",
    fix="Free the screen from bars and pop-ups. "
    "Make fixed headers lower or let them scroll away, show cookie notices as a small bar, and open nothing by "
    "itself over the page.",
    source="https://developers.google.com/search/docs/appearance/avoid-intrusive-interstitials",
    unit="%",
    needs=(Section.SCROLL,),
    outcomes={
        "free": Outcome(
            status=Status.PASS, text="Fixed bars and banners cover {percent} % of the screen.", score=100
        ),
        "covered": Outcome(
            status=Status.WARN,
            text="Fixed bars and banners cover {percent} % of the screen {when}; up to {limit} % is good.",
            score=50,
        ),
        "buried": Outcome(
            status=Status.FAIL,
            text="Fixed bars and banners cover {percent} % of the screen {when}; up to {limit} % is good.",
            score=0,
        ),
        "consent": Outcome(
            status=Status.WARN,
            text="{percent} % of the screen is covered {when}, most of it by a cookie notice; up to {limit} % is good.",
            score=50,
            fix=CONSENT_FIX,
        ),
        "consent-wall": Outcome(
            status=Status.FAIL,
            text="{percent} % of the screen is covered {when}, most of it by a cookie notice; up to {limit} % is good.",
            score=0,
            fix=CONSENT_FIX,
        ),
        "consent-holds": Outcome(
            status=Status.FAIL,
            text="A cookie notice ({percent} % of the screen {when}) keeps the page from scrolling until it is answered.",
            score=0,
            fix=CONSENT_FIX,
        ),
        "popup": Outcome(
            status=Status.WARN,
            text="{percent} % of the screen is covered {when}, most of it by a pop-up; up to {limit} % is good.",
            score=50,
            fix=POPUP_FIX,
        ),
        "popup-wall": Outcome(
            status=Status.FAIL,
            text="{percent} % of the screen is covered {when}, most of it by a pop-up; up to {limit} % is good.",
            score=0,
            fix=POPUP_FIX,
        ),
        "popup-holds": Outcome(
            status=Status.FAIL,
            text="A pop-up ({percent} % of the screen {when}) keeps the page from scrolling.",
            score=0,
            fix=POPUP_FIX,
        ),
        "popup-stays": Outcome(
            status=Status.FAIL,
            text="{percent} % of the screen is covered {when}, most of it by a pop-up without any button to close it.",
            score=0,
            fix="Give the pop-up a button that closes it. "
            "Put it at the top right, at least 48 px wide and high, as a <button> with a name for screen readers; better "
            "still, open nothing by itself over the page.",
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the worst of three moments: at the top of the page, after scrolling, and some seconds after the load."""
    scroll = page.snapshot.scroll
    if scroll is None:
        return Verdict(outcome="not-measured")
    covered = covered_ratios(scroll)
    when = max(covered, key=lambda each: covered[each])
    warn, fail = limits.numbers["covered_warn_ratio"], limits.numbers["covered_fail_ratio"]
    main, holder = main_cover(scroll.overlays, when), holding_cover(scroll)
    if holder is not None:
        when = holder.overlay.when
        outcome = f"{holder.kind}-holds"
    else:
        outcome = outcome_of(covered[when], main, warn=warn, fail=fail)
    return Verdict(
        outcome=outcome,
        value=round(100 * covered[when], 1),
        params={
            "percent": f"{100 * covered[when]:.0f}",
            "limit": f"{100 * warn:.0f}",
            "when": MOMENTS[when],
        },
        evidence=(*covers(scroll), *way_out(holder or main)),
    )


def covered_ratios(scroll: Scroll) -> dict[str, float]:
    """The share of the screen that is covered, by moment."""
    return {
        TOP: scroll.covered_ratio_top,
        SCROLLED: scroll.covered_ratio_scrolled,
        LATER: scroll.covered_ratio_later or 0.0,
    }


def outcome_of(ratio: float, main: Cover | None, *, warn: float, fail: float) -> str:
    """The outcome by how much is covered and what ``main``, the largest of it, is."""
    if ratio <= warn:
        return "free"
    is_bad = ratio > fail
    # Several bars, of which none covers most of what is covered, are to blame together.
    if main is None or main.kind is OverlayKind.BAR or main.overlay.covered_ratio < ratio / 2:
        return "buried" if is_bad else "covered"
    if main.kind is OverlayKind.POPUP and main.way_out is WayOut.NONE:
        return "popup-stays"
    return f"{main.kind}-wall" if is_bad else main.kind.value


def covers(scroll: Scroll) -> Iterator[Evidence]:
    """What covers the screen, the largest first, each element once."""
    largest: dict[str, Overlay] = {}
    for each in sorted(scroll.overlays, key=lambda each: -each.covered_ratio):
        largest.setdefault(each.selector, each)
    for each in list(largest.values())[:MAX_EVIDENCE]:
        yield Evidence(
            kind="element",
            label=label_of(cover_of(each), scroll),
            value=round(100 * each.covered_ratio),
            unit="%",
            selector=each.selector,
            excerpt=each.excerpt[:MAX_EXCERPT],
            box=each.box,
        )


def way_out(main: Cover | None) -> Iterator[Evidence]:
    """The buttons of a notice or pop-up, by which a visitor can be rid of it."""
    if main is None or main.kind is OverlayKind.BAR:
        return
    names = [each.text or each.label for each in main.overlay.buttons if not each.leads_away]
    if any(names):
        label = "can be closed" if main.way_out is WayOut.CLOSE else "can be answered"
        yield Evidence(kind="text", label=label, excerpt=" · ".join(filter(None, names))[:MAX_EXCERPT])


def label_of(cover: Cover, scroll: Scroll) -> str:
    """What an overlay is, and when it covers."""
    moment = {TOP: "at the top", SCROLLED: "after scrolling"}.get(cover.overlay.when)
    if moment is None:
        seconds = f"{(scroll.later_ms or 0) / 1000:.0f}"
        moment = f"{seconds} s after the load" if scroll.later_ms is not None else MOMENTS[LATER]
    if cover.platform:
        return f"cookie notice of {cover.platform}, {moment}"
    if cover.invites_to:
        return f"{INVITATIONS[cover.invites_to]}, {moment}"
    names = {OverlayKind.CONSENT: "cookie notice", OverlayKind.POPUP: "pop-up", OverlayKind.BAR: "covers"}
    return f"{names[cover.kind]}, {moment}"


AUDIT = PageAudit(spec=SPEC, judge=judge)
