"""What the report says of a moment's open questions: the visitor's words, in the report's language."""

import pytest

from mmaudit.model.verdict import AuditResult, Category, Status
from mmaudit.report.view.audit_texts import asked, result_text
from mmaudit.report.view.language import find_language

IDS = ("go.hours", "go.phone", "go.address", "go.map", "go.parking")


def moment(*missing):
    text = f"2 of 9 questions are answered. Not answered: {', '.join(missing)}."
    return AuditResult(
        id="moment-go", category=Category.MOMENTS, status=Status.WARN, score=22, outcome="partly", value=2,
        unit="questions", title="", text=text, fix="", why="", source="",
        params={"count": 9, "answered": 2, "missing": ", ".join(missing)},
    )  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "et", "zh"])
def test_open_questions_are_told_as_visitors_ask_them(lang):
    language = find_language(lang)
    said = result_text(moment(*IDS[:2]), language)
    assert all(f"“{asked(each, language)}”" in said for each in IDS[:2])
    assert "go." not in said


def test_many_open_questions_are_not_all_told():
    said = result_text(moment(*IDS), find_language("en"))
    assert said.endswith("….")
    assert asked(IDS[-1], find_language("en")) not in said


def test_a_question_of_the_users_own_keeps_its_name():
    assert "“my.question”" in result_text(moment("my.question"), find_language("en"))
