import tomllib
from pathlib import Path

import msgspec
import pytest

from mmaudit.errors import UsageError
from mmaudit.moments.catalogue import load_catalogue
from mmaudit.moments.engine import answer_page
from mmaudit.moments.package_data import read_text
from mmaudit.moments.question import Scope
from mmaudit.moments.question_file import UserQuestion
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


def test_what_visitors_find_out_is_said_in_each_language_of_the_report():
    shipped = load_catalogue().questions
    own_matter = {question.id for question in shipped if not question.clause}
    assert own_matter == {"x.measured", "x.conversational", "x.funnel", "buy.forms"}
    assert all({"en", "et", "zh"} <= set(question.clause) for question in shipped if question.clause)
    assert all(not text.endswith(("?", "？", ".")) for each in shipped for text in each.clause.values())


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
        ("[[question]\n", ["not valid TOML", "line 1"]),
        (CHARGING.replace('"go"', '"went"'), [":4: moment", "went"]),
        (CHARGING.replace("weight", "wieght"), [":5: unknown key 'wieght': did you mean 'weight'?"]),
        (CHARGING.replace("weight = 2", "weight = 11"), [":5: weight: Expected", "<= 10"]),
        (CHARGING + "colour = 1", [":8: unknown key 'colour': known are id, moment"]),
        (CHARGING + "applies_to = {page = []}", [":8: unknown key 'page': did you mean 'pages'?"]),
        (CHARGING + "applies_to = {kinds = ['shop']}", [":8: applies_to", "shop"]),
        (CHARGING + 'expect = "each"', [":8: expect is 'each', wanted one of site, every-page"]),
        (CHARGING + "structured = ['a b']", [":8: structured: 'a b' is no path"]),
        (CHARGING + "structured = ['Hotel']", [":8: structured: 'Hotel' names a type without a property"]),
        (CHARGING + CHARGING, [":10: the id 'acme.charging' is already in use"]),
        (CHARGING.replace("acme.charging", "go.hours"), [":3: the id 'go.hours' is already in use"]),
        (CHARGING + "links = ['(']", [":8: links", "no regular expression"]),
        (CHARGING.replace('moment = "go"\n', ""), [":2: the question lacks `moment`"]),
        ("sematic = true\n" + CHARGING, [":1: unknown key 'sematic': did you mean 'semantic'?"]),
        ("semantic = 1\n" + CHARGING, [":1: semantic is true or false"]),
        ("", ["there is no [[question]]"]),
        ("question = [1]", ["Expected `object`"]),
    ],
)
def test_a_wrong_question_file_says_where_and_why(tmp_path, text, words):
    with pytest.raises(UsageError) as error:
        load_catalogue(_write(tmp_path, text))
    assert all(word in error.value.message for word in words), error.value.message


def test_every_fault_of_a_file_is_told_at_once(tmp_path):
    second = CHARGING.replace("acme.charging", "acme.other").replace("ask", "aks")
    with pytest.raises(UsageError) as error:
        load_catalogue(_write(tmp_path, CHARGING.replace("weight", "wieght") + second))
    assert [line.split(":")[1] for line in error.value.message.splitlines()] == ["5", "13"]


def test_a_missing_question_file_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        load_catalogue(tmp_path / "nothing.toml")


def test_the_file_to_start_from_is_right_and_has_every_key(tmp_path):
    text = read_text("starter/questions.toml")
    catalogue = load_catalogue(_write(tmp_path, text))
    assert [each.id for each in catalogue.questions[-3:]] == [
        "acme.charging",
        "acme.guarantee",
        "acme.founder",
    ]
    table = tomllib.loads(text)["question"][0]
    assert set(table) == {field.encode_name for field in msgspec.structs.fields(UserQuestion)}


@pytest.mark.parametrize(
    ("extra", "body", "expected"),
    [
        (
            "answer = 'date'",
            "<p>Charging point</p><p>Opens on 12.05.2026 at last</p>",
            ("answered", "12.05.2026"),
        ),
        ("answer = 'number'", "<p>We have 4 charging points, 2 of them fast</p>", ("answered", "2")),
        ("answer = 'number'", "<p>Charging points</p><p>12 places</p>", ("answered", "12")),
        ("answer = 'yesno'", "<p>Charging points: yes</p>", ("answered", "yes")),
        ("answer = 'yesno'", "<p>Sorry, we have no charging points</p>", ("answered", "no")),
        ("answer = 'yesno'", "<p>Charging points ✓</p>", ("answered", "yes")),
        ("answer = 'yesno'", "<p>Charging points</p>", ("partial", "")),
        ("answer = 'phone'", "<p>Charging point</p><p>+372 612 3456</p>", ("answered", "+3726123456")),
        ("answer = 'duration'", "<p>Charging points are free for 30 minutes</p>", ("answered", "30 min")),
        ("answer = 'money'\nnear = 0", "<p>Charging point</p><p>5 €</p>", ("partial", "")),
        (
            "answer = 'link'",
            "<p>Our <a href='/map'>charging points</a></p>",
            ("answered", "https://a.ee/map"),
        ),
        ("must_not = {en = ['bike']}", "<p>A charging point for an electric bike</p>", ("not-found", "")),
        (
            "structured = [\"amenityFeature[name~='charging'].value\"]",
            "<p>Hello</p>",
            ("answered", "two"),
        ),
        ("structured = ['Museum.amenityFeature.value']", "<p>Hello</p>", ("not-found", "")),
    ],
)
def test_each_type_of_answer_is_found_beside_the_cue(tmp_path, page, extra, body, expected):
    catalogue = load_catalogue(_write(tmp_path, CHARGING + extra))
    features = [{"@type": "LocationFeature", "name": "EV Charging", "value": "two"}]
    hotel = [{"@type": "Hotel", "amenityFeature": features}]
    facts = page(body, url="https://a.ee/", structured=hotel if "structured" in extra else ())
    answer = answer_page(facts, catalogue).answers[-1]
    assert (answer.status.value, answer.answer) == expected


@pytest.mark.parametrize(
    ("extra", "url", "status"),
    [
        ("applies_to = {pages = ['/hotel/*']}", "https://a.ee/hotel/x", "answered"),
        ("applies_to = {pages = ['/hotel/*']}", "https://a.ee/other", "not-applicable"),
        ("applies_to = {kinds = ['contact']}", "https://a.ee/kontakt", "answered"),
        ("applies_to = {kinds = ['home']}", "https://a.ee/", "answered"),
        ("applies_to = {pages = ['/x'], kinds = ['home']}", "https://a.ee/x", "answered"),
        ("expect = 'every-product'", "https://a.ee/x", "not-applicable"),
        ("expect = 'every-page'", "https://a.ee/x", "answered"),
    ],
)
def test_a_question_is_asked_of_the_pages_that_it_names(tmp_path, page, extra, url, status):
    catalogue = load_catalogue(_write(tmp_path, CHARGING + extra))
    answer = answer_page(page("<p>There are two charging points here.</p>", url=url), catalogue).answers[-1]
    assert answer.status.value == status


def test_a_question_of_every_product_is_worth_the_mean_of_the_products(tmp_path, page):
    catalogue = load_catalogue(_write(tmp_path, CHARGING + "expect = 'every-product'"))
    product = [{"@type": "Product", "offers": {"@type": "Offer", "price": "9"}}]
    facts = page("<p>There are two charging points here.</p>", structured=product)
    answer = answer_page(facts, catalogue).answers[-1]
    assert (answer.status.value, catalogue.questions[-1].scope) == ("answered", Scope.PAGE)
