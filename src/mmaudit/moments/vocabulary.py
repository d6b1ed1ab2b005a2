"""Lexicons compiled to patterns: the words of the languages that one page is read in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from mmaudit.moments.lexicon import Lexicon

CUE_TEXT_LIMIT = 600
_END_MARKS = " \t\n.:!?：！？…)»”"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """Compiled words of one or more languages. Patterns are for lower-case text."""

    lexicons: tuple[Lexicon, ...]
    cues: dict[str, re.Pattern[str]]
    step: re.Pattern[str]
    imperative: re.Pattern[str]
    own_work: re.Pattern[str]

    def find(self, key: str, lower: str) -> re.Match[str] | None:
        """Find the first cue ``key`` in lower-case text (cut at ``CUE_TEXT_LIMIT`` characters)."""
        return self.cues[key].search(lower, 0, CUE_TEXT_LIMIT)

    def starts(self, key: str, lower: str) -> bool:
        """Say whether the text begins with a cue ``key``."""
        return self.cues[key].match(lower.lstrip()) is not None

    def ends(self, key: str, lower: str) -> bool:
        """Say whether the text ends with a cue ``key``, but for marks."""
        text = lower.rstrip(_END_MARKS)
        return any(match.end() == len(text) for match in self.cues[key].finditer(text, 0, CUE_TEXT_LIMIT))


@lru_cache(maxsize=64)
def vocabulary(lexicons: tuple[Lexicon, ...]) -> Vocabulary:
    """Compile several lexicons to one vocabulary."""
    keys = [field.name for field in msgspec.structs.fields(lexicons[0].cues)]
    cues = {key: _cue_pattern(key, lexicons) for key in keys}
    steps = [pattern for each in lexicons for pattern in each.patterns.step]
    step = re.compile("|".join(steps).replace("{n}", r"\d{1,2}"))
    imperative = re.compile("|".join(pattern for each in lexicons for pattern in each.patterns.imperative))
    own_work = re.compile("|".join(p for each in lexicons for p in each.patterns.own_work) or r"(?!)")
    return Vocabulary(lexicons=lexicons, cues=cues, step=step, imperative=imperative, own_work=own_work)


def words_pattern(words: Iterable[str], *, spaced: bool) -> str:
    """Write an alternation of words, longest first; it never matches when there are none."""
    ordered = sorted(set(words), key=len, reverse=True)
    if not ordered:
        return r"(?!)"
    if not spaced:
        return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"
    return r"(?<!\w)(?:" + "|".join(_word(word) for word in ordered) + r")(?!\w)"


def _word(word: str) -> str:
    if word.startswith("="):
        return rf"\A\W*{re.escape(word[1:])}\W*\Z"
    pattern = re.escape(word.removesuffix("*")).replace(r"\ ", r"\s+").replace("'", "['’]")
    return pattern + (r"\w{0,20}" if word.endswith("*") else "")


def _cue_pattern(key: str, lexicons: Sequence[Lexicon]) -> re.Pattern[str]:
    parts = []
    for spaced in (True, False):
        words = [w.lower() for each in lexicons if each.spaced is spaced for w in getattr(each.cues, key)]
        if words:
            parts.append(words_pattern(words, spaced=spaced))
    return re.compile("|".join(parts) or r"(?!)")
