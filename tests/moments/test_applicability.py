"""What the site as a whole raises decides which answers count."""

from dataclasses import replace

import pytest

from mmaudit.model.answer import AnswerStatus, Moment
from mmaudit.moments.applicability import drop_what_does_not_apply
from mmaudit.moments.coverage import coverage_notes, unread_languages
from mmaudit.moments.engine import answer_page
from mmaudit.moments.matrix import fewest_taps, summarise

HOME, OTHER = "https://example.org/", "https://example.org/other"
PROMISE = "<h1>Café</h1><p>We guarantee that you will love every cup of our coffee.</p>"


@pytest.fixture
def settled(catalogue, page):
    """The answers of a site of page bodies by URL, by (URL, question)."""

    def settle(bodies, **options):
        raw = {url: answer_page(page(body, url=url, **options), catalogue) for url, body in bodies.items()}
        found = drop_what_does_not_apply(raw, catalogue)
        return {(url, each.question): each for url, every in found.items() for each in every.answers}

    return settle


def test_a_promise_of_a_site_that_sells_nothing_is_no_answer_about_returns(settled):
    answer = settled({HOME: PROMISE})[HOME, "buy.returns"]
    assert (answer.status, answer.quote) == (AnswerStatus.NOT_APPLICABLE, "")


def test_a_menu_alone_does_not_raise_it_either(settled):
    menu = "".join(f"<p>{n} €</p>" for n in range(3, 8))
    assert settled({HOME: PROMISE, OTHER: menu})[HOME, "buy.returns"].status is AnswerStatus.NOT_APPLICABLE


def test_ways_to_pay_beside_a_menu_are_an_answer(settled):
    body = "<p>Espresso</p><p>3 €</p><p>We accept Visa and Mastercard.</p>"
    assert settled({HOME: body})[HOME, "buy.payment"].answered


def test_a_policy_on_another_page_counts_where_the_site_has_a_shop(settled):
    found = settled(
        {HOME: "<button>Add to cart</button>", OTHER: "<p>Returns are easy and free of charge.</p>"}
    )
    assert found[OTHER, "buy.returns"].status is AnswerStatus.PARTIAL


def test_a_link_to_questions_elsewhere_is_no_fault_of_a_manual(settled):
    assert settled({HOME: "<a href='/faq'>FAQ</a>"})[HOME, "know.faq"].status is AnswerStatus.NOT_APPLICABLE
    body = "<h2>Who is it for?</h2><p>For everybody who reads.</p>"
    assert settled({HOME: body})[HOME, "know.faq"].answered


def test_pages_in_languages_without_words_are_named(site, page, catalogue):
    known = page("<p>hello</p>", url=HOME)
    amharic = page("<p>ሰላም ለሁሉም</p>", lang="am", url=OTHER)
    built = site([known, amharic], taps={HOME: 0})
    assert unread_languages(built, catalogue) == {"am": 1}
    assert len(coverage_notes(built, catalogue)) == 1
    assert coverage_notes(site([known], taps={}), catalogue) == ()


def test_a_page_with_a_wrong_detection_is_read_by_its_declared_language(site, page, catalogue):
    filler = replace(page("<p>dolor</p>", url=HOME), lang="la", declared_lang="en-GB")
    assert coverage_notes(site([filler], taps={}), catalogue) == ()


def test_a_visible_answer_is_shown_before_data_for_machines(site, page, catalogue):
    data = [{"@type": "CafeOrCoffeeShop", "address": {"@type": "PostalAddress", "streetAddress": "Kivi 12"}}]
    pages = [
        page("<h1>Café</h1>", lang="et", url="https://a.ee/", structured=data),
        page("<p>Kivi 12, 51009 Tartu</p>", lang="et", url="https://a.ee/kontakt"),
    ]
    built = site(pages, taps={"https://a.ee/": 0, "https://a.ee/kontakt": 1})
    row = next(q for q in summarise(built, catalogue)[Moment.GO].questions if q.id == "go.address")
    assert row.best.url == "https://a.ee/kontakt"
    alone = site(pages[:1], taps={"https://a.ee/": 0})
    row = next(q for q in summarise(alone, catalogue)[Moment.GO].questions if q.id == "go.address")
    assert row.worth < 1


def test_worths_make_up_the_score(site, page, catalogue):
    body = "<h1>Kettle</h1><p>49,90 €</p><button>Add to cart</button>"
    summary = summarise(site([page(body, url=HOME)], taps={HOME: 0}), catalogue)[Moment.BUY]
    asked = [each for each in summary.questions if each.asked]
    total = sum(each.weight for each in asked)
    assert summary.score == round(100 * sum(each.weight * each.worth for each in asked) / total, 1)
    assert all(each.worth is None for each in summary.questions if not each.asked)


def test_a_button_that_every_product_page_repeats_buys(page, site, catalogue):
    from mmaudit.facts.zones import block_key

    body = "<h1>Kettle</h1><p>49,90 €</p><a href='/cart?add=1'>Add to cart</a>"
    product = page(body, url=HOME)
    built = site([product], taps={HOME: 0})
    repeated = answer_page(product, catalogue, boilerplate=frozenset({block_key("Add to cart")}))
    assert fewest_taps(replace(built, answers={HOME: repeated.answers})).to_buy == 1


def test_a_contact_form_is_a_way_to_write(page, site):
    form = "<p>Pärnu mnt 12</p><form><input type=email><textarea></textarea><button>Saada</button></form>"
    built = site([page(form, lang="et", url="https://a.ee/")], taps={"https://a.ee/": 0})
    assert fewest_taps(built).to_contact == 1


def test_a_variant_of_a_language_is_told_by_the_words_that_were_read(page, site, catalogue):
    built = site([page("<p>a@example.org</p><p>+212 522 123 456</p>", lang="ary", url=HOME)], taps={HOME: 0})
    rows = [q for summary in summarise(built, catalogue).values() for q in summary.questions if q.best]
    assert {row.best.lang for row in rows} == {"ar"}
