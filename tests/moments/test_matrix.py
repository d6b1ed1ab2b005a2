import pytest

from mmaudit.model.answer import Moment
from mmaudit.model.report import Taps
from mmaudit.moments.matrix import fewest_taps, summarise

HOME, CONTACT, ITEM = (f"https://firma.ee/{path}" for path in ("", "kontakt", "kann"))
TAPS = {HOME: 0, CONTACT: 1, ITEM: 2}


@pytest.fixture
def shop(page, site):
    pages = [
        page(
            "<h1>Firma</h1><p>Firma on väike pood, mis müüb käsitsi tehtud kannusid.</p>", lang="et", url=HOME
        ),
        page(
            "<p>Pärnu mnt 12, 10148 Tallinn</p><a href='tel:+3726123456'>612 3456</a>", lang="et", url=CONTACT
        ),
        page("<h1>Kann</h1><p>49,90 €</p><button>Lisa ostukorvi</button>", lang="et", url=ITEM),
    ]
    return site(pages, taps=TAPS)


def _row(summaries, question):
    return next(row for each in summaries.values() for row in each.questions if row.id == question)


def test_the_best_answer_is_named_with_its_page_and_taps(shop, catalogue):
    row = _row(summarise(shop, catalogue), "go.phone")
    assert (row.status, row.answered) == ("answered", 1)
    assert (row.best.url, row.best.quote, row.best.taps_from_home) == (CONTACT, "612 3456", 1)


def test_an_unanswered_question_is_asked_where_the_site_has_signs_of_needing_it(shop, catalogue):
    row = _row(summarise(shop, catalogue), "go.hours")
    assert (row.status, row.asked, row.answered, row.best) == ("not-found", 1, 0, None)
    assert row.fix


def test_questions_of_no_page_are_out_of_the_score(shop, catalogue):
    summaries = summarise(shop, catalogue, lang="et")
    assert summaries[Moment.DO].score is None
    assert {row.status for row in summaries[Moment.DO].questions} == {"not-applicable"}
    assert _row(summaries, "buy.price").text == "Kui palju see maksab?"


def test_scores_stay_within_bounds_and_fall_with_what_is_missing(shop, catalogue):
    scores = {moment: summary.score for moment, summary in summarise(shop, catalogue).items()}
    assert 0 < scores[Moment.BUY] < 100
    assert 0 < scores[Moment.GO] < 100


def test_pages_that_lack_an_answer_which_each_of_them_owes_are_named(page, site, catalogue):
    other = ITEM.replace("kann", "tass")
    bodies = {
        ITEM: "<h1>Kann</h1><p>49,90 €</p><button>Lisa ostukorvi</button>",
        other: "<h1>Tass</h1><p>9 €</p>",
    }
    facts = site([page(body, lang="et", url=url) for url, body in bodies.items()], taps={ITEM: 0, other: 1})
    summaries = summarise(facts, catalogue)
    assert (_row(summaries, "buy.order").lacking, _row(summaries, "buy.price").lacking) == ((other,), ())
    assert _row(summaries, "buy.delivery").lacking == ()


def test_taps_count_the_way_and_the_tap_itself(shop):
    assert fewest_taps(shop) == Taps(to_buy=3, to_call=2, to_directions=None, to_contact=1)


def test_a_page_that_nothing_links_to_gives_no_taps(page, site):
    lost = site([page("<a href='tel:+3726123456'>call</a>", url=HOME)], taps={})
    assert fewest_taps(lost) == Taps()


def test_a_site_without_pages_has_no_score(shop, catalogue):
    from dataclasses import replace

    empty = replace(shop, pages=(), answers={})
    assert {summary.score for summary in summarise(empty, catalogue).values()} == {None}
