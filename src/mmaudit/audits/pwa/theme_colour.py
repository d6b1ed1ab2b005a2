"""Is the browser's bar painted in the site's colour, on the page as in the app?"""

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_app
from mmaudit.facts.css_colour import as_hex
from mmaudit.facts.manifest_text import read_manifest, text_of
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.app_files import ThemeColour
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Pwa, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

SPEC = Spec(
    id="theme-color",
    category=Category.PWA,
    title="The browser's bar has the site's colour",
    why="A bar in the site's own colour makes page and app look like one; a colour that is none is passed over.",
    fix="Name a colour that browsers know. "
    "Write the meta element 'theme-color' with a CSS colour such as #003366, the same as 'theme_color' of the manifest.",
    source="https://html.spec.whatwg.org/multipage/semantics.html#meta-theme-color",
    needs=(Section.PWA,),
    outcomes={
        "none": Outcome(
            status=Status.NOT_APPLICABLE,
            text="The page names no colour for the browser's bar, which is no fault.",
        ),
        "no-colour": Outcome(
            status=Status.WARN, text="What the page names for the browser's bar is no colour.", score=50
        ),
        "no-colour-no-app": Outcome(
            status=Status.INFO,
            text="What the page names for the browser's bar is no colour; the site is no app besides.",
        ),
        "differs": Outcome(
            status=Status.INFO,
            text="The page paints the bar in {page}, the app in {app}; that may be meant so.",
        ),
        "good": Outcome(status=Status.PASS, text="The browser's bar has the site's colour.", score=100),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the first colour that holds everywhere, or the first of all."""
    asked = asked_app(site)
    if asked is None:
        return Verdict(outcome="not-measured")
    pwa = asked[1]
    named = [each for each in pwa.theme_colours if each.content.strip()]
    if not named:
        return Verdict(outcome="none")
    no_colours = [each for each in named if not each.colour]
    if no_colours:
        outcome = "no-colour" if pwa.manifest_url else "no-colour-no-app"
        return Verdict(outcome=outcome, evidence=(quoted(no_colours[0]),))
    if not pwa.manifest_url:
        return Verdict(outcome="none")
    return beside_the_app(named, pwa)


def beside_the_app(named: list[ThemeColour], pwa: Pwa) -> Verdict:
    """The page's colours beside the manifest's."""
    manifest = read_manifest(pwa.manifest_text) or {}
    app = as_hex(text_of(manifest, "theme_color"))
    if not app or app in {each.colour for each in named}:
        return Verdict(outcome="good", evidence=tuple(map(quoted, named[:4])))
    page = next((each.colour for each in named if not each.media), named[0].colour)
    return Verdict(outcome="differs", params={"page": page, "app": app}, evidence=(quoted(named[0]),))


def quoted(colour: ThemeColour) -> Evidence:
    """The element as evidence."""
    return Evidence(kind="text", label="meta theme-color", value=colour.content[:100], excerpt=colour.media)


AUDIT = SiteAudit(spec=SPEC, judge=judge)
