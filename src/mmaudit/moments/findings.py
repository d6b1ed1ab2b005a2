"""Everything that the annotators find on one page, computed once and shared by the rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from mmaudit.moments.annotators.addresses import Address, find_addresses
from mmaudit.moments.annotators.calls_to_action import CallToAction, find_calls_to_action
from mmaudit.moments.annotators.definitions import Definition, find_definition
from mmaudit.moments.annotators.durations import Duration, find_durations
from mmaudit.moments.annotators.emails import Email, find_emails
from mmaudit.moments.annotators.hours import Hours, find_hours
from mmaudit.moments.annotators.imperatives import is_instruction
from mmaudit.moments.annotators.listed_prices import PriceContext, find_listed_prices
from mmaudit.moments.annotators.money import Money, find_money
from mmaudit.moments.annotators.needs import Needs, find_needs
from mmaudit.moments.annotators.no_steps import counts_advice, is_in_no_order
from mmaudit.moments.annotators.phone_regions import likely_regions, regions_of_numbers
from mmaudit.moments.annotators.phones import Phone, find_phones
from mmaudit.moments.annotators.prose import prose_of
from mmaudit.moments.annotators.question_answers import QuestionAnswer, find_question_answers
from mmaudit.moments.annotators.steps import StepContext, Steps, find_steps
from mmaudit.moments.calendar import calendar_of
from mmaudit.moments.country import countries_for
from mmaudit.moments.link_texts import all_link_texts, away_texts, is_index, is_without_text
from mmaudit.moments.marks import host_pattern, load_marks, menu_pattern
from mmaudit.moments.page_kind import path_of
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.structured import Item, all_items
from mmaudit.moments.words import SENTENCE_ENDS, lower_case

_NOTICE_CHARACTERS = 60
_BETWEEN_TITLES = re.compile(r"[|–—·•:»]|\s-\s")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Findings:
    """The typed values of one page in document order; ``regions`` are where its phones may ring."""

    items: tuple[Item, ...]
    regions: tuple[str, ...]
    phones: tuple[Phone, ...]
    emails: tuple[Email, ...]
    addresses: tuple[Address, ...]
    hours: tuple[Hours, ...]
    money: tuple[Money, ...]
    durations: tuple[Duration, ...]
    calls_to_action: tuple[CallToAction, ...]
    steps: tuple[Steps, ...]
    needs: tuple[Needs, ...]
    definition: Definition | None
    question_answers: tuple[QuestionAnswer, ...]
    prose: tuple[Passage, ...]
    is_how_to: bool
    is_index: bool

    def has_type(self, kind: str) -> bool:
        """Say whether structured data names a thing of a kind of ``marks``, such as ``place`` or ``product``."""
        return any(load_marks().is_type(name, kind) for item in self.items for name in item.types)


def annotate(reading: Reading) -> Findings:
    """Run every annotator on a page."""
    passages = [p for p in reading.passages if p.text.strip() and not p.zone.is_silent]
    words = reading.vocabulary
    items = all_items(reading.page)
    link_texts, away = all_link_texts(reading), away_texts(reading)
    index = is_index(reading, away)
    tells = not (index and is_without_text(reading, link_texts))
    is_how_to = tells and _titled(reading, "how_to")
    regions = likely_regions(
        tld=reading.tld,
        lexicons=(*calendar_of(reading.page.lang), *words.lexicons),
        countries=[code for item in items for code in item.texts("addressCountry") if len(code) == 2],
        lang=reading.page.lang,
    )
    phones = find_phones(passages, regions=regions, vocabulary=words)
    # Where its international numbers ring, a page in another language has its streets too.
    rings = regions_of_numbers(phone.passage.text for phone in phones)
    addresses = find_addresses(
        passages,
        countries=countries_for(reading.tld, (*reading.langs, reading.page.lang), rings),
        vocabulary=words,
    )
    calendars = calendar_of(reading.page.lang)
    hours = find_hours(passages, words, calendars=calendars)
    # What states an address or hours does not say what the page is about, nor does a link.
    spoken_for = {each.passage.index for found in (phones, addresses, hours) for each in found}
    leads = [
        p
        for p in passages
        if p.index not in spoken_for
        and p.text.strip() not in link_texts
        and "©" not in p.text[:_NOTICE_CHARACTERS]
    ]
    needs = find_needs(passages, words, link_texts=link_texts)
    step_context = StepContext(
        vocabulary=words,
        link_texts=link_texts,
        is_how_to=is_how_to,
        asks_how=is_how_to and any(map(partial(_says_at_an_end, reading, "how_to"), _titles(reading))),
        is_legal=_titled(reading, "terms") or any(map(is_in_no_order, _titles(reading))),
        is_instruction=tells and any(_tells_to_do(lower_case(h1), reading) for h1 in reading.page.h1),
        is_advice=any(map(counts_advice, _titles(reading))),
        needs=needs,
        knows_language=reading.page.lang in reading.langs,
    )
    return Findings(
        items=items,
        regions=regions,
        phones=phones,
        emails=find_emails(passages),
        addresses=addresses,
        hours=hours,
        money=_money(reading, passages),
        durations=find_durations(passages, words.lexicons),
        calls_to_action=find_calls_to_action(reading),
        steps=find_steps(passages, step_context),
        needs=needs,
        definition=find_definition(leads, words, title=" ".join((*reading.page.h1, reading.page.title))),
        question_answers=find_question_answers(passages, words, link_texts=link_texts, away=away),
        prose=prose_of(passages, words, link_texts=link_texts, away=away, spoken_for=spoken_for),
        is_how_to=is_how_to,
        is_index=index,
    )


def _tells_to_do(title: str, reading: Reading) -> bool:
    """Say whether a first heading is an instruction, no slogan that ends in a full stop and no "Contact us"."""
    words = reading.vocabulary
    slogan = title.rstrip().endswith(SENTENCE_ENDS) or words.starts("contact", title)
    return not slogan and is_instruction(title, words)


def promises_prices(reading: Reading) -> bool:
    """Say whether the title, a first heading or the address speaks of prices, or of a restaurant's menu."""
    titles, path = _titles(reading), path_of(reading.page.url)
    if host_pattern("prices").search(path) or host_pattern("menus").search(path):
        return True
    return any(reading.vocabulary.find("price", each) or menu_pattern().search(each) for each in titles)


def _money(reading: Reading, passages: Sequence[Passage]) -> tuple[Money, ...]:
    """All amounts in document order, those without a currency too where the page promises prices."""
    known = find_money(passages, reading.vocabulary, tld=reading.tld)
    context = PriceContext(vocabulary=reading.vocabulary, promised=promises_prices(reading), tld=reading.tld)
    listed = find_listed_prices(passages, context, known=known)
    return tuple(sorted((*known, *listed), key=lambda money: (money.passage.index, money.start)))


def _titled(reading: Reading, key: str) -> bool:
    """Say whether the title or a first heading holds a cue."""
    return any(reading.vocabulary.find(key, title) for title in _titles(reading))


def _titles(reading: Reading) -> list[str]:
    return [lower_case(title) for title in (reading.page.title, *reading.page.h1)]


def _says_at_an_end(reading: Reading, key: str, title: str) -> bool:
    """Say whether a part of a lower-case title begins or ends with a cue."""
    parts = [part.strip() for part in _BETWEEN_TITLES.split(title)]
    words = reading.vocabulary
    return any(words.starts(key, part) or words.ends(key, part) for part in parts)
