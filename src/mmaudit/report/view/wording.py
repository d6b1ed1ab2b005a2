"""Sentences of the rooms below in the report's language: they arrive in English and filled in."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from string import Formatter

import msgspec

from mmaudit.model.failure import Failure, FailureCode
from mmaudit.report.view.language import SOURCE, Language

_NUMBER = re.compile(r"\d+(?:\.\d+)?(?: (?:%|ms|s|B|kB|MB))?")
# A warning begins with its code: "restless: The page …".
_CODE = re.compile(r"([a-z]+(?:_[a-z]+)*: )(?=[A-Z])")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``wording.toml``."""

    sentences: list[str]
    words: list[str]
    units: list[str]
    quoting_us: list[str]
    gate: list[str]
    failures: dict[FailureCode, str]
    hints: dict[FailureCode, str]
    labels: dict[str, list[str]]


@cache
def wording() -> Wording:
    """All that other rooms say, as templates."""
    data = files("mmaudit.report.view").joinpath("wording.toml").read_bytes()
    return msgspec.toml.decode(data, type=Wording)


def reword(text: str, language: Language) -> str:
    """``text``, one sentence or several, in the report's language; what is not known stays as it is."""
    if language.tag == SOURCE or not text:
        return text
    code = _CODE.match(text)
    if code:
        return code[1] + reword(text[code.end() :], language)
    found = _sentence(text, language)
    if found is not None:
        return found
    parts = _SENTENCE_END.split(text)
    return " ".join(_sentence(part, language) or part for part in parts)


def reword_failure(failure: Failure, language: Language) -> str:
    """Why a page failed, with its detail; the code tells it when the stored sentence is an old one."""
    said = reword(failure.message, language)
    known = wording().failures.get(failure.code)
    if language.tag == SOURCE or said != failure.message or known is None:
        return said
    _sentence, bracket, detail = said.partition(". (")
    return f"{language.gettext(known)} ({detail}" if bracket else language.gettext(known)


def failure_hint(failure: Failure, language: Language) -> str:
    """What can be done about a failure; empty where there is nothing to say."""
    hint = wording().hints.get(failure.code)
    return language.gettext(hint) if hint else ""


def reword_label(label: str, audit: str, language: Language) -> str:
    """The label of a piece of evidence of ``audit``."""
    templates = wording().labels.get(audit)
    if language.tag == SOURCE or templates is None:
        return label
    if label in templates or label in wording().words:
        return language.gettext(label)
    return _filled(label, templates, language) or label


def reword_unit(unit: str, language: Language) -> str:
    """A unit that is a word."""
    return language.gettext(unit) if unit in wording().units else unit


def reword_value(value: str, language: Language) -> str:
    """What was filled in: a number as the language writes it, a word or a sentence."""
    if _NUMBER.fullmatch(value):
        form = language.numbers.form
        return value.replace(".", form.decimal).replace(" %", f"{form.percent_gap}%")
    return language.gettext(value) if value in wording().words else reword(value, language)


def _sentence(text: str, language: Language) -> str | None:
    """One sentence, also with a detail in brackets behind it."""
    whole = language.gettext(text)
    if whole != text:
        return whole
    filled = _filled(text, wording().sentences, language)
    if filled is not None:
        return filled
    sentence, bracket, detail = text.partition(". (")
    said = language.gettext(f"{sentence}.")
    return f"{said} ({detail}" if bracket and said != f"{sentence}." else None


def _filled(text: str, templates: Iterable[str], language: Language) -> str | None:
    """``text`` by the first template that it was made of."""
    for template in templates:
        found = pattern(template).fullmatch(text)
        if found and found.groupdict():
            values = {name: reword_value(value, language) for name, value in found.groupdict().items()}
            return language.gettext(template).format_map(values)
    return None


@cache
def pattern(template: str) -> re.Pattern[str]:
    """``template`` with its ``{names}`` as groups."""
    parts = (
        re.escape(literal) + (f"(?P<{name}>.+?)" if name else "")
        for literal, name, _spec, _conversion in Formatter().parse(template)
    )
    return re.compile("".join(parts), re.DOTALL)
