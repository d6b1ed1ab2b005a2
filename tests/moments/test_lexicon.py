import msgspec
import pytest

from mmaudit.moments.calendar import load_calendars
from mmaudit.moments.country import load_countries
from mmaudit.moments.lexicon import Lexicon, load_lexicons
from mmaudit.moments.marks import host_pattern, load_marks
from mmaudit.moments.vocabulary import vocabulary
from mmaudit.moments.zones import Zone, zone_of

LEXICONS = load_lexicons()
# Empty on purpose: not every language has a word for it.
MAY_BE_EMPTY = {"also", "am", "pm", "midday", "midnight", "scripts"} | {
    "until_endings",
    "from_endings",
    "day_endings",
}


def _empty(table: object, path: str = "") -> list[str]:
    gaps = []
    for field in msgspec.structs.fields(table):
        value = getattr(table, field.name)
        if isinstance(value, msgspec.Struct):
            gaps += _empty(value, f"{path}{field.name}.")
        elif isinstance(value, list) and not value and field.name not in MAY_BE_EMPTY:
            gaps.append(path + field.name)
    return gaps


@pytest.mark.parametrize("lang", sorted(LEXICONS))
def test_every_lexicon_has_every_word(lang):
    lexicon = LEXICONS[lang]
    assert isinstance(lexicon, Lexicon)
    assert lang in (lexicon.lang, *lexicon.also)
    assert _empty(lexicon) == []
    assert [bool(names) for names in lexicon.opening.months] == [True] * 12


@pytest.mark.parametrize("lang", sorted(LEXICONS))
def test_every_lexicon_compiles_with_english(lang):
    words = vocabulary(tuple(LEXICONS[each] for each in dict.fromkeys([lang, "en"])))
    assert words.find("contact", "contact us") is not None


@pytest.mark.parametrize("lang", sorted(load_calendars()))
def test_every_calendar_has_every_word(lang):
    calendar = load_calendars()[lang]
    assert (lang, lang in LEXICONS) == (calendar.lang, lang == "sr")
    assert _empty(calendar) == []


def test_the_first_languages_are_there():
    assert {"en", "et", "zh"} <= set(LEXICONS)


def test_countries_and_marks_compile():
    assert {"EE", "CN", "DE", "GB", "US"} <= {country.code for country in load_countries()}
    assert all(host_pattern(kind) for kind in load_marks().hosts)


@pytest.mark.parametrize(
    ("landmark", "path", "zone"),
    [
        ("", "div#page > div.content > p", Zone.CONTENT),
        ("main", "main > div", Zone.CONTENT),
        ("footer", "footer > p", Zone.FOOTER),
        ("", "article > footer > p", Zone.CONTENT),
        ("main", "main > header > h1", Zone.CONTENT),
        ("", "section > header > h2", Zone.CONTENT),
        ("footer", "div > div > div#content > p", Zone.FOOTER),
        ("header", "header > div#content > p", Zone.CONTENT),
        ("header", "header:nth-of-type(1) > a", Zone.HEADER),
        ("nav", "nav > ul > li", Zone.NAV),
        ("", "div.cookie-banner > p", Zone.CONSENT),
        ("", "div#contactModal.modern-modal > ul > li", Zone.DIALOG),
        ("dialog", "div#cookieConsent > p", Zone.CONSENT),
        ("", "body.cookies-unset > div > p", Zone.CONTENT),
        ("", "div.site-footer > p", Zone.FOOTER),
        ("", "div.related-products > p", Zone.RELATED),
        ("aside", "aside > p", Zone.ASIDE),
    ],
)
def test_zones_by_landmark_and_name(landmark, path, zone):
    assert zone_of(landmark=landmark, path=path) is zone
