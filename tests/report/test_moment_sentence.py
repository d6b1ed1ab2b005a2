"""Each moment is said in sentences that the site's owner understands."""

from tests.report.sample.moments import asked, best, sample_moments

from mmaudit.model.answer import AnswerStatus, Moment
from mmaudit.model.report import QuestionSummary
from mmaudit.report.view.headline import applicable
from mmaudit.report.view.language import find_language
from mmaudit.report.view.moment_sentence import dearest_first, moment_sentence

DONE, PARTLY, MISSING = AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.NOT_FOUND


def said(moment: Moment, lang: str = "en") -> str:
    return moment_sentence(applicable(sample_moments()[moment]), find_language(lang))


def test_what_is_found_out_comes_before_what_is_not() -> None:
    assert said(Moment.GO) == (
        "Visitors find out when it is open and where it is. They do not find out how to get there. "
        "Told only in part: how to call."
    )


def test_a_moment_that_is_answered_says_so_alone() -> None:
    assert said(Moment.KNOW).startswith("Visitors find out what this is")
    assert "not" not in said(Moment.KNOW)


def test_a_moment_without_questions_says_nothing() -> None:
    assert said(Moment.DO) == ""


def test_the_sentence_speaks_the_reports_language() -> None:
    assert said(Moment.GO, "et").startswith("Külastaja saab teada, millal on avatud ja kus te asute.")
    assert said(Moment.GO, "zh").startswith("访客能了解：营业时间和地址。")


def test_a_question_that_is_no_visitors_matter_is_left_out() -> None:
    assert moment_sentence((asked("x.measured", "Is it counted?", MISSING),), find_language("en")) == ""


def test_the_dearest_gaps_come_first() -> None:
    def gap(question: str, weight: float, worth: float) -> QuestionSummary:
        return QuestionSummary(
            id=question, text="", asked=1, answered=0, best=None, weight=weight, worth=worth
        )

    gaps = (gap("go.parking", 1, 0.0), gap("go.hours", 3, 0.5), gap("go.phone", 3, 0.0))
    assert [each.id for each in dearest_first(gaps)] == ["go.phone", "go.hours", "go.parking"]


def test_only_the_first_of_many_are_named() -> None:
    ids = ("go.address", "go.hours", "go.phone", "go.email", "go.map", "go.parking")
    every = tuple(asked(each, "", DONE, best("/", "x", 0, 0.0, "en")) for each in ids)
    assert moment_sentence(every, find_language("en")).count(",") == 2
