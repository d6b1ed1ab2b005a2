"""The questions' texts in the report's language: a stored report holds those of the language that it was made in."""

from mmaudit.moments.catalogue import load_catalogue
from mmaudit.report.view.language import Language


def question_text(question_id: str, stored: str, language: Language) -> str:
    """What the visitor asks. A question of the user's own, or one worded otherwise, stays as it is."""
    question = load_catalogue().question(question_id)
    return question.text(language.asked) if question and stored in question.ask.values() else stored


def question_clause(question_id: str, language: Language) -> str:
    """What visitors find out by its answer, as a part of a sentence; empty for what is no matter of theirs."""
    question = load_catalogue().question(question_id)
    return question.clause_text(language.asked) if question else ""


def question_fix(question_id: str, stored: str, language: Language) -> str:
    """What to do so that it is answered."""
    question = load_catalogue().question(question_id)
    return question.fix_text(language.asked) if question and stored in question.fix.values() else stored
