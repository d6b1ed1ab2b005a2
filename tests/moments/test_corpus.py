"""The gate on accuracy: no change may make the engine worse on the labelled pages of ``tests/corpus``."""

import pytest
from benchmarks.agreement import visible_text
from tests.corpus.measure import ALL, CORPUS, LANGS, measure, pages_of, read, read_floors

from mmaudit.model.answer import AnswerSource
from mmaudit.moments.catalogue import load_catalogue

NOT_IN_TEXT = (AnswerSource.STRUCTURED_DATA, AnswerSource.STRUCTURE)
MANY_PAGES = {"et": 15, "en": 15, "zh": 15}
SOME_PAGES = 6


@pytest.mark.parametrize("lang", [ALL, *LANGS])
def test_the_engine_does_not_fall_below_its_floors(lang):
    now, floors = measure(lang), read_floors()[lang]["floors"]
    below = {
        f"{name} {key}": f"{now[name].get(key, 0)} < {floor}"
        for name, keys in floors.items()
        for key, floor in keys.items()
        if now[name].get(key, 0) < floor
    }
    assert not below, "Floors only rise: mend the engine, never the floor."


@pytest.mark.parametrize("lang", LANGS)
def test_every_answered_quote_stands_in_the_visible_text(lang):
    absent = [
        (each.page.file.name, answer.question, answer.quote)
        for each in read(lang)
        for text in [visible_text(each.page.html)]
        for answer in each.found.answers
        if answer.answered and answer.source not in NOT_IN_TEXT
        if not answer.quote or " ".join(answer.quote.split()) not in text
    ]
    assert absent == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_is_labelled_and_every_label_has_its_page(lang):
    pages = [each.page for each in read(lang)]
    questions = {question.id for question in load_catalogue().questions}
    assert sorted(page.file for page in pages) == sorted((CORPUS / lang).glob("*.html"))
    assert {name for page in pages for name in (*page.questions, *page.gold)} <= questions
    assert all(page.moments and page.lang == lang for page in pages)
    assert len(pages) >= MANY_PAGES.get(lang, SOME_PAGES)


def test_floors_belong_to_the_pages_that_are_there():
    floors = {lang: each["pages"] for lang, each in read_floors().items()}
    assert floors == {lang: len(pages_of(lang)) for lang in (ALL, *LANGS)}, (
        "Run tests.corpus.measure --raise."
    )
