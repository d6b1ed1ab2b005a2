"""The catalogue: the questions (those that ship and the user's own) and the lexicons that they are read with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mmaudit.moments.lexicon import Lexicon, load_lexicons
from mmaudit.moments.package_data import names_in, read_toml
from mmaudit.moments.question import Question
from mmaudit.moments.question_file import ShippedFile, read_question_file, shipped_question
from mmaudit.moments.semantic import Encoder, load_encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """``questions`` in the report's order (go, buy, do, know as filed); ``lexicons`` by language.

    ``encoder`` ranks passages for free-form questions by meaning; ``None``: by their letters alone.
    """

    questions: tuple[Question, ...]
    lexicons: Mapping[str, Lexicon]
    encoder: Encoder | None = None

    def question(self, question_id: str) -> Question | None:
        """Find a question by its id."""
        return next((each for each in self.questions if each.id == question_id), None)


def load_catalogue(extra: Path | None = None) -> Catalogue:
    """Load the catalogue with the user's question file, if any. Raises ``UsageError`` when that file is wrong."""
    shipped = _shipped()
    if extra is None:
        return shipped
    taken = frozenset(question.id for question in shipped.questions)
    own = read_question_file(extra, taken=taken)
    return Catalogue(
        questions=(*shipped.questions, *own.questions),
        lexicons=shipped.lexicons,
        encoder=load_encoder() if own.semantic else None,
    )


@cache
def _shipped() -> Catalogue:
    files = (read_toml(path, ShippedFile) for path in names_in("questions"))
    questions = tuple(shipped_question(raw) for file in files for raw in file.question)
    return Catalogue(questions=questions, lexicons=load_lexicons())
