"""Is there a good icon for an iPhone's home screen?"""

from collections.abc import Iterator

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_app, asked_files
from mmaudit.audits.pwa.file_checks import Remark, Weight, arrival, is_there, shown, worst
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.app_files import AppFile, FileUse
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Outcome, Spec, Status, Verdict

# 60 points at three pixels each: https://developer.apple.com/design/human-interface-guidelines/app-icons
TOUCH_PX = 180
# iOS puts black under what is see-through; smoothed corners are less.
CLEAR = 0.02

TOO_SMALL = "{path}: is {width} × {height}, smaller than 180 × 180"
SEE_THROUGH = "{path}: {share} % of it is see-through; iOS paints it black"

SPEC = Spec(
    id="apple-touch-icon",
    category=Category.PWA,
    title="The iPhone's home screen gets a good icon",
    why="iPhones take this icon before those of the manifest; without one that loads they show a picture of the page.",
    fix="Give the site an apple-touch-icon. "
    "Link a square PNG file of 180 × 180 pixels without transparency with rel 'apple-touch-icon', and see that it loads.",
    source="https://developer.chrome.com/docs/lighthouse/pwa/apple-touch-icon",
    needs=(Section.PWA,),
    outcomes={
        "none": Outcome(
            status=Status.NOT_APPLICABLE, text="The page links no icon for iPhones, which is no fault."
        ),
        "broken": Outcome(status=Status.WARN, text="The icon for iPhones cannot be used.", score=40),
        "broken-no-app": Outcome(
            status=Status.INFO, text="The icon for iPhones cannot be used; the site is no app besides."
        ),
        "poor": Outcome(
            status=Status.WARN, text="The icon for iPhones is too small or see-through.", score=80
        ),
        "poor-no-app": Outcome(
            status=Status.INFO,
            text="The icon for iPhones is too small or see-through; the site is no app besides.",
        ),
        "good": Outcome(status=Status.PASS, text="The icon for iPhones is there and fits.", score=100),
        "good-no-app": Outcome(
            status=Status.INFO, text="The icon for iPhones is there and fits; the site is no app besides."
        ),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the best of those that are linked. Of a site that is no app it is told and costs nothing."""
    asked, icons = asked_app(site), asked_files(site, FileUse.TOUCH_ICON)
    if asked is None or icons is None:
        return Verdict(outcome="not-measured")
    if not icons:
        return Verdict(outcome="none")
    remarks = min((list(touch_remarks(icon)) for icon in icons), key=lambda each: worst(each) or Weight.MILD)
    ends = {Weight.BROKEN: "broken", Weight.WRONG: "poor"}
    end = ends.get(worst(remarks) or Weight.MILD, "good")
    is_app = bool(asked[1].manifest_url)
    return Verdict(outcome=end if is_app else f"{end}-no-app", evidence=shown(remarks))


def touch_remarks(icon: AppFile) -> Iterator[Remark]:
    """What there is to say of one icon."""
    yield from arrival(icon)
    if not is_there(icon):
        return
    path, width, height = icon.wanted.path, icon.width_px or 0, icon.height_px or 0
    if min(width, height) < TOUCH_PX:
        text = TOO_SMALL.format(path=path, width=width, height=height)
        yield Remark(file=icon, weight=Weight.WRONG, text=text)
    if icon.clear_share is not None and icon.clear_share >= CLEAR:
        text = SEE_THROUGH.format(path=path, share=round(100 * icon.clear_share))
        yield Remark(file=icon, weight=Weight.WRONG, text=text)


AUDIT = SiteAudit(spec=SPEC, judge=judge)
