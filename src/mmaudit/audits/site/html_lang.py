"""Does the page say, truly, which language it is in?"""

import re

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Section
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

# The shape of a language tag, RFC 5646: a language of 2-3 letters (or x- for private use), then subtags.
TAG = re.compile(r"([a-z]{2,3}|x|i)(-[a-z0-9]{1,8})*", re.IGNORECASE)
# Codes that name the same language, or ones that no program tells apart by their text.
ALIKE = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"iw", "he"}),
    frozenset({"in", "id", "ms"}),
    frozenset({"sr", "hr", "bs", "sh"}),
    frozenset({"zh", "yue", "cmn", "nan"}),
    frozenset({"tl", "fil"}),
    frozenset({"gl", "pt", "es", "ca"}),
    frozenset({"cs", "sk"}),
)

SPEC = Spec(
    id="html-lang",
    category=Category.SITE,
    title="The page names its language",
    why="Screen readers choose the voice by it, phones offer to translate by it, keyboards hyphenate by it.",
    fix="Declare the page's language. "
    'Write <html lang="…"> with the code of the language that the page is really in, such as en, et or zh.',
    source="https://www.w3.org/WAI/WCAG22/Understanding/language-of-page",
    needs=(Section.DOCUMENT,),
    outcomes={
        "named": Outcome(status=Status.PASS, text="The page names its language ({lang}).", score=100),
        "missing": Outcome(status=Status.WARN, text="The page does not name its language.", score=40),
        "invalid": Outcome(status=Status.WARN, text="'{lang}' is not a language tag.", score=40),
        "other": Outcome(
            status=Status.WARN,
            text="The page says that it is in '{lang}', but its text seems to be in '{seen}'.",
            score=50,
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the declared language against the text's."""
    declared = page.declared_lang.strip()
    if not declared:
        return Verdict(outcome="missing")
    params = {"lang": declared[:40], "seen": page.lang}
    evidence = (Evidence(kind="element", label="html lang", value=declared[:40], selector="html"),)
    if TAG.fullmatch(declared) is None:
        return Verdict(outcome="invalid", params=params, evidence=evidence)
    primary = declared.split("-")[0].lower()
    is_long_enough = page.word_count >= limits.numbers["language_min_words"]
    if page.lang and is_long_enough and not is_same(primary, page.lang):
        return Verdict(outcome="other", params=params, evidence=evidence, confidence=Confidence.MEDIUM)
    return Verdict(outcome="named", params=params, evidence=evidence)


def is_same(declared: str, seen: str) -> bool:
    """Whether two primary subtags cannot contradict each other."""
    return declared == seen or declared in ("x", "i") or any({declared, seen} <= group for group in ALIKE)


AUDIT = PageAudit(spec=SPEC, judge=judge)
