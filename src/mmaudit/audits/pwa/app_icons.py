"""Are the app's icons there, as large as they are declared, and whole under a launcher's mask?"""

from collections.abc import Iterator, Sequence

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_files
from mmaudit.audits.pwa.file_checks import Remark, Weight, arrival, as_declared, is_there, shown, worst
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.app_files import AppFile, FileUse
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 12
ICONS = (FileUse.ICON, FileUse.SHORTCUT_ICON)
# Rounded corners with a radius of a tenth of the side are 0.9 % of it: smoothed edges and little marks are less.
CLEAR = 0.01
# "Content outside of the safe zone may be cut off": a tip of the logo is nobody's loss, a tenth of it is.
CUT = 0.1
# An icon of an app's shortcut: https://web.dev/articles/app-shortcuts
SHORTCUT_PX = 96

NOT_SQUARE = "{path}: is not square ({width} × {height})"
SEE_THROUGH = "{path}: is maskable, yet {share} % of it is see-through"
CUT_OFF = "{path}: a launcher's mask may cut off {share} % of what is drawn"
SMALL_SHORTCUT = "{path}: is smaller than 96 × 96"

SPEC = Spec(
    id="app-icons",
    category=Category.PWA,
    title="The app's icons are there and fit",
    why="An icon that does not load leaves a letter on the home screen; one that is cut looks broken there.",
    fix="Repair the icons that are named. "
    "Put each file where the manifest says, square and of the declared size and type. Give a maskable icon paint up to "
    "its edges, and keep what matters within a circle of four fifths of its width.",
    source="https://www.w3.org/TR/appmanifest/#icon-masks",
    needs=(Section.PWA,),
    outcomes={
        "no-icons": Outcome(status=Status.NOT_APPLICABLE, text="No manifest names icons."),
        "none-usable": Outcome(status=Status.FAIL, text="None of the {count} icons can be used.", score=0),
        "broken": Outcome(status=Status.WARN, text="{broken} of the {count} icons cannot be used.", score=40),
        "not-as-declared": Outcome(
            status=Status.WARN, text="{wrong} of the {count} icons are not what the manifest says.", score=60
        ),
        "mask": Outcome(
            status=Status.WARN, text="A launcher's mask spoils {wrong} of the {count} icons.", score=80
        ),
        "good": Outcome(status=Status.PASS, text="All icons are there and fit ({count}).", score=100),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the icons of the manifest and of its shortcuts."""
    icons = asked_files(site, *ICONS)
    if icons is None:
        return Verdict(outcome="not-measured")
    if not icons:
        return Verdict(outcome="no-icons")
    remarks = [remark for icon in icons for remark in icon_remarks(icon)]
    return Verdict(
        outcome=outcome_of(icons, remarks),
        params={
            "count": len(icons),
            "broken": files_with(remarks, Weight.BROKEN),
            "wrong": files_with(remarks, worst(remarks) or Weight.MILD),
        },
        evidence=(*shown(remarks)[:MAX_EVIDENCE], *sights(icons, remarks)),
    )


def outcome_of(icons: Sequence[AppFile], remarks: Sequence[Remark]) -> str:
    """The end by the worst that was found."""
    if files_with(remarks, Weight.BROKEN) == len(icons):
        return "none-usable"
    ends = {Weight.BROKEN: "broken", Weight.WRONG: "not-as-declared", Weight.MASK: "mask"}
    return ends.get(worst(remarks) or Weight.MILD, "good")


def files_with(remarks: Sequence[Remark], weight: Weight) -> int:
    """How many icons have a remark of this weight."""
    return len({each.file.wanted for each in remarks if each.weight is weight})


def icon_remarks(icon: AppFile) -> Iterator[Remark]:
    """All that there is to say of one icon."""
    yield from arrival(icon)
    yield from as_declared(icon)
    if not is_there(icon):
        return
    path, width, height = icon.wanted.path, icon.width_px or 0, icon.height_px or 0
    if width != height and icon.kind != "svg":
        text = NOT_SQUARE.format(path=path, width=width, height=height)
        yield Remark(file=icon, weight=Weight.WRONG, text=text)
    if icon.wanted.use is FileUse.SHORTCUT_ICON and icon.kind != "svg" and min(width, height) < SHORTCUT_PX:
        yield Remark(file=icon, weight=Weight.MILD, text=SMALL_SHORTCUT.format(path=path))
    if "maskable" in icon.wanted.purpose.lower().split():
        yield from mask_remarks(icon)


def mask_remarks(icon: AppFile) -> Iterator[Remark]:
    """What a mask does to a maskable icon."""
    path = icon.wanted.path
    if icon.clear_share is not None and icon.clear_share >= CLEAR:
        text = SEE_THROUGH.format(path=path, share=round(100 * icon.clear_share))
        yield Remark(file=icon, weight=Weight.MASK, text=text)
    elif icon.cut_share is not None and icon.cut_share >= CUT:
        text = CUT_OFF.format(path=path, share=round(100 * icon.cut_share))
        yield Remark(file=icon, weight=Weight.MASK, text=text)


def sights(icons: Sequence[AppFile], remarks: Sequence[Remark]) -> Iterator[Evidence]:
    """The icons of which there is nothing to say, with their measure."""
    spoken_of = {each.file.wanted for each in remarks}
    for icon in icons[:MAX_EVIDENCE]:
        if icon.wanted not in spoken_of and is_there(icon):
            url = "" if icon.wanted.url.startswith("data:") else icon.wanted.url
            size = f"{icon.width_px} × {icon.height_px}"
            yield Evidence(kind="link", label=icon.wanted.path, value=size, url=url)


AUDIT = SiteAudit(spec=SPEC, judge=judge)
