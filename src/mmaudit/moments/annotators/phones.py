"""Telephone numbers, checked by ``phonenumbers`` in the regions that the page suggests."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import category

import phonenumbers

from mmaudit.moments.annotators.phone_regions import regions_of_numbers
from mmaudit.moments.marks import load_marks
from mmaudit.moments.reading import Passage
from mmaudit.moments.vocabulary import Vocabulary

_MAYBE_PHONE = re.compile(r"[\d٠-٩](?:[\s().\-–/\u00a0]{0,3}[\d٠-٩]){5}")
_BEFORE_CHARACTERS = 28
_AFTER_CHARACTERS = 14
# A number right behind a word for phone is one even where it is valid nowhere: "Phone: 0000 123456".
_LABEL_CHARACTERS = 6
# Regions further down the list fit numbers by chance: they need a word for phone.
_SURE_REGIONS = 2
_ALONE_CHARACTERS = 24
_FEWEST_DIGITS = 7
_TELEX_CHARACTERS = 4
_NUMBER = re.compile(r"\+?\(?\d[\d\s().\-–/\u00a0]{4,20}\d")
_SHORT_NUMBER = re.compile(r"\W{0,4}(?P<number>\d{3,6})(?=\s*(?:$|[,;(|–\n]))")
_DATE = re.compile(
    r"^\(?(?:(?:[0-2]?\d:)?[0-5]\d\s)?(?:\d{1,2}[.\-/ ]\d{1,2}[.\-/ ](?:19|20)\d\d"
    r"|(?:0?[1-9]|1[0-2])[./](?:0?[1-9]|[12]\d|3[01])[./]\d\d"
    r"|(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])\.?\s?[-–—]\s?(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])\.?"
    r"|(?:19|20)\d\d\s?[.\-/–—]\s?\d{1,4}(?:[.\-/]\d{1,2})?)\)?(?:\s?[-–—/]?\s?[0-2]?\d(?:[:.]\d\d)?)?$"
)
# The space between two whole numbers: "09121234567 02188776655".
_SIDE_BY_SIDE = re.compile(r"(?<=\d{9})\s(?=[0+٠۰]\d{8})")
_ONLY_NUMBERS = re.compile(r"[\d\s+().,;/|–-]+")
# A United States ZIP code with its four digits is a number in Ireland.
_ZIP = re.compile(r"^\d{5}-\d{4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A number at ``start``-``end`` of a passage; ``e164`` like ``+3726123456``, or the digits as written."""

    passage: Passage
    start: int
    end: int
    e164: str


def find_phones(
    passages: Sequence[Passage], *, regions: Sequence[str], vocabulary: Vocabulary
) -> tuple[Phone, ...]:
    """Find the numbers that a visitor may call; register codes, dates and fax numbers are left out."""
    maybe = [passage for passage in passages if _MAYBE_PHONE.search(passage.text)]
    here = tuple(dict.fromkeys([*regions_of_numbers(each.text for each in maybe), *regions]))
    found: list[Phone] = []
    for passage in maybe:
        found.extend(_phones_in(passage, here, vocabulary))
    claimed = {each.passage.index for each in found}
    found += [
        phone
        for passage in passages
        if passage.index not in claimed
        for phone in _labelled(passage, here, vocabulary)
    ]
    return tuple(sorted(found, key=lambda phone: (phone.passage.index, phone.start)))


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
    for order, region in enumerate(regions or ("US",)):
        if order >= _SURE_REGIONS and not _speaks_of_phones(passage, vocabulary):
            break
        taken = _matches(passage, region, vocabulary)
        if taken:
            break
    yield from taken.values()


def _speaks_of_phones(passage: Passage, vocabulary: Vocabulary) -> bool:
    context = f"{passage.heading} {passage.lower}"
    return (
        len(passage.text) <= _ALONE_CHARACTERS
        or vocabulary.find("phone", context) is not None
        or vocabulary.find("contact", passage.heading) is not None
    )


def _matches(passage: Passage, region: str, vocabulary: Vocabulary) -> dict[int, Phone]:
    text = _SIDE_BY_SIDE.sub(";", passage.text)
    matcher = phonenumbers.PhoneNumberMatcher(text, region, max_tries=200)
    return {
        match.start: Phone(passage=passage, start=match.start, end=match.end, e164=_e164(match.number))
        for match in matcher
        if _is_callable(match.raw_string, match.start, passage, vocabulary)
    }


def _is_callable(raw: str, start: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    before = passage.lower[max(0, start - _BEFORE_CHARACTERS) : start]
    after = passage.lower[start + len(raw) : start + len(raw) + _AFTER_CHARACTERS]
    if _DATE.match(raw) or _ZIP.match(raw) or _is_other(before, after, vocabulary):
        return False
    if raw.startswith("+"):
        return True
    # Bare digits are article and register numbers as often as phones, and short ones pages or years: they need a
    # word that says so.
    if re.fullmatch(r"\d+", raw) or sum(map(str.isdigit, raw)) < _FEWEST_DIGITS:
        context = f"{passage.heading} {before}"
        return (
            vocabulary.find("phone", context) is not None
            or before.rstrip().endswith(_signs())
            or (_ONLY_NUMBERS.fullmatch(passage.text) is not None and len(raw) >= 9)
        )
    return True


def _is_other(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Say whether the words around tell of a fax, a register code or a sum of money."""
    other, phone = _last_word(before, "not_phone", vocabulary), _last_word(before, "phone", vocabulary)
    is_both = phone[0] >= 0 and other[0] - phone[1] <= _TELEX_CHARACTERS
    if other[1] > phone[1] and not is_both:
        return True
    following = after.lstrip()
    behind = vocabulary.cues["not_phone"].match(following[1:].lstrip()) if following.startswith("(") else None
    sums = before.rstrip()[-1:] + following[:1]
    return behind is not None or any(category(sign) == "Sc" for sign in sums)


def _labelled(passage: Passage, regions: Sequence[str], vocabulary: Vocabulary) -> Iterator[Phone]:
    """Find numbers right behind a word for phone: short service numbers and those of no known plan."""
    if not any(character.isdigit() for character in passage.text):
        return
    for label in vocabulary.cues["phone"].finditer(passage.lower):
        short = _SHORT_NUMBER.match(passage.text, label.end())
        match = _NUMBER.search(passage.text, label.end(), label.end() + _LABEL_CHARACTERS + 24)
        if match and match.start() - label.end() <= _LABEL_CHARACTERS and _is_plausible(match.group()):
            if _is_callable(match.group(), match.start(), passage, vocabulary):
                digits = re.sub(r"[^\d+]", "", match.group())
                yield Phone(passage=passage, start=match.start(), end=match.end(), e164=digits)
        elif short and _is_service_number(short["number"], regions):
            start, end = short.span("number")
            yield Phone(passage=passage, start=start, end=end, e164=short["number"])


def _is_plausible(raw: str) -> bool:
    return 7 <= len(re.sub(r"\D", "", raw)) <= 13


def _is_service_number(digits: str, regions: Sequence[str]) -> bool:
    for region in regions[:_SURE_REGIONS]:
        number = phonenumbers.PhoneNumber(
            country_code=phonenumbers.country_code_for_region(region), national_number=int(digits)
        )
        if phonenumbers.is_valid_short_number_for_region(number, region):
            return True
    return False


def _last_word(before: str, key: str, vocabulary: Vocabulary) -> tuple[int, int]:
    """Give where the last such word begins and ends; ``(-1, -1)`` without one."""
    return max((match.span() for match in vocabulary.cues[key].finditer(before)), default=(-1, -1))


def _signs() -> tuple[str, ...]:
    return tuple(load_marks().signs["phone"])


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
