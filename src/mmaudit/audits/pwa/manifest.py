"""Has the app a manifest that can be read, and does it say what an app needs?"""

import re
from collections.abc import Iterable, Iterator, Mapping

from mmaudit.audits.audit import SiteAudit
from mmaudit.audits.pwa.app import asked_app
from mmaudit.audits.pwa.manifest_file import advice, extra_members, missing_members, recommended_members
from mmaudit.audits.pwa.manifest_flaws import flaws
from mmaudit.audits.pwa.manifest_rules import manifest_rules
from mmaudit.facts.manifest_places import TextPlace, places, quoted
from mmaudit.facts.manifest_text import read_manifest
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Pwa, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 12
MEMBER_NAMED = re.compile(r"'([a-z_]{2,40})'")

SPEC = Spec(
    id="manifest",
    category=Category.PWA,
    title="The app manifest is complete",
    why="The manifest gives the site a name, an icon and a start on the phone's home screen.",
    fix="Complete the app manifest. "
    "Link a web app manifest that names name, short_name, start_url, display, theme_color, background_color and "
    "icons of 192 and 512 pixels, one of them with the purpose 'maskable'.",
    source="https://web.dev/articles/add-manifest",
    needs=(Section.PWA,),
    outcomes={
        "no-app": Outcome(status=Status.NOT_APPLICABLE, text="The site is no app, which is no fault."),
        "missing": Outcome(
            status=Status.WARN,
            text="The site has a service worker and no manifest to install it with.",
            score=50,
        ),
        "unreadable": Outcome(
            status=Status.FAIL, text="The site links a manifest that cannot be read.", score=0
        ),
        "faulty": Outcome(
            status=Status.WARN,
            text="Faults for which the browser ignores parts of the manifest: {count}.",
            score=50,
            fix="Correct the manifest where it is quoted. "
            "What a browser cannot read as the specification says, it leaves out without a word.",
        ),
        "incomplete": Outcome(status=Status.WARN, text="The manifest lacks: {missing}.", score=60),
        "recommended": Outcome(
            status=Status.WARN,
            text="The manifest names what an app needs; its icon and splash screen want more: {missing}.",
            score=85,
        ),
        "complete": Outcome(status=Status.PASS, text="The manifest names all that an app needs.", score=100),
    },
)


def judge(site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the manifest that the start page links."""
    asked = asked_app(site)
    if asked is None:
        return Verdict(outcome="not-measured")
    page_url, pwa = asked
    if not pwa.manifest_url:
        place = (Evidence(kind="link", label="start page", url=page_url),)
        return (
            Verdict(outcome="missing", evidence=place)
            if pwa.service_worker_url
            else Verdict(outcome="no-app")
        )
    return judge_text(pwa, page_url)


def judge_text(pwa: Pwa, page_url: str) -> Verdict:
    """Judge a manifest that is linked."""
    link = Evidence(kind="link", label="manifest", url=pwa.manifest_url or "")
    content, text = read_manifest(pwa.manifest_text), pwa.manifest_text
    known = places(text)
    if content is None:
        told = tuple(browser_evidence(pwa.manifest_errors, pwa, text, known))
        return Verdict(outcome="unreadable", evidence=(link, *told[:MAX_EVIDENCE]))
    wrong, hints = found(pwa, content, known, page_url)
    if wrong:
        return Verdict(
            outcome="faulty",
            params={"count": len(wrong)},
            evidence=(link, *wrong[:MAX_EVIDENCE], *hints[:MAX_EVIDENCE]),
        )
    lacks, wants = tuple(missing_members(content)), tuple(recommended_members(content))
    extras = seen(extra_members(content), "could be named too")
    return Verdict(
        outcome="incomplete" if lacks else "recommended" if wants else "complete",
        params={"missing": ", ".join((*lacks, *wants))},
        evidence=(link, *seen((*lacks, *wants), "missing"), *hints[:MAX_EVIDENCE], *extras),
    )


def found(
    pwa: Pwa, content: Mapping[str, object], known: Mapping[str, TextPlace], page_url: str
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """What is wrong, by Chromium and by the specification, and what is only advised."""
    text, faults = pwa.manifest_text, real_faults(pwa.manifest_errors, content)
    own = [
        flaw
        for flaw in flaws(content, manifest_url=pwa.manifest_url or "", page_url=page_url)
        if flaw.path not in named_members(faults)
    ]
    wrong = [quoting(flaw.path, flaw.text, text, known) for flaw in own if flaw.matters]
    mild = [quoting(flaw.path, flaw.text, text, known) for flaw in own if not flaw.matters]
    hints = [quoting(path, sentence, text, known) for path, sentence in advice(content)]
    return (*browser_evidence(faults, pwa, text, known), *wrong), (*mild, *hints)


def real_faults(messages: Iterable[str], content: Mapping[str, object]) -> tuple[str, ...]:
    """Chromium's messages without its remarks, and without members that are ``null``: as if they were not there."""
    remarks = manifest_rules().remarks
    return tuple(
        message
        for message in messages
        if not any(each in message for each in remarks)
        and not any(name in content and content[name] is None for name in MEMBER_NAMED.findall(message))
    )


def browser_evidence(
    messages: Iterable[str], pwa: Pwa, text: str, known: Mapping[str, TextPlace]
) -> Iterator[Evidence]:
    """What Chromium itself says against the manifest, with the line that it speaks of."""
    told = {fault.message: fault for fault in pwa.manifest_faults}
    for message in messages:
        fault = told.get(message[:300])
        member = next((name for name in MEMBER_NAMED.findall(message) if name in known), "")
        place = known.get(member)
        if fault and fault.line:
            place = TextPlace(line=fault.line, column=max(1, fault.column))
        yield Evidence(
            kind="text", label="fault", value=message[:300], excerpt=quoted(text, place) if place else ""
        )


def named_members(messages: Iterable[str]) -> frozenset[str]:
    """The members of which Chromium speaks already."""
    return frozenset(name for message in messages for name in MEMBER_NAMED.findall(message))


def quoting(path: str, sentence: str, text: str, known: Mapping[str, TextPlace]) -> Evidence:
    """A sentence about the member at ``path`` with its line."""
    place = known.get(path)
    return Evidence(kind="text", label=sentence, excerpt=quoted(text, place) if place else "")


def seen(texts: Iterable[str], label: str) -> Iterable[Evidence]:
    """Texts as evidence."""
    return [Evidence(kind="text", label=label, excerpt=text[:300]) for text in texts][:MAX_EVIDENCE]


AUDIT = SiteAudit(spec=SPEC, judge=judge)
