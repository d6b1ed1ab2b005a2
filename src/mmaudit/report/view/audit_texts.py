"""What audits and fixes say, in the report's language: the stored English where it is not known."""

from collections.abc import Iterator
from functools import cache

from mmaudit.audits.registry import PAGE_AUDITS, SITE_AUDITS
from mmaudit.audits.runner import NOT_MEASURED, NOT_MEASURED_OUTCOME
from mmaudit.model.report import Fix, SiteReport
from mmaudit.model.verdict import AuditResult, Category, Spec
from mmaudit.moments.catalogue import load_catalogue
from mmaudit.report.view.language import SOURCE, Language
from mmaudit.report.view.wording import reword, reword_value

# Filled in by us; what else is filled in are numbers, and words of the site.
MISSING = "missing"
MOST_TOLD = 4
WORDED = frozenset({"reason", "reasons", "state", "when"})


def result_text(result: AuditResult, language: Language) -> str:
    """What was found; questions that a site leaves open are told in words, not by their ids."""
    template, open_questions = _template(result), _open_questions(result)
    if not template or (language.tag == SOURCE and not open_questions):
        return result.text
    params = {name: _param(name, value, language) for name, value in result.params.items()}
    if open_questions:
        told = [f"“{asked(each, language)}”" for each in open_questions[:MOST_TOLD]]
        params[MISSING] = " ".join([*told, *(["…"] if len(open_questions) > MOST_TOLD else [])])
    try:
        # A report of another version may have been told in other words.
        if template.format_map(result.params) != result.text:
            return result.text
        return language.gettext(template).format_map(params)
    except (LookupError, ValueError):
        return result.text


def _open_questions(result: AuditResult) -> list[str]:
    """The ids of the questions that a moment's audit found no answer to."""
    missing = result.params.get(MISSING) if result.category is Category.MOMENTS else None
    return missing.split(", ") if isinstance(missing, str) and missing else []


def asked(question_id: str, language: Language) -> str:
    """What a visitor asks; a question of the user's own, which is not in the catalogue, keeps its id."""
    question = load_catalogue().question(question_id)
    return question.text(language.asked) if question else question_id


def fix_text(fix: Fix, report: SiteReport, language: Language) -> str:
    """What was seen where a fix is needed most: the finding that has these words."""
    for result in results(report):
        if result.id == fix.audit_id and result.text == fix.text:
            return result_text(result, language)
    return reword(fix.text, language)


@cache
def specs() -> dict[str, Spec]:
    """All audits by id."""
    known = [audit.spec for audit in PAGE_AUDITS] + [audit.spec for audit in SITE_AUDITS]
    return {spec.id: spec for spec in known}


def results(report: SiteReport) -> Iterator[AuditResult]:
    """All results, of pages and of the site."""
    for page in report.pages:
        yield from page.audits
    yield from report.site_audits


def _template(result: AuditResult) -> str:
    """The template of the result's text; empty for an audit or an outcome that does not exist."""
    if result.outcome == NOT_MEASURED:
        return NOT_MEASURED_OUTCOME.text
    spec = specs().get(result.id)
    outcome = spec.outcomes.get(result.outcome) if spec else None
    return outcome.text if outcome else ""


def _param(name: str, value: str | float, language: Language) -> str | float:
    if not isinstance(value, str):
        return value
    is_ours = name in WORDED or value[:1].isdigit()
    return reword_value(value, language) if is_ours else value
