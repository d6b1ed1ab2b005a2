"""Every language that ships is read with the words of its own lexicon."""

import pytest

from mmaudit.model.answer import Moment
from mmaudit.moments.lexicon import load_lexicons

LEXICONS = {lang: lexicon for lang, lexicon in load_lexicons().items() if lang == lexicon.lang}
EVERY = pytest.mark.parametrize("lang", sorted(LEXICONS))


@EVERY
def test_full_day_names_become_osm(osm, lang):
    days = LEXICONS[lang].days
    monday, friday, sunday = (names[0].rstrip("*") for names in (days.Mo, days.Fr, days.Su))
    closed = LEXICONS[lang].times.closed[0]
    text = f"{monday} – {friday}: 9:00 – 18:00; {sunday} {closed}"
    assert osm(text, lang) == "Mo-Fr 09:00-18:00; Su off"


@EVERY
def test_every_day_name_is_known(osm, lang):
    days = LEXICONS[lang].days
    for key in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"):
        for name in getattr(days, key):
            shown = name.rstrip("*")
            assert osm(f"{shown} 10:30-16:00", lang) == f"{key} 10:30-16:00", shown


@EVERY
def test_day_groups_and_round_the_clock(osm, lang):
    groups, times = LEXICONS[lang].day_groups, LEXICONS[lang].times
    assert osm(f"{groups.weekdays[0].rstrip('*')} 10:30-16:00", lang) == "Mo-Fr 10:30-16:00"
    assert osm(f"{groups.weekend[0].rstrip('*')} 10:30-16:00", lang) == "Sa-Su 10:30-16:00"
    assert osm(f"{groups.daily[0]} 10:30-16:00", lang) == "Mo-Su 10:30-16:00"
    assert {osm(word, lang) for word in times.always} == {"24/7"}


@EVERY
def test_a_product_page_sells(answers, lang):
    cues = LEXICONS[lang].cues
    button = cues.add_to_cart[0].rstrip("*")
    body = f"<main><h1>Xyz 3000</h1><p>49,90 €</p><button>{button}</button><p>{cues.in_stock[0]}</p></main>"
    result = answers(body, lang=lang)
    found = {a.question: a for a in result.answers}
    assert result.moments[Moment.BUY].serves
    assert (found["buy.price"].answer, found["buy.order"].quote) == ("49.90 EUR", button)
    assert found["buy.stock"].answer == "InStock"


@EVERY
def test_out_of_stock_is_not_taken_for_in_stock(ask, lang):
    for cue in LEXICONS[lang].cues.out_of_stock:
        body = f"<main><p>49,90 €</p><p>{cue.rstrip('*')}</p></main>"
        assert ask("buy.stock", body, lang=lang).answer == "OutOfStock", cue


@EVERY
def test_a_recipe_says_what_is_needed_and_how(answers, lang):
    cues, units = LEXICONS[lang].cues, LEXICONS[lang].durations
    items = "".join(f"<li>Abc {n} g</li>" for n in (1, 2, 3))
    steps = "".join(f"<li>{'abcdefg ' * 6}{n}</li>" for n in (1, 2, 3))
    body = (
        f"<main><h1>Xyz</h1><p>{cues.duration[0]}: 45 {units.minute[0]}</p>"
        f"<h2>{cues.ingredients[0].rstrip('*')}</h2><ul>{items}</ul>"
        f"<h2>{cues.instructions[0].rstrip('*')}</h2><ol>{steps}</ol></main>"
    )
    result = answers(body, lang=lang)
    found = {a.question: a for a in result.answers}
    assert result.moments[Moment.DO].serves
    assert found["do.time"].answer == "45 min"
    assert found["do.ingredients"].answer == "Abc 1 g; Abc 2 g; Abc 3 g"
    assert found["do.steps"].answer == "3 steps"


@EVERY
def test_a_fax_number_is_no_phone(findings, lang):
    cues = LEXICONS[lang].cues
    number = "+372 612 3456"
    assert len(findings(f"<p>{cues.phone[0].rstrip('*')}: {number}</p>", lang=lang).phones) == 1
    assert findings(f"<p>{cues.not_phone[0].rstrip('*')}: {number}</p>", lang=lang).phones == ()


def test_a_short_page_that_declares_the_wrong_language_is_read_in_its_own(ask):
    address = "<b>Zobārstniecība Liepa</b><br>Lielā iela 14, Liepāja"
    body = f"{address}<br>Pieņemšanas laiks:<br>pirmdiena - piektdiena 9:00 - 18:00"
    assert ask("go.hours", body, lang="en").answer == "Mo-Fr 09:00-18:00"
