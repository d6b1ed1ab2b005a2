"""More questions of the moment "know"."""

import pytest

from mmaudit.model.answer import AnswerStatus

TEXT = (
    "<p>"
    + "A heat pump carries warmth from the ground into the house and needs little electricity. " * 12
    + "</p>"
)


@pytest.mark.parametrize(
    ("lang", "question", "answer"),
    [
        ("en", "Does it work in winter?", "Yes, down to minus twenty degrees."),
        ("et", "Kas see töötab talvel?", "Jah, kuni miinus kahekümne kraadini."),
        ("zh", "冬天能用吗？", "可以，零下二十度也能用。"),
        ("ar", "هل يعمل في الشتاء؟", "نعم، حتى عشرين درجة تحت الصفر."),
        ("el", "Λειτουργεί τον χειμώνα;", "Ναι, μέχρι και είκοσι βαθμούς υπό το μηδέν."),
    ],
)
def test_a_short_answer_right_under_its_question_is_simple(ask, lang, question, answer):
    found = ask("know.simple", f"<h1>X</h1><h3>{question}</h3><p>{answer}</p>", lang=lang)
    assert (found.status, found.quote, found.answer) == (AnswerStatus.ANSWERED, answer, question)


def test_a_long_answer_is_half_of_one(ask):
    answer = "It depends on the house and on the ground that it stands on, as we shall see. " * 6
    found = ask("know.simple", f"<h1>X</h1><h3>Does it work in winter?</h3><p>{answer}</p>")
    assert found.status is AnswerStatus.PARTIAL


def test_a_page_without_questions_is_not_asked_for_short_answers(ask):
    assert ask("know.simple", f"<h1>X</h1>{TEXT}").status is AnswerStatus.NOT_APPLICABLE


def test_a_guide_has_parts_and_length(ask):
    guide = "".join(f"<h2>Part {n}</h2>{TEXT}" for n in range(4))
    assert ask("know.depth", f"<h1>Heat pumps</h1>{guide}").status is AnswerStatus.ANSWERED
    assert ask("know.depth", f"<h1>Heat pumps</h1>{TEXT}").status is AnswerStatus.PARTIAL


def test_a_price_within_a_text_tells_how_much(ask):
    body = "<h1>Heat pumps</h1><p>A heat pump for a small house usually costs between 6 000 and 9 000 €.</p>"
    assert ask("know.howmuch_howlong", body).answered


def test_a_table_of_named_columns_compares(ask):
    rows = "".join(f"<tr><th>Row {n}</th><td>{n}</td><td>{n + 1}</td></tr>" for n in range(4))
    table = f"<table><tr><th>Property</th><th>Pump A</th><th>Pump B</th></tr>{rows}</table>"
    assert ask("know.compare", f"<h1>Pumps</h1>{table}").quote == "Pump A"


@pytest.mark.parametrize(
    ("lang", "heading"), [("en", "Pros and cons"), ("et", "Plussid ja miinused"), ("zh", "优缺点")]
)
def test_a_heading_announces_a_comparison(ask, lang, heading):
    assert ask("know.compare", f"<h1>X</h1><h2>{heading}</h2><p>…</p>", lang=lang).quote == heading


def test_breadcrumbs_in_sight_or_in_the_data_tell_where(ask):
    trail = "<nav class='breadcrumbs'><a href='/'>Home</a> <a href='/a'>Pumps</a></nav><h1>Pump</h1>"
    data = [{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Pumps"}]}]
    assert ask("know.orient", trail).answered
    assert ask("know.orient", "<h1>Pump</h1>", structured=data).answered
    assert not ask("know.orient", "<h1>Pump</h1>").answered


@pytest.mark.parametrize(
    ("lang", "heading", "pairs"),
    [
        (
            "en",
            "Frequently asked questions",
            [("Delivery times", "Two days."), ("Sizes", "Take one size up.")],
        ),
        ("et", "KKK", [("Tarneaeg", "Kaks tööpäeva."), ("Suurused", "Võta number suurem.")]),
        ("zh", "常见问题", [("发货时间", "两个工作日内发货。"), ("尺码", "建议选大一码。")]),
    ],
)
@pytest.mark.parametrize(
    "shape",
    [
        "<details><summary>{0}</summary><p>{1}</p></details>",
        "<dl><dt>{0}</dt><dd>{1}</dd></dl>",
        "<button aria-expanded='false'>{0}</button><div>{1}</div>",
    ],
)
def test_what_opens_beneath_faq_answers_however_it_is_worded(ask, lang, heading, pairs, shape):
    body = f"<h1>X</h1><h2>{heading}</h2>" + "".join(shape.format(*pair) for pair in pairs)
    answer = ask("know.faq", body, lang=lang)
    assert (answer.answered, answer.quote, answer.answer) == (True, *pairs[0])


def test_what_opens_elsewhere_is_no_question(ask):
    body = "<h1>Kettle</h1><h2>Details</h2><details><summary>Colours</summary><p>Red and blue.</p></details>"
    assert not ask("know.faq", body).answered
