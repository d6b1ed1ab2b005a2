"""Steps that no word announces, and advice, firms and descriptions that only look like steps."""

import pytest

from mmaudit.model.answer import AnswerStatus, Moment

FOOD = (
    "<ul>"
    + "".join(f"<li>{item}</li>" for item in ("20 dkg liszt", "2 dl tej", "1 ek cukor", "3 db alma"))
    + "</ul>"
)
WE_COOK = (
    "<p>A lisztet egy tálban összekeverjük a cukorral, hozzáadjuk a tejet, majd az almát lereszeljük és belekeverjük. "
    "A masszát tepsibe öntjük és közepes lángon aranybarnára sütjük.</p>"
)


@pytest.fixture
def steps(answers):
    """Whether a page serves "do", and the quote of its steps."""

    def find(body, **options):
        found = answers(body, **options)
        quote = next(each.quote for each in found.answers if each.question == "do.steps")
        return found.moments[Moment.DO].serves, quote

    return find


def test_a_text_after_amounts_of_food_says_how_to_cook_in_any_form_of_the_verb(steps):
    serves, quote = steps(f"<h1>Almás lepény</h1>{FOOD}{WE_COOK}", lang="hu")
    assert (serves, quote.startswith("A lisztet egy tálban")) == (True, True)


def test_amounts_without_a_heading_are_what_is_needed(ask):
    found = ask("do.ingredients", f"<h1>Almás lepény</h1>{FOOD}{WE_COOK}", lang="hu")
    assert (found.status, found.quote) == (AnswerStatus.ANSWERED, "20 dkg liszt")


@pytest.mark.parametrize(
    "items",
    [
        ("250 g steak 24,90", "300 g salmon 22,50", "200 g salad 9,90", "2 dl soup 6,90"),
        ("15 years of work", "200 guests a day", "4 halls", "2 gardens"),
        ("Steak", "Salmon", "Salad", "Soup of the day"),
    ],
)
def test_prices_and_figures_are_no_amounts_of_food(steps, items):
    listed = "".join(f"<li>{item}</li>" for item in items)
    text = "<p>We look forward to your visit in our old house by the river, where we have cooked for many years.</p>"
    assert steps(f"<h1>The Mill</h1><ul>{listed}</ul>{text}") == (False, "")


@pytest.mark.parametrize(
    ("lang", "title", "text"),
    [
        (
            "en",
            "Rice with peas, a recipe",
            "Wash the rice, boil it for ten minutes, add the peas, serve with butter.",
        ),
        ("de", "Reis mit Erbsen: Rezept", "Waschen Sie den Reis, kochen Sie ihn, geben Sie die Erbsen dazu."),
        ("et", "Riis hernestega, retsept", "Pese riis, keeda kümme minutit, lisa herned, serveeri võiga."),
        ("sl", "Riž z grahom, recept", "Skuhaj riž, popraži čebulo, dodaj grah, zmešaj in postrezi."),
    ],
)
def test_one_paragraph_of_commands_is_enough_beneath_a_title_that_says_so(steps, lang, title, text):
    assert steps(f"<h1>{title}</h1><p>{text}</p>", lang=lang, title=title) == (True, text)
    assert not steps(f"<h1>Riba Riba</h1><p>{text}</p>", lang=lang, title="Riba Riba")[0]


NUMBERS = "".join(
    f"<div><div class='n'>0{n}</div><h3>{head}</h3><p>{text}</p></div>"
    for n, (head, text) in enumerate(
        (
            (
                "Write to us",
                "Press the green button on any page and tell us the size and the number of copies.",
            ),
            ("Send the file", "Attach the drawing as a document, or let our people draw it for you."),
            ("Pay", "Transfer the sum to our account and wait for the parcel to arrive at your door."),
        ),
        start=1,
    )
)


def test_a_number_above_a_heading_begins_a_step_and_the_first_is_quoted(steps, ask):
    body = f"<h1>How to order</h1><h2>Three steps to your prints</h2>{NUMBERS}"
    assert steps(body, title="How to order") == (True, "Write to us")
    assert ask("do.steps", body, title="How to order").answer == "3 steps"


def test_the_same_on_a_page_about_a_firm_is_its_way_of_working(steps):
    assert not steps(f"<h1>Prints for everybody</h1><h2>How it works</h2>{NUMBERS}")[0]


TIPS = "".join(
    f"<li>{tip}</li>"
    for tip in (
        "Keep the first page empty, so that the eye can rest on the picture.",
        "Use one typeface for the whole text and another one for the titles.",
        "Choose a paper that feels good, since people hold it in their hands.",
    )
)


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("en", "3 tips for a good brochure"), ("de", "3 Tipps für den Druck"), ("id", "3 tips desain brosur")],
)
def test_numbered_tips_are_in_no_order(steps, lang, heading):
    guide = "<h1>How to print a brochure</h1>"
    assert not steps(f"{guide}<h2>{heading}</h2><ol>{TIPS}</ol>", lang="en", title="How to print a brochure")[
        0
    ]
    assert steps(f"{guide}<h2>Design</h2><ol>{TIPS}</ol>", title="How to print a brochure")[0]


def test_a_title_that_counts_tips_has_no_steps_beneath_unless_it_says_how(steps):
    title = "3 tips for brochures, and how to print them"
    assert not steps(f"<h1>{title}</h1><ol>{TIPS}</ol>", title=title)[0]
    title = "How to print a brochure: 3 tips"
    assert steps(f"<h1>{title}</h1><ol>{TIPS}</ol>", title=title)[0]


def test_names_with_descriptions_are_no_steps(steps):
    rows = (
        "Mac: Connect by cable and choose a port.",
        "Phone: Connect by radio.",
        "Desk lamp: Press the switch.",
    )
    body = "<h1>How to connect devices</h1><h2>Instructions</h2><ul>{}</ul>"
    assert not steps(body.format("".join(f"<li>{row}</li>" for row in rows)), title="How to connect devices")[
        0
    ]
    told = "".join(
        f"<li>{row.partition(': ')[2]} Then wait for the light to turn green.</li>" for row in rows
    )
    assert steps(body.format(told), title="How to connect devices")[0]


@pytest.mark.parametrize("heading", ["Contact us", "Renew your home. Today."])
def test_a_heading_that_invites_or_promises_is_no_instruction(steps, heading):
    parts = "".join(
        f"<h2>{head}</h2><p>{text}</p>"
        for head, text in (
            ("Send a message", "Fill in the form and press the button below it."),
            ("Visit our office", "Take the lift to the second floor of the building."),
            ("Call our people", "Choose the number of the town that you live in."),
        )
    )
    assert not steps(f"<h1>{heading}</h1>{parts}")[0]
    assert steps(f"<h1>Renew your passport</h1>{parts}")[0]
