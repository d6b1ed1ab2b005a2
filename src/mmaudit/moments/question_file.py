"""Reads questions from TOML: those that ship, and a user's own file with errors that name the line."""

import re
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from mmaudit.errors import UsageError
from mmaudit.model.answer import Moment
from mmaudit.moments.question import AnswerType, Question, Scope, UserRule

_Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$", max_length=80)]
_Texts = Annotated[dict[str, str], msgspec.Meta(min_length=1)]
_Weight = Annotated[float, msgspec.Meta(gt=0, le=10)]
_SIZE_LIMIT_BYTES = 1_000_000
_CUE_LIMIT = 200


class ShippedQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One ``[[question]]`` of ``questions/*.toml``."""

    id: _Id
    moment: Moment
    weight: _Weight
    scope: Scope
    needs: list[str]
    ask: _Texts
    fix: _Texts
    here: list[str] = []
    also: list[str] = []


class ShippedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of ``questions/``."""

    question: list[ShippedQuestion]


class _UserQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: _Id
    moment: Moment
    ask: _Texts
    cues: dict[str, Annotated[list[str], msgspec.Meta(max_length=_CUE_LIMIT)]] = {}
    answer: AnswerType = AnswerType.ANY
    links: list[str] = []
    weight: _Weight = 1.0
    near: Annotated[int, msgspec.Meta(ge=0, le=20)] = 3
    scope: Literal["site", "page"] = "site"
    fix: dict[str, str] = {}


class _UserFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    question: Annotated[list[_UserQuestion], msgspec.Meta(min_length=1)]


def shipped_question(raw: ShippedQuestion) -> Question:
    """Turn a decoded table into a question."""
    return Question(
        id=raw.id,
        moment=raw.moment,
        weight=raw.weight,
        scope=raw.scope,
        needs=frozenset(raw.needs),
        ask=raw.ask,
        fix=raw.fix,
        here=frozenset(raw.here),
        also=frozenset(raw.also),
    )


def read_question_file(path: Path, *, taken: frozenset[str]) -> tuple[Question, ...]:
    """Read a user's questions. ``taken`` are the ids in use. Raises ``UsageError`` with file, line and reason."""
    text = _read(path)
    try:
        file = msgspec.toml.decode(text, type=_UserFile)
    except msgspec.ValidationError as error:
        where = _line_of_error(text, str(error))
        raise UsageError(f"{path}{where}: {error}", _EXAMPLE) from error
    except msgspec.DecodeError as error:
        raise UsageError(f"{path} is not valid TOML: {error}", _EXAMPLE) from error
    questions = []
    seen = set(taken)
    for number, raw in enumerate(file.question):
        where = f"{path}{_line_of_question(text, number)}"
        if raw.id in seen:
            raise UsageError(
                f"{where}: the id {raw.id!r} is already in use", "Give each question its own id."
            )
        seen.add(raw.id)
        questions.append(_user_question(raw, where))
    return tuple(questions)


_EXAMPLE = (
    'Each question is a table: [[question]] id = "acme.charging", moment = "go", '
    'ask = {en = "Can I charge my car?"}, cues = {en = ["charging point"]}, answer = "any".'
)


def _user_question(raw: _UserQuestion, where: str) -> Question:
    if not any(raw.cues.values()) and not raw.links and raw.answer in (AnswerType.ANY, AnswerType.NUMBER):
        message = f"{where}: {raw.id!r} has neither cues nor links, so nothing could answer it"
        raise UsageError(message, 'Add cues = {en = ["word"]} or links = ["example\\\\.com/path"].')
    rule = UserRule(
        cues={lang: tuple(words) for lang, words in raw.cues.items()},
        links=tuple(_compiled(pattern, raw.id, where) for pattern in raw.links),
        answer=raw.answer,
        near=raw.near,
    )
    return Question(
        id=raw.id,
        moment=raw.moment,
        weight=raw.weight,
        scope=Scope(raw.scope),
        needs=frozenset(),
        ask=raw.ask,
        fix=raw.fix,
        user_rule=rule,
    )


def _compiled(pattern: str, question_id: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        message = f"{where}: links of {question_id!r} hold {pattern!r}, no regular expression: {error}"
        raise UsageError(
            message, "Escape special characters with a backslash, in 'single quotes'."
        ) from error


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _SIZE_LIMIT_BYTES:
            raise UsageError(f"{path} is larger than {_SIZE_LIMIT_BYTES} bytes", "Split the question file.")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The question file {path} cannot be read: {error.strerror}", _EXAMPLE) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text (byte {error.start})", "Save it as UTF-8.") from error


def _line_of_error(text: str, message: str) -> str:
    match = re.search(r"question\[(\d+)\]", message)
    return "" if match is None else _line_of_question(text, int(match.group(1)))


def _line_of_question(text: str, number: int) -> str:
    """Write ``:LINE`` of the ``[[question]]`` with this 0-based number."""
    headers = [
        at for at, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*question\s*\]\]", line)
    ]
    return f":{headers[number]}" if number < len(headers) else ""
