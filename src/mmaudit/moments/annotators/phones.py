"""Telephone numbers, checked by ``phonenumbers`` in the regions that the page suggests.

A local number means nothing without its region: German numbers with the region EE give nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import phonenumbers

from mmaudit.moments.lexicon import Lexicon
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary

_MAYBE_PHONE = re.compile(r"\d(?:[\s().\-–/\u00a0]{0,3}\d){5}")
_BEFORE_CHARACTERS = 28
_REGION_LIMIT = 4
_TLD_REGIONS = {"uk": "GB", "com": "US"}
_DATE = re.compile(
    r"^\(?(?:\d{1,2}[.\-/ ]\d{1,2}[.\-/ ](?:19|20)\d\d"
    r"|(?:19|20)\d\d\s?[.\-/–—]\s?\d{1,4}(?:[.\-/]\d{1,2})?)\)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A number at ``start``-``end`` of a passage; ``e164`` like ``+3726123456``."""

    passage: Passage
    start: int
    end: int
    e164: str


def likely_regions(*, tld: str, lexicons: Sequence[Lexicon], countries: Sequence[str]) -> tuple[str, ...]:
    """List the regions to try: what structured data says, the domain's country, the language's countries."""
    domain = _TLD_REGIONS.get(tld, tld.upper())
    from_domain = [domain] if domain in phonenumbers.SUPPORTED_REGIONS and tld != "com" else []
    from_langs = [region for lexicon in lexicons for region in lexicon.regions]
    stated = [code.upper() for code in countries if code.upper() in phonenumbers.SUPPORTED_REGIONS]
    return tuple(dict.fromkeys([*stated, *from_domain, *from_langs]))[: _REGION_LIMIT + len(stated)]


def find_phones(
    passages: Sequence[Passage], *, regions: Sequence[str], vocabulary: Vocabulary
) -> tuple[Phone, ...]:
    """Find the numbers that a visitor may call; register codes, dates and fax numbers are left out."""
    found: list[Phone] = []
    for passage in passages:
        if _MAYBE_PHONE.search(passage.text):
            found.extend(_phones_in(passage, regions, vocabulary))
    return tuple(found)


def normalise_phone(text: str, *, regions: Sequence[str]) -> str | None:
    """Write a number as E.164, or ``None`` when it is valid in no region."""
    for region in regions or ("US",):
        try:
            number = phonenumbers.parse(text[:40], region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return _e164(number)
    return None


def _phones_in(passage: Passage, regions: Sequence[str], vocabulary: Vocabulary) -> Iterator[Phone]:
    taken: Mapping[int, Phone] = {}
    for region in regions or ("US",):
        taken = _matches(passage, region, vocabulary)
        if taken:
            break
    yield from taken.values()


def _matches(passage: Passage, region: str, vocabulary: Vocabulary) -> dict[int, Phone]:
    matcher = phonenumbers.PhoneNumberMatcher(passage.text, region, max_tries=200)
    return {
        match.start: Phone(passage=passage, start=match.start, end=match.end, e164=_e164(match.number))
        for match in matcher
        if _is_callable(match, passage, vocabulary)
    }


def _is_callable(match: phonenumbers.PhoneNumberMatch, passage: Passage, vocabulary: Vocabulary) -> bool:
    raw = match.raw_string
    before = passage.lower[max(0, match.start - _BEFORE_CHARACTERS) : match.start]
    if _DATE.match(raw) or _last_word(before, "not_phone", vocabulary) > _last_word(
        before, "phone", vocabulary
    ):
        return False
    if raw.startswith("+"):
        return True
    # Bare digits are article and register numbers as often as phones: they need a word that says so.
    if re.fullmatch(r"\d+", raw):
        context = f"{passage.heading} {before}"
        return vocabulary.find("phone", context) is not None or (
            passage.text.strip() == raw and len(raw) >= 9
        )
    return True


def _last_word(before: str, key: str, vocabulary: Vocabulary) -> int:
    return max((match.end() for match in vocabulary.cues[key].finditer(before)), default=-1)


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
