"""One row a moment, from the answers of all pages."""

import pytest

from mmaudit.audits.moments.questions import AUDITS
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.answer import Answer, AnswerStatus, Moment
from mmaudit.model.limits import Limits
from mmaudit.model.site_capture import SiteCapture

GO = next(audit for audit in AUDITS if audit.spec.id == "moment-go")
LIMITS = Limits(curves={}, numbers={})


def answer(question, status, *, moment=Moment.GO, quote="", confidence=0.5):
    return Answer(
        question=question,
        moment=moment,
        status=status,
        answered=status is AnswerStatus.ANSWERED,
        quote=quote,
        confidence=confidence,
    )


def site(**answers):
    return SiteFacts(
        start_url="https://shop.test/",
        pages=(),
        failed=(),
        capture=SiteCapture(),
        taps_from_home={},
        boilerplate=frozenset(),
        answers={f"https://shop.test/{name}": found for name, found in answers.items()},
    )


def test_there_is_one_audit_a_moment():
    assert [audit.spec.id for audit in AUDITS] == ["moment-know", "moment-go", "moment-do", "moment-buy"]


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        (AnswerStatus.ANSWERED, AnswerStatus.ANSWERED, "answered"),
        (AnswerStatus.ANSWERED, AnswerStatus.NOT_FOUND, "partly"),
        (AnswerStatus.PARTIAL, AnswerStatus.LINKED, "unanswered"),
        (AnswerStatus.ANSWERED, AnswerStatus.NOT_APPLICABLE, "answered"),
        (AnswerStatus.NOT_APPLICABLE, AnswerStatus.NOT_APPLICABLE, "no-questions"),
    ],
)
def test_the_number_of_answered_questions_decides(first, second, outcome):
    found = (answer("go.hours", first), answer("go.where", second))
    assert GO.judge(site(home=found), LIMITS).outcome == outcome


def test_the_best_page_speaks_for_a_question():
    verdict = GO.judge(
        site(
            home=(answer("go.hours", AnswerStatus.NOT_FOUND),),
            contact=(answer("go.hours", AnswerStatus.ANSWERED, quote="Open 9-17"),),
        ),
        LIMITS,
    )
    assert verdict.outcome == "answered"
    assert (verdict.evidence[0].url, verdict.evidence[0].excerpt) == (
        "https://shop.test/contact",
        "Open 9-17",
    )


def test_missing_questions_are_named():
    verdict = GO.judge(site(home=(answer("go.hours", AnswerStatus.NOT_FOUND),)), LIMITS)
    assert verdict.params["missing"] == "go.hours"
    assert verdict.score == 0


def test_other_moments_do_not_count():
    found = (answer("buy.price", AnswerStatus.NOT_FOUND, moment=Moment.BUY),)
    assert GO.judge(site(home=found), LIMITS).outcome == "no-questions"


def test_without_the_engine_nothing_is_measured():
    assert GO.judge(site(), LIMITS).outcome == "not-measured"
