from pathlib import Path

import pytest

from mmaudit.errors import UsageError
from mmaudit.moments.catalogue import load_catalogue
from mmaudit.moments.engine import answer_page
from mmaudit.moments.rules import RULES
from mmaudit.moments.signs import SIGNS

CHARGING = """
[[question]]
id = "acme.charging"
moment = "go"
weight = 2
ask = {en = "Can I charge my car?", et = "Kas saan autot laadida?"}
cues = {en = ["charging point", "ev charg*"], et = ["laadimispunkt*"], zh = ["充电桩"]}
"""


def _write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "questions.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_shipped_questions_have_texts_rules_and_known_signs():
    catalogue = load_catalogue()
    assert len(catalogue.questions) >= 20
    assert {question.id for question in catalogue.questions} == set(RULES)
    for question in catalogue.questions:
        assert {"en", "et", "zh"} <= set(question.ask)
        assert question.fix_text("en")
        assert question.needs <= SIGNS


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "There are two charging points behind the house."),
        ("et", "Maja taga on kaks laadimispunkti elektriautodele."),
        ("zh", "停车场设有两个充电桩可供使用"),
    ],
)
def test_a_users_question_is_answered_near_its_cue(tmp_path, page, lang, text):
    catalogue = load_catalogue(_write(tmp_path, CHARGING))
    answer = answer_page(page(f"<main><p>{text}</p></main>", lang=lang), catalogue).answers[-1]
    assert (answer.question, answer.answered, answer.quote) == ("acme.charging", True, text)


def test_a_typed_answer_is_wanted_near_the_cue(tmp_path, page):
    text = CHARGING.replace("weight = 2", 'weight = 2\nanswer = "money"')
    catalogue = load_catalogue(_write(tmp_path, text))
    priced = answer_page(page("<p>Charging point</p><p>5 € an hour</p>"), catalogue).answers[-1]
    bare = answer_page(page("<p>Charging point</p><p>free of charge</p>"), catalogue).answers[-1]
    assert (priced.answered, priced.answer) == (True, "5 EUR")
    assert (bare.answered, bare.status.value) == (False, "partial")


def test_a_link_answers(tmp_path, page):
    text = CHARGING + "links = ['plugshare\\.com']"
    catalogue = load_catalogue(_write(tmp_path, text))
    answer = answer_page(page("<a href='https://plugshare.com/x'>Map</a>"), catalogue).answers[-1]
    assert (answer.answered, answer.source.value) == (True, "link")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[question]\n", ["not valid TOML"]),
        (CHARGING.replace('"go"', '"went"'), [":2", "went"]),
        (CHARGING.replace("weight", "wieght"), [":2", "wieght"]),
        (CHARGING + CHARGING, [":9", "already in use"]),
        (CHARGING.replace("acme.charging", "go.hours"), ["already in use"]),
        (CHARGING + "links = ['(']", ["no regular expression"]),
        ('[[question]]\nid = "a"\nmoment = "go"\nask = {en = "?"}\n', ["neither cues nor links"]),
        ("", ["question"]),
    ],
)
def test_a_wrong_question_file_says_where_and_why(tmp_path, text, words):
    with pytest.raises(UsageError) as error:
        load_catalogue(_write(tmp_path, text))
    assert all(word in error.value.message for word in words)


def test_a_missing_question_file_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        load_catalogue(tmp_path / "nothing.toml")
