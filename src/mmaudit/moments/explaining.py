"""Does the page explain something? The moment *know*, from the page's own sentences, answers and definition."""

from mmaudit.model.answer import MomentServed
from mmaudit.moments.findings import Findings
from mmaudit.moments.reading import Reading
from mmaudit.moments.words import lower_case, measure_words

# English words, or as much in another language. Of 340 real pages of small sites, contact forms and log-ins stay
# below 60 and texts that teach something begin at 70; a definition needs two or three sentences.
_WORDS = 70
_WORDS_WITH_DEFINITION = 45
# A page with another aim (to sell, to cook by, to be reached by) has a blurb; one that also explains, an article.
_WORDS_BESIDE_A_SALE = 300
_WORDS_BESIDE_STEPS = 150
_WORDS_BESIDE_CONTACTS = 120
_ANSWERS = 3
_FEW_ANSWERS = 2
_WORDS_OF_FEW_ANSWERS = 40
_SURE_FACTOR = 2


def explain(reading: Reading, findings: Findings, *, sells: bool) -> MomentServed:
    """Judge whether the page's own content answers "I want to know"; steps themselves are "I want to do"."""
    words, least = _words(findings), _least(reading, findings, sells=sells)
    if _answers_questions(findings) and not sells:
        return MomentServed(serves=True, confidence=0.9)
    if words >= least:
        return MomentServed(serves=True, confidence=0.9 if words >= _SURE_FACTOR * least else 0.7)
    return MomentServed(serves=False, confidence=0.9 if words * _SURE_FACTOR < least else 0.6)


def _words(findings: Findings) -> float:
    done = {p.index for steps in findings.steps for p in steps.passages}
    done |= {p.index for needs in findings.needs for p in needs.passages}
    return sum(measure_words(passage.text) for passage in findings.prose if passage.index not in done)


def _least(reading: Reading, findings: Findings, *, sells: bool) -> float:
    """Tell how many words it takes on a page of this kind."""
    if sells or findings.has_type("howto"):
        return _WORDS_BESIDE_A_SALE
    if findings.is_how_to and findings.steps:
        return _WORDS_BESIDE_STEPS
    if _is_contact(reading):
        return _WORDS_BESIDE_CONTACTS
    definition = findings.definition
    return _WORDS_WITH_DEFINITION if definition is not None and definition.names_subject else _WORDS


def _is_contact(reading: Reading) -> bool:
    titles = (*reading.page.h1, reading.page.title)
    return any(reading.vocabulary.starts("contact", lower_case(title)) for title in titles if title)


def _answers_questions(findings: Findings) -> bool:
    """Say whether it is a list of questions and answers; two make one when they say something."""
    pairs = findings.question_answers
    if len(pairs) >= _ANSWERS:
        return True
    words = sum(measure_words(pair.answer.text) for pair in pairs)
    return len(pairs) >= _FEW_ANSWERS and words >= _WORDS_OF_FEW_ANSWERS
