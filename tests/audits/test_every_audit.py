"""What holds for every audit, whoever wrote it."""

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from string import Formatter

import pytest

from mmaudit import audits
from mmaudit.audits.audit import PageAudit, SiteAudit
from mmaudit.audits.registry import PAGE_AUDITS, SITE_AUDITS
from mmaudit.model.verdict import Status
from mmaudit.score.scoring import load_scoring

ALL = (*PAGE_AUDITS, *SITE_AUDITS)
HERE = Path(__file__).parent
SCORED = (Status.PASS, Status.WARN, Status.FAIL)

every_audit = pytest.mark.parametrize("audit", ALL, ids=lambda audit: audit.spec.id)


def modules():
    """Every module below ``mmaudit.audits`` with the audits that it defines."""
    for found in pkgutil.walk_packages(audits.__path__, "mmaudit.audits."):
        module = importlib.import_module(found.name)
        values = [value for name in ("AUDIT", "AUDITS") for value in [getattr(module, name, ())]]
        defined = [each for value in values for each in (value if isinstance(value, tuple) else (value,))]
        if defined and not found.ispkg:
            yield found.name, defined


def test_ids_are_unique():
    ids = [audit.spec.id for audit in ALL]
    assert sorted(set(ids)) == sorted(ids)


def test_every_audit_that_is_written_is_registered():
    defined = {audit.spec.id for _, defined in modules() for audit in defined}
    assert defined == {audit.spec.id for audit in ALL}


@pytest.mark.parametrize("name", sorted(name for name, _ in modules()))
def test_every_audit_has_a_test_module(name):
    *_, category, module = name.split(".")
    assert (HERE / category / f"test_{module}.py").is_file()


def test_every_weight_belongs_to_an_audit():
    assert set(load_scoring().weights) - {audit.spec.id for audit in ALL} == set()


@every_audit
def test_it_has_a_weight(audit):
    assert audit.spec.id in load_scoring().weights


@every_audit
def test_it_explains_itself(audit):
    spec = audit.spec
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", spec.id)
    assert all(text.strip() for text in (spec.title, spec.why, spec.fix))
    assert spec.source.startswith("https://")
    assert spec.fix.endswith(".")
    assert spec.why.endswith(".")


@every_audit
def test_its_outcomes_are_texts_with_plain_placeholders(audit):
    assert audit.spec.outcomes
    for outcome in audit.spec.outcomes.values():
        assert outcome.text.strip()
        for _, name, _, conversion in Formatter().parse(outcome.text):
            assert name is None or name.isidentifier(), outcome.text
            assert conversion is None, outcome.text


@every_audit
def test_its_outcomes_scores_fit_their_status(audit):
    for outcome in audit.spec.outcomes.values():
        if outcome.status in SCORED:
            assert outcome.score is None or 0 <= outcome.score <= 100
        else:
            assert outcome.score is None


def verdict_names(module):
    """The outcomes that a module's source names outright in ``Verdict(outcome=…)``."""
    for call in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Verdict":
            for keyword in call.keywords:
                if keyword.arg == "outcome":
                    yield from constants(keyword.value)


def constants(expression):
    """A constant, or those that a conditional expression may give."""
    if isinstance(expression, ast.Constant):
        yield expression.value
    elif isinstance(expression, ast.IfExp):
        yield from constants(expression.body)
        yield from constants(expression.orelse)


@pytest.mark.parametrize(
    ("name", "defined"), list(modules()), ids=lambda each: each if isinstance(each, str) else ""
)
def test_its_verdicts_are_of_the_closed_list(name, defined):
    known = {outcome for audit in defined for outcome in audit.spec.outcomes} | {"not-measured"}
    assert set(verdict_names(importlib.import_module(name))) <= known


@every_audit
def test_it_is_of_one_kind(audit):
    assert isinstance(audit, PageAudit if audit in PAGE_AUDITS else SiteAudit)


@every_audit
def test_its_fix_begins_with_a_headline(audit):
    """The report prints the first sentence of a fix as its heading."""
    fixes = [audit.spec.fix, *(outcome.fix for outcome in audit.spec.outcomes.values() if outcome.fix)]
    headlines = [re.split(r"(?<=[.!?])\s", fix)[0] for fix in fixes]
    assert all(len(each) <= 72 for each in headlines) or audit.spec.id.startswith("moment-")
