"""Reads questions from TOML: those that ship, and a user's own file with errors that name the line."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from mmaudit.errors import UsageError
from mmaudit.model.answer import Moment
from mmaudit.moments.page_kind import PageKind
from mmaudit.moments.question import AnswerType, Question, Scope, UserRule
from mmaudit.moments.question_faults import Fault, Source, told
from mmaudit.moments.structured_path import StructuredPath, parse_path

_Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$", max_length=80)]
_Texts = Annotated[dict[str, str], msgspec.Meta(min_length=1)]
_Words = Annotated[list[str], msgspec.Meta(max_length=200)]
_Weight = Annotated[float, msgspec.Meta(gt=0, le=10)]
_SIZE_LIMIT_BYTES = 1_000_000
_HINT = "'mmaudit questions new' writes a file with an example of every key."


class ShippedQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One ``[[question]]`` of ``questions/*.toml``."""

    id: _Id
    moment: Moment
    weight: _Weight
    scope: Scope
    needs: list[str]
    ask: _Texts
    fix: _Texts
    clause: dict[str, str] = {}
    here: list[str] = []
    also: list[str] = []


class ShippedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of ``questions/``."""

    question: list[ShippedQuestion]


class AppliesTo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a question is asked: on pages with such a path or of such a kind."""

    pages: list[str] = []
    kinds: list[PageKind] = []


class UserQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One ``[[question]]`` of a user's file. ``expect``: ``site``, ``every-page`` or ``every-`` and a kind of page."""

    id: _Id
    moment: Moment
    ask: _Texts
    cues: dict[str, _Words] = {}
    answer: AnswerType = AnswerType.ANY
    near: Annotated[int, msgspec.Meta(ge=0, le=20)] = 3
    links: list[str] = []
    structured: list[str] = []
    must_not: dict[str, _Words] = {}
    applies_to: AppliesTo = AppliesTo()
    expect: str = "site"
    weight: _Weight = 1.0
    fix: dict[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class UserFile:
    """A user's file. ``semantic``: rank the passages for free-form questions by meaning too."""

    questions: tuple[Question, ...]
    semantic: bool = False


_QUESTION_KEYS = tuple(field.encode_name for field in msgspec.structs.fields(UserQuestion))
_APPLIES_TO_KEYS = tuple(field.encode_name for field in msgspec.structs.fields(AppliesTo))
EXPECTED: Mapping[str, PageKind | None] = {
    "site": None,
    "every-page": None,
    **{f"every-{kind.value}": kind for kind in PageKind},
}


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
        clause=raw.clause,
        here=frozenset(raw.here),
        also=frozenset(raw.also),
    )


def read_question_file(path: Path, *, taken: frozenset[str]) -> UserFile:
    """Read a user's questions. ``taken`` are the ids in use. Raises ``UsageError`` with every fault and its line."""
    text = _read(path)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not valid TOML: {error}", _HINT) from error
    faults: list[Fault] = []
    file = _file(content, Source(text), taken, faults)
    if faults:
        raise UsageError("\n".join(f"{path}{fault}" for fault in faults), _HINT)
    return file


def _file(content: dict[str, object], source: Source, taken: frozenset[str], faults: list[Fault]) -> UserFile:
    known = ("question", "semantic")
    faults.extend(source.unknown_key(name, known) for name in content if name not in known)
    semantic = content.get("semantic", False)
    if not isinstance(semantic, bool):
        faults.append(Fault(source.line_of_key("semantic"), "semantic is true or false"))
    tables = content.get("question")
    if not isinstance(tables, list) or not tables:
        faults.append(Fault(None, "there is no [[question]] in it"))
        return UserFile(questions=())
    questions = []
    seen = set(taken)
    for number, table in enumerate(tables):
        raw = _question(table, number, source, faults)
        if raw is None:
            continue
        if raw.id in seen:
            line = source.line_of_key("id", number)
            faults.append(Fault(line, f"the id {raw.id!r} is already in use"))
        seen.add(raw.id)
        questions.append(_user_question(raw, number, source, faults))
    return UserFile(questions=tuple(questions), semantic=semantic is True)


def _question(table: object, number: int, source: Source, faults: list[Fault]) -> UserQuestion | None:
    unknown = list(_unknown_keys(table, number, source))
    faults.extend(unknown)
    if unknown:
        return None
    try:
        return msgspec.convert(table, UserQuestion)
    except msgspec.ValidationError as error:
        faults.append(told(error, number, source))
        return None


def _unknown_keys(table: object, number: int, source: Source) -> Iterator[Fault]:
    whole = table if isinstance(table, dict) else {}
    known = ((whole, _QUESTION_KEYS), (whole.get("applies_to"), _APPLIES_TO_KEYS))
    for inner, keys in known:
        for key in inner if isinstance(inner, dict) else ():
            if key not in keys:
                yield source.unknown_key(key, keys, number)


def _user_question(raw: UserQuestion, number: int, source: Source, faults: list[Fault]) -> Question:
    if raw.expect not in EXPECTED:
        line = source.line_of_key("expect", number)
        faults.append(Fault(line, f"expect is {raw.expect!r}, wanted one of {', '.join(EXPECTED)}"))
    rule = UserRule(
        answer=raw.answer,
        near=raw.near,
        cues=_by_language(raw.cues),
        must_not=_by_language(raw.must_not),
        links=tuple(_compiled(raw.links, number, source, faults)),
        structured=tuple(_paths(raw.structured, number, source, faults)),
        pages=tuple(raw.applies_to.pages),
        kinds=frozenset(raw.applies_to.kinds),
        each=EXPECTED.get(raw.expect),
    )
    return Question(
        id=raw.id,
        moment=raw.moment,
        weight=raw.weight,
        scope=Scope.SITE if raw.expect == "site" else Scope.PAGE,
        needs=frozenset(),
        ask=raw.ask,
        fix=raw.fix,
        user_rule=rule,
    )


def _by_language(words: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {lang: tuple(each) for lang, each in words.items()}


def _compiled(
    patterns: list[str], number: int, source: Source, faults: list[Fault]
) -> Iterator[re.Pattern[str]]:
    for pattern in patterns:
        try:
            yield re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            message = f"links hold {pattern!r}, no regular expression: {error}"
            faults.append(Fault(source.line_of_key("links", number), message))


def _paths(paths: list[str], number: int, source: Source, faults: list[Fault]) -> Iterator[StructuredPath]:
    for path in paths:
        try:
            yield parse_path(path)
        except ValueError as error:
            faults.append(Fault(source.line_of_key("structured", number), f"structured: {error}"))


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _SIZE_LIMIT_BYTES:
            raise UsageError(f"{path} is larger than {_SIZE_LIMIT_BYTES} bytes", "Split the question file.")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"The question file {path} cannot be read: {error.strerror}", _HINT) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text (byte {error.start})", "Save it as UTF-8.") from error
