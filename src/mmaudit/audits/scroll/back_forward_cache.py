"""Is a page that a visitor comes back to still there?"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from mmaudit.audits.audit import SiteAudit
from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Back, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="back-forward-cache",
    category=Category.SCROLL,
    title="Going back is instant",
    why="Every fifth step of a phone visitor leads back or forward. A page that the browser has kept is there at once, "
    "with its place and what was typed in; one that it must load again costs data and patience.",
    fix="Let the browser keep the page. "
    "Use 'pagehide' instead of 'unload', in the scripts of others too, and close connections and locks on 'pagehide'. "
    "The evidence names what is in the way.",
    source="https://web.dev/articles/bfcache",
    unit="pages",
    needs=(Section.BACK,),
    outcomes={
        "kept": Outcome(
            status=Status.PASS, text="Visitors who come back find the page as they left it.", score=100
        ),
        "some-lost": Outcome(
            status=Status.WARN,
            text="{lost} of {count} pages that were tried are loaded again when visitors come back.",
            score=50,
        ),
        "lost": Outcome(
            status=Status.WARN,
            text="Pages are loaded again when visitors come back ({count} tried).",
            score=30,
        ),
        "unknown": Outcome(
            status=Status.INFO,
            text="Pages were loaded again when we came back; the browser names no reason that lies with them.",
        ),
    },
)


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """``back_reasons.toml``."""

    reasons: dict[str, str]


@cache
def words() -> dict[str, str]:
    """Chromium's reasons in plain words."""
    raw = files("mmaudit.audits.scroll").joinpath("back_reasons.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Words).reasons


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the pages that were left and come back to, each for its kind."""
    tried = ways_back(site)
    lost = [(page, back) for page, back in tried if not back.is_kept and back.reasons]
    if not lost:
        is_kept = any(back.is_kept for _, back in tried)
        return Verdict(outcome="kept" if is_kept else "unknown", value=0)
    return Verdict(
        outcome="lost" if len(lost) == len(tried) else "some-lost",
        value=len(lost),
        params={"lost": len(lost), "count": len(tried)},
        evidence=tuple(evidence(lost))[:MAX_EVIDENCE],
    )


def ways_back(site: SiteFacts) -> list[tuple[PageFacts, Back]]:
    """The pages on which it was tried."""
    return [(page, page.snapshot.back) for page in site.pages if page.snapshot.back is not None]


def evidence(lost: Sequence[tuple[PageFacts, Back]]) -> Iterator[Evidence]:
    """What keeps which page out."""
    for page, back in lost:
        for each in back.reasons:
            label = words().get(each.reason, each.reason)
            yield Evidence(kind="link", label=label, url=each.url or page.url, excerpt=page.url)


AUDIT = SiteAudit(spec=SPEC, judge=judge)
