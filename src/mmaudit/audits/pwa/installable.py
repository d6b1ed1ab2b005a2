"""Can the site be installed? The browser itself answers."""

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_app
from mmaudit.audits.pwa.installability import causes_of, sentence
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

BY_RULES = "judged by mmaudit's own reading of Chromium's rules: this browser does not say"
NOT_ASKED = "This browser does not say whether a site can be installed."

SPEC = Spec(
    id="installable",
    category=Category.PWA,
    title="The site can be installed",
    why="An installed site is one tap away on the home screen, without an app store.",
    fix="Make the site installable. "
    "Remove what the browser names: it needs HTTPS and a manifest with a name, start_url, display and an icon of "
    "at least 144 pixels that really is there.",
    source="https://web.dev/articles/install-criteria",
    needs=(Section.PWA,),
    outcomes={
        "no-manifest": Outcome(
            status=Status.NOT_APPLICABLE, text="The site does not offer to be installed, which is no fault."
        ),
        "installable": Outcome(status=Status.PASS, text="The site can be installed on a phone.", score=100),
        "not-installable": Outcome(
            status=Status.FAIL, text="The site has a manifest and cannot be installed: {reasons}", score=0
        ),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge Chromium's own list of errors, or ours where it has none."""
    asked = asked_app(site)
    if asked is None:
        return Verdict(outcome="not-measured")
    pwa = asked[1]
    if not pwa.manifest_url:
        return Verdict(outcome="no-manifest")
    if pwa.installability_errors is None:
        return Verdict(outcome="not-measured", params={"reason": NOT_ASKED})
    by_rules = (Evidence(kind="text", label=BY_RULES),) if pwa.installability_by_rules else ()
    confidence = Confidence.MEDIUM if pwa.installability_by_rules else Confidence.HIGH
    if not pwa.installability_errors:
        return Verdict(outcome="installable", evidence=by_rules, confidence=confidence)
    causes = causes_of(pwa.installability_errors)
    return Verdict(
        outcome="not-installable",
        params={"reasons": " ".join(map(sentence, causes))},
        evidence=(
            *(Evidence(kind="text", label=code, excerpt=sentence(code)) for code in causes),
            *by_rules,
        ),
        confidence=confidence,
    )


AUDIT = SiteAudit(spec=SPEC, judge=judge)
