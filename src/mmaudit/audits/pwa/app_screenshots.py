"""Can the browser show the app's screenshots when it offers to install it?"""

from collections.abc import Iterator, Sequence

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_files
from mmaudit.audits.pwa.file_checks import Remark, Weight, arrival, as_declared, is_there, shown, worst
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.app_files import AppFile, FileUse
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Outcome, Spec, Status, Verdict

# Chrome's rules: "width and height at least 320 px and at most 3840 px; the maximum dimension can't be more than 2.3
# times as long as the minimum; all screenshots of a form factor must have identical aspect ratios".
LEAST_PX = 320
MOST_PX = 3840
MOST_RATIO = 2.3
# Pictures are cut to whole pixels.
SAME_RATIO = 0.01

OUT_OF_RANGE = "{path}: is {width} × {height}; each side must have 320 to 3840 pixels"
TOO_LONG = "{path}: is {width} × {height}, more than 2.3 times as long as wide"
OTHER_RATIO = "{path}: has other proportions than the first ({width} × {height})"
ONLY_WIDE = "{path}: is for wide screens; there is none for phones"

SPEC = Spec(
    id="app-screenshots",
    category=Category.PWA,
    title="The app's screenshots can be shown",
    why="With screenshots the browser's install dialog looks like an app store; those that do not fit are left out.",
    fix="Repair the screenshots that are named. "
    "For phones give PNG or JPEG files of 320 to 3840 pixels a side, none longer than 2.3 times its width, all of the "
    "same proportions, without form_factor 'wide'.",
    source="https://web.dev/patterns/web-apps/richer-install-ui",
    needs=(Section.PWA,),
    outcomes={
        "none": Outcome(
            status=Status.NOT_APPLICABLE, text="The manifest names no screenshots, which is no fault."
        ),
        "broken": Outcome(
            status=Status.WARN,
            text="Screenshots of the app that cannot be shown: {wrong} of {count}.",
            score=40,
        ),
        "no-phone": Outcome(
            status=Status.WARN, text="The app's screenshots are for wide screens only.", score=70
        ),
        "good": Outcome(status=Status.PASS, text="The app's screenshots can be shown ({count}).", score=100),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge those that were looked at."""
    shots = asked_files(site, FileUse.SCREENSHOT)
    if shots is None:
        return Verdict(outcome="not-measured")
    if not shots:
        return Verdict(outcome="none")
    remarks = [remark for shot in shots for remark in (*arrival(shot), *as_declared(shot), *shape(shot))]
    remarks += other_ratios(shots)
    wrong = {each.file.wanted for each in remarks if each.weight >= Weight.WRONG}
    only_wide = all(each.wanted.form_factor == "wide" for each in shots)
    if only_wide:
        text = ONLY_WIDE.format(path=shots[0].wanted.path)
        remarks.append(Remark(file=shots[0], weight=Weight.MILD, text=text))
    return Verdict(
        outcome="broken"
        if worst(remarks) in (Weight.WRONG, Weight.BROKEN)
        else "no-phone"
        if only_wide
        else "good",
        params={"count": len(shots), "wrong": len(wrong)},
        evidence=shown(remarks),
    )


def shape(shot: AppFile) -> Iterator[Remark]:
    """A screenshot's sides."""
    if not is_there(shot):
        return
    width, height = shot.width_px or 1, shot.height_px or 1
    facts = {"path": shot.wanted.path, "width": width, "height": height}
    if not LEAST_PX <= min(width, height) <= max(width, height) <= MOST_PX:
        yield Remark(file=shot, weight=Weight.WRONG, text=OUT_OF_RANGE.format(**facts))
    elif max(width, height) > MOST_RATIO * min(width, height):
        yield Remark(file=shot, weight=Weight.WRONG, text=TOO_LONG.format(**facts))


def other_ratios(shots: Sequence[AppFile]) -> Iterator[Remark]:
    """Screenshots of other proportions than the first of the same form factor: the browser takes one kind."""
    firsts: dict[bool, float] = {}
    for shot in filter(is_there, shots):
        ratio = (shot.width_px or 1) / (shot.height_px or 1)
        first = firsts.setdefault(shot.wanted.form_factor == "wide", ratio)
        if abs(ratio - first) > SAME_RATIO * first:
            text = OTHER_RATIO.format(path=shot.wanted.path, width=shot.width_px, height=shot.height_px)
            yield Remark(file=shot, weight=Weight.WRONG, text=text)


AUDIT = SiteAudit(spec=SPEC, judge=judge)
