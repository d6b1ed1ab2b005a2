"""Does the page explain something? The moment *know*, from the page's own sentences, answers and definition."""

import re

from mmaudit.model.answer import MomentServed
from mmaudit.moments.annotators.question_answers import is_question_heading
from mmaudit.moments.findings import Findings
from mmaudit.moments.purpose import is_errand, is_imprint
from mmaudit.moments.reading import Reading
from mmaudit.moments.words import lower_case, measure_words

# English words, or as much in another language. Of 340 real pages of small sites, contact forms and log-ins stay
# below 60 and texts that teach something begin at 70; a definition needs two or three sentences.
_WORDS = 70
_WORDS_WITH_DEFINITION = 60
# A page with another aim (to sell, to cook by, to be reached by) has a blurb; one that also explains, an article.
_WORDS_BESIDE_A_SALE = 300
_WORDS_BESIDE_A_SERVICE = 110
_WORDS_BESIDE_STEPS = 150
_WORDS_BESIDE_ERRANDS = 150
_ANSWERS = 3
_FEW_ANSWERS = 2
_WORDS_OF_FEW_ANSWERS = 40
_SURE_FACTOR = 2
# "Filling: 200 g of cheese, 2 eggs, 3 spoons of …" beside steps lists what is needed.
_AMOUNT = re.compile(r"(?<![\d.,:])\d{1,4}(?:[.,/]\d+)?\s?[^\W\d]")
_AMOUNTS = 3


def explain(reading: Reading, findings: Findings, *, sells: bool) -> MomentServed:
    """Judge whether the page's own content answers "I want to know"; steps themselves are "I want to do"."""
    if is_imprint(reading):
        return MomentServed(serves=False, confidence=0.8)
    words, least = _words(findings), _least(reading, findings, sells=sells)
    if (_answers_questions(findings) and not sells) or _lists_questions(reading):
        return MomentServed(serves=True, confidence=0.9)
    if words >= least:
        return MomentServed(serves=True, confidence=0.9 if words >= _SURE_FACTOR * least else 0.7)
    return MomentServed(serves=False, confidence=0.9 if words * _SURE_FACTOR < least else 0.6)


def _words(findings: Findings) -> float:
    done = {p.index for steps in findings.steps for p in steps.passages}
    done |= {p.index for needs in findings.needs for p in needs.passages}
    if findings.steps:
        done |= {p.index for p in findings.prose if len(_AMOUNT.findall(p.text)) >= _AMOUNTS}
    return sum(measure_words(passage.text) for passage in findings.prose if passage.index not in done)


def _least(reading: Reading, findings: Findings, *, sells: bool) -> float:
    """Tell how many words it takes on a page of this kind."""
    errand = is_errand(reading)
    if findings.has_type("howto") or (sells and (errand or _is_shop(findings))):
        return _WORDS_BESIDE_A_SALE
    if sells:
        return _WORDS_BESIDE_A_SERVICE
    if findings.is_how_to and findings.steps:
        return _WORDS_BESIDE_STEPS
    if errand:
        return _WORDS_BESIDE_ERRANDS
    definition = findings.definition
    return _WORDS_WITH_DEFINITION if definition is not None and definition.names_subject else _WORDS


def _is_shop(findings: Findings) -> bool:
    """Say whether goods are sold; a course or a treatment with its price is explained at more length."""
    return findings.has_type("product") or any(
        call.kind == "cart" and call.zone.is_own for call in findings.calls_to_action
    )


def _answers_questions(findings: Findings) -> bool:
    """Say whether it is a list of questions and answers; two make one when they say something."""
    pairs = findings.question_answers
    if len(pairs) >= _ANSWERS:
        return True
    words = sum(measure_words(pair.answer.text) for pair in pairs)
    return len(pairs) >= _FEW_ANSWERS and words >= _WORDS_OF_FEW_ANSWERS


def _lists_questions(reading: Reading) -> bool:
    """Say whether its title promises questions and there are three; the answers may come when they are tapped."""
    titles = (*reading.page.h1, reading.page.title)
    if not any(reading.vocabulary.find("faq", lower_case(title)) for title in titles):
        return False
    return sum(is_question_heading(passage) for passage in reading.passages if passage.in_main) >= _ANSWERS
