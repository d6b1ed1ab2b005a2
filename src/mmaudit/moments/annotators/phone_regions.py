"""Where a page's phones may ring. A local number means nothing without its region."""

import re
from collections.abc import Iterable, Sequence

import phonenumbers
from babel.core import get_global

from mmaudit.moments.calendar import Calendar
from mmaudit.moments.lexicon import Lexicon

REGION_LIMIT = 6
_TLD_REGIONS = {"uk": "GB", "com": "US"}
_INTERNATIONAL = re.compile(r"(?:\+|(?<!\d)00)[1-9][\d\s().\-–/\u00a0]{6,20}\d")
_SCANNED_CHARACTERS = 400


def likely_regions(
    *, tld: str, lexicons: Sequence[Lexicon | Calendar], countries: Sequence[str], lang: str = ""
) -> tuple[str, ...]:
    """List the regions to try: what structured data says, the domain's country, the language's countries.

    ``lang``: the page's language, for one that has no lexicon.
    """
    domain = _TLD_REGIONS.get(tld, tld.upper())
    from_domain = [domain] if domain in phonenumbers.SUPPORTED_REGIONS and tld != "com" else []
    from_langs = [region for lexicon in lexicons for region in lexicon.regions]
    if lang not in {lexicon.lang for lexicon in lexicons}:
        from_langs = [*region_of_language(lang), *from_langs]
    stated = [code.upper() for code in countries if code.upper() in phonenumbers.SUPPORTED_REGIONS]
    return tuple(dict.fromkeys([*stated, *from_domain, *from_langs]))[: REGION_LIMIT + len(stated)]


def region_of_language(lang: str) -> tuple[str, ...]:
    """Where most who speak a language live (CLDR's likely subtags, https://www.unicode.org/reports/tr35/)."""
    likely = get_global("likely_subtags").get(lang, "").rpartition("_")[2]
    return (likely,) if likely in phonenumbers.SUPPORTED_REGIONS else ()


def regions_of_numbers(texts: Iterable[str]) -> tuple[str, ...]:
    """List the regions of the international numbers in some texts: the page's local ones ring there too."""
    found: dict[str, None] = {}
    for text in texts:
        if "+" not in text and "00" not in text:
            continue
        for match in _INTERNATIONAL.finditer(text[:_SCANNED_CHARACTERS]):
            try:
                number = phonenumbers.parse("+" + match.group().lstrip("+0"), None)
            except phonenumbers.NumberParseException:
                continue
            region = phonenumbers.region_code_for_number(number)
            if region:
                found[str(region)] = None
    return tuple(found)
