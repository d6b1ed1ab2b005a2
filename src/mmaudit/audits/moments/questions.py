"""Which questions of a moment does the site answer, and in which words?"""

from collections import defaultdict
from functools import partial

from mmaudit.audits.audit import SiteAudit
from mmaudit.facts.page_facts import SiteFacts
from mmaudit.model.answer import Answer, AnswerStatus, Moment
from mmaudit.model.limits import Limits
from mmaudit.model.verdict import Category, Confidence, Evidence, Outcome, Spec, Status, Verdict

# The best of a question's answers over the pages comes first.
RANK = tuple(AnswerStatus)
# Whether a candidate answers is for a person to say.
UNJUDGED = (AnswerStatus.NOT_APPLICABLE, AnswerStatus.CANDIDATE)
TITLES = {
    Moment.KNOW: "I want to know: the site explains itself",
    Moment.GO: "I want to go: the site says where and when",
    Moment.DO: "I want to do: the site helps to get it done",
    Moment.BUY: "I want to buy: the site lets visitors order",
}
WHYS = {
    Moment.KNOW: "Someone with a phone in the hand looks something up and wants the answer on the first screen.",
    Moment.GO: "Someone on the way looks for the address, the hours and a way to call.",
    Moment.DO: "Someone in the middle of a task looks for the next step, a form or a contact.",
    Moment.BUY: "Someone who is ready to pay looks for the price, the terms and the way to order.",
}
OUTCOMES = {
    "answered": Outcome(status=Status.PASS, text="{count} of {count} questions are answered.", score=100),
    "partly": Outcome(
        status=Status.WARN, text="{answered} of {count} questions are answered. Not answered: {missing}."
    ),
    "unanswered": Outcome(
        status=Status.FAIL, text="0 of {count} questions are answered. Not answered: {missing}.", score=0
    ),
    "no-questions": Outcome(
        status=Status.NOT_APPLICABLE, text="No question of this moment applies to the site."
    ),
}


def make_audit(moment: Moment) -> SiteAudit:
    """The audit of one moment; all four differ only in their texts."""
    spec = Spec(
        id=f"moment-{moment.value}",
        category=Category.MOMENTS,
        title=TITLES[moment],
        why=WHYS[moment],
        fix="Answer each question that is named as not answered in the page's own text, near the top, and in "
        "structured data. 'mmaudit questions' lists all questions with what counts as an answer.",
        source="https://www.thinkwithgoogle.com/marketing-strategies/app-and-mobile/"
        "how-micromoments-are-changing-rules/",
        unit="questions",
        outcomes=OUTCOMES,
    )
    return SiteAudit(spec=spec, judge=partial(judge, moment))


def judge(moment: Moment, site: SiteFacts, _limits: Limits) -> Verdict:
    """Judge the best answers over all pages, by the number of questions that are answered."""
    if not site.answers:
        return Verdict(outcome="not-measured")
    best = best_answers(moment, site)
    if not best:
        return Verdict(outcome="no-questions")
    answered = {question for question, (_, answer) in best.items() if answer.status.is_answer}
    missing = [question for question in best if question not in answered]
    outcome = "answered" if not missing else "partly" if answered else "unanswered"
    return Verdict(
        outcome=outcome,
        value=len(answered),
        score=100 * len(answered) / len(best),
        params={"count": len(best), "answered": len(answered), "missing": ", ".join(missing)},
        evidence=tuple(evidence(url, answer) for url, answer in best.values()),
        # Words are read by rules, and a site may not sell anything.
        confidence=Confidence.MEDIUM,
    )


def best_answers(moment: Moment, site: SiteFacts) -> dict[str, tuple[str, Answer]]:
    """The best answer of each question that applies, with its page, in the order of the questions' ids."""
    found: dict[str, list[tuple[str, Answer]]] = defaultdict(list)
    for url, answers in site.answers.items():
        for answer in answers:
            if answer.moment is moment and answer.status not in UNJUDGED:
                found[answer.question].append((url, answer))
    return {question: min(rows, key=lambda row: order(row[1])) for question, rows in sorted(found.items())}


def order(answer: Answer) -> tuple[bool, int, float]:
    """Answered first, then by status, then the surest."""
    return not answer.status.is_answer, RANK.index(answer.status), -answer.confidence


def evidence(url: str, answer: Answer) -> Evidence:
    """One question with the words that answer it; without them there is no place to show."""
    return Evidence(
        kind="quote",
        label=answer.question,
        value=answer.answer or answer.status.value,
        selector=answer.selector,
        url=url if answer.quote or answer.answer else "",
        excerpt=answer.quote,
    )


AUDITS: tuple[SiteAudit, ...] = tuple(make_audit(moment) for moment in Moment)
