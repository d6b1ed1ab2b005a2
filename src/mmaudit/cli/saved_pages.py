"""Judges saved pages one by one or side by side; a page that cannot be read is a row with its reason."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from mmaudit.cli.time_limit import OverdueError, time_limit
from mmaudit.model.answer import Answer, AnswerStatus, PageAnswers
from mmaudit.model.site_profile import SiteProfile
from mmaudit.moments.catalogue import Catalogue, load_catalogue
from mmaudit.moments.decoding import is_binary
from mmaudit.moments.profile import settle_page
from mmaudit.moments.saved_html import answer_saved
from mmaudit.report.clean import clean_line

SIZE_LIMIT_BYTES = 20_000_000
# A page of the median takes 0.03 s, one of 1.5 MB a second or two.
DEADLINE_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How saved pages are judged: their address (empty: the file's own), language, questions and kind of site.

    ``as_json`` and ``statuses`` say what is printed. ``deadline_s``: how long one page may take.
    """

    url: str = ""
    lang: str = ""
    questions: Path | None = None
    as_json: bool = False
    profile: SiteProfile | None = None
    statuses: tuple[AnswerStatus, ...] = tuple(AnswerStatus)
    deadline_s: float = DEADLINE_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What is printed for one file, and whether it could be judged."""

    text: str
    is_judged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a file is not judged; ``code``: ``unreadable too-large empty binary timeout crashed internal``."""

    code: str
    message: str


def judge_file(file: Path, *, wanted: Wanted) -> Row:
    """Judge one file; never raises for what is in it."""
    data = read_file(file)
    if isinstance(data, Refusal):
        return refused(file, data, wanted)
    address = wanted.url or file.absolute().as_uri()
    catalogue = _catalogue(wanted.questions)
    try:
        with time_limit(wanted.deadline_s):
            page, found = answer_saved(data, url=address, lang=wanted.lang, catalogue=catalogue)
            found = settle_page(found, wanted.profile)
    except OverdueError:
        return refused(file, overdue(wanted), wanted)
    except Exception as error:  # noqa: BLE001 - the guard per page: thousands of others still wait
        return refused(file, Refusal(code="internal", message=f"{type(error).__name__}: {error}"), wanted)
    text = json_line(file, page.lang, found) if wanted.as_json else summary(file, page.lang, found, wanted)
    return Row(text=text, is_judged=True)


def read_file(file: Path) -> bytes | Refusal:
    """Read a page's bytes, or say why it is none."""
    try:
        if not file.is_file():
            message = "it is a folder" if file.is_dir() else "there is no such file"
            return Refusal(code="unreadable", message=message)
        if file.stat().st_size > SIZE_LIMIT_BYTES:
            limit = SIZE_LIMIT_BYTES // 1_000_000
            return Refusal(code="too-large", message=f"it is larger than {limit} MB")
        data = file.read_bytes()
    except OSError as error:
        return Refusal(code="unreadable", message=error.strerror or str(error))
    if not data.strip(b"\0 \t\r\n"):
        return Refusal(code="empty", message="it is empty")
    return Refusal(code="binary", message="it is no HTML but binary data") if is_binary(data) else data


def overdue(wanted: Wanted) -> Refusal:
    """Say that a page took too long."""
    return Refusal(code="timeout", message=f"it takes longer than {wanted.deadline_s:g} s to read")


def json_line(file: Path, lang: str, found: PageAnswers) -> str:
    """One line with the fields ``moments`` and ``answers`` as they stand in report.json."""
    content: dict[str, object] = {
        "file": str(file),
        "lang": lang,
        "moments": {moment.value: served for moment, served in found.moments.items()},
        "answers": found.answers,
    }
    return _encoded(content)


def summary(file: Path, lang: str, found: PageAnswers, wanted: Wanted) -> str:
    """A few lines for people."""
    served = ", ".join(moment.value for moment, each in found.moments.items() if each.serves)
    lines = [f"{clean_line(str(file), 200)} ({lang or 'language unknown'}): serves {served or 'no moment'}"]
    lines += [line(each) for status in wanted.statuses for each in found.answers if each.status is status]
    return "\n".join(lines)


def line(answer: Answer) -> str:
    """One answer: its status, its question, its value or words."""
    words = clean_line(answer.answer or answer.quote, 100)
    return f"  {answer.status.value:11} {answer.question:15} {words}".rstrip()


def refused(file: Path, refusal: Refusal, wanted: Wanted) -> Row:
    """The line of a file that is not judged."""
    if wanted.as_json:
        return Row(text=_encoded({"file": str(file), "error": refusal}), is_judged=False)
    text = f"{clean_line(str(file), 200)}: not judged: {clean_line(refusal.message, 200)}"
    return Row(text=text, is_judged=False)


def _encoded(content: dict[str, object]) -> str:
    """A line of JSON; a surrogate in a file's name or a page's text, which UTF-8 cannot hold, is a question mark."""
    try:
        return msgspec.json.encode(content).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(_sound(msgspec.to_builtins(content, str_keys=True))).decode()


def _sound(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_sound(key): _sound(each) for key, each in value.items()}
    return [_sound(each) for each in value] if isinstance(value, list) else value


@cache
def _catalogue(questions: Path | None) -> Catalogue:
    return load_catalogue(questions)
