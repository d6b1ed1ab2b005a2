"""Links that do something: they are recognised by their words and left alone."""

import re
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

WORD_BREAK = re.compile(r"[-_+.\s]+")
EXTENSION = re.compile(r"\.[a-z]{2,5}$")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    phrases: frozenset[str]
    words: frozenset[str]
    sequences: tuple[str, ...]
    parameters: frozenset[str]


@cache
def known() -> _Words:
    """The words of ``side_effects.toml``."""
    raw = files("mmaudit.crawl").joinpath("side_effects.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_Words)


@cache
def phrase_pattern() -> re.Pattern[str]:
    """All phrases at once; letters of scripts without spaces need no boundary."""
    spaced = sorted(phrase for phrase in known().phrases if phrase[0] < "\u2e80")
    unspaced = sorted(known().phrases - set(spaced))
    bounded = rf"(?<![^\W_])(?:{'|'.join(map(re.escape, spaced))})(?![^\W_])"
    return re.compile("|".join([bounded, *map(re.escape, unspaced)]))


def side_effect(url: str) -> str | None:
    """The word by which a canonical URL is known to act on the site, or ``None`` for a harmless one."""
    parts = urlsplit(url)
    segments = [unquote(segment).lower() for segment in parts.path.split("/") if segment]
    pairs = parse_qsl(parts.query.lower(), keep_blank_values=True)
    return acting_segment(segments) or acting_sequence(segments) or acting_parameter(pairs)


def acting_segment(segments: list[str]) -> str | None:
    """A part of the path that is an act."""
    found = (acting_text(EXTENSION.sub("", segment)) for segment in segments)
    return next((word for word in found if word), None)


def acting_sequence(segments: list[str]) -> str | None:
    """Neighbouring parts of the path that are an act together."""
    path = "/" + "/".join(normalised(EXTENSION.sub("", segment)) for segment in segments) + "/"
    return next((sequence for sequence in known().sequences if f"/{sequence}/" in path), None)


def acting_parameter(pairs: list[tuple[str, str]]) -> str | None:
    """A query parameter that is an act by its name or by its value."""
    for name, value in pairs:
        if normalised(name) in known().parameters:
            return name
        found = acting_text(name) or next(filter(None, map(acting_text, value.split("/"))), None)
        if found:
            return found
    return None


def acting_text(text: str) -> str | None:
    """The phrase in ``text``, or all of ``text`` when it is one of the words."""
    plain = normalised(text)
    if plain in known().words:
        return plain
    found = phrase_pattern().search(plain)
    return found[0] if found else None


def normalised(text: str) -> str:
    """``text`` with one hyphen for whatever parts its words."""
    return WORD_BREAK.sub("-", text)
