import pytest

from mmaudit.audits.amp.amp_pairing import AUDIT
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.snapshot import Redirect
from mmaudit.model.verdict import Status

HOME = "https://shop.test/"
AMP_URL = "https://shop.test/amp"
BACK = f'<link rel="canonical" href="{HOME}">'


@pytest.mark.parametrize(
    ("html", "outcome", "status"),
    [
        (f"<html amp>{BACK}", "good", Status.PASS),
        (f"<html ⚡>{BACK}", "good", Status.PASS),
        ('<html amp><link rel="canonical" href="/?utm_source=amp">', "good", Status.PASS),
        (f"<html>{BACK}", "not-amp", Status.FAIL),
        ("", "not-amp", Status.FAIL),
        ("<html amp>", "no-canonical", Status.FAIL),
        ('<html amp><link rel="canonical" href="/other">', "other-canonical", Status.FAIL),
        (f"<html amp>{BACK}<meta name=robots content=noindex>", "noindex", Status.WARN),
        (f"<html amp>{BACK}<link rel=amphtml href=/amp/amp>", "chain", Status.WARN),
    ],
)
def test_the_amp_version_is_judged_by_what_it_says(result, read_page, a_partner, html, outcome, status):
    row = result(AUDIT, read_page(a_partner(html), amphtml_urls=(AMP_URL,)))
    assert (row.outcome, row.status) == (outcome, status)
    assert row.evidence[0].url == AMP_URL


@pytest.mark.parametrize(
    ("own", "other", "outcome"),
    [("et", "en", "other-language"), ("et-EE", "et", "good"), ("zh_CN", "zh-TW", "good"), ("", "en", "good"),
     ("et", "", "good")],
)  # fmt: skip
def test_both_halves_are_in_one_language(result, read_page, a_partner, own, other, outcome):
    page = read_page(
        a_partner(f"<html amp lang='{other}'>{BACK}"), amphtml_urls=(AMP_URL,), declared_lang=own
    )
    assert result(AUDIT, page).outcome == outcome


def test_both_halves_are_on_https(result, read_page, a_partner):
    partner = a_partner(final_url="http://shop.test/amp")
    assert result(AUDIT, read_page(partner, amphtml_urls=(AMP_URL,))).outcome == "insecure"


@pytest.mark.parametrize(
    ("final_url", "outcome"),
    [
        ("https://amp.shop.test/", "redirected"),
        ("https://shop-test.cdn.ampproject.org/c/s/shop.test/", "other-domain"),
    ],
)
def test_both_halves_are_on_one_domain(result, read_page, a_partner, final_url, outcome):
    row = result(AUDIT, read_page(a_partner(final_url=final_url), amphtml_urls=(AMP_URL,)))
    assert row.outcome == outcome


def test_an_amp_version_that_robots_txt_forbids_is_a_fault_of_its_own(result, read_page, a_partner):
    partner = a_partner(status=None, failure=Failure(code=FailureCode.ROBOTS, message="No."))
    row = result(AUDIT, read_page(partner, amphtml_urls=(AMP_URL,)))
    assert (row.outcome, row.status) == ("kept-out", Status.FAIL)


def test_a_link_in_the_body_is_misplaced(result, a_page, a_snapshot, a_document):
    document = a_document("<p>", amphtml_misplaced=True)
    page = a_page(snapshot=a_snapshot(document=document), amphtml_urls=(AMP_URL,))
    assert result(AUDIT, page).outcome == "misplaced"
    named = a_document("<p>", amphtml_misplaced=True, headers={"link": f'<{AMP_URL}>; rel="amphtml"'})
    page = a_page(snapshot=a_snapshot(document=named), amphtml_urls=(AMP_URL,))
    assert result(AUDIT, page).outcome != "misplaced"


def test_the_other_page_is_named(result, read_page, a_partner):
    partner = a_partner('<html amp><link rel="canonical" href="/other">')
    row = result(AUDIT, read_page(partner, amphtml_urls=(AMP_URL,)))
    assert row.text == "The AMP version belongs to another page: https://shop.test/other."


def test_the_canonical_of_the_page_is_its_partner_too(result, read_page, a_partner):
    partner = a_partner('<html amp><link rel="canonical" href="/kettle">')
    page = read_page(partner, amphtml_urls=(AMP_URL,), canonical_urls=(HOME + "kettle",))
    assert result(AUDIT, page).outcome == "good"


def test_a_redirect_without_hops_is_known_by_where_it_led(result, read_page, a_partner):
    partner = a_partner(final_url="https://shop.test/amp/new")
    assert result(AUDIT, read_page(partner, amphtml_urls=(AMP_URL,))).outcome == "redirected"


def test_a_redirect_is_a_warning(result, read_page, a_partner):
    partner = a_partner(redirects=(Redirect(url=AMP_URL, status=301),), final_url=AMP_URL + "/")
    row = result(AUDIT, read_page(partner, amphtml_urls=(AMP_URL,)))
    assert (row.outcome, row.score) == ("redirected", 75)
    assert [each.label for each in row.evidence] == ["AMP page", "redirect"]


@pytest.mark.parametrize(
    ("overrides", "text"),
    [
        ({"status": 404}, "The AMP version cannot be reached: its address answers 404."),
        (
            {"status": None, "failure": Failure(code=FailureCode.DNS, message="No such host.")},
            "The AMP version cannot be reached: No such host.",
        ),
    ],
)
def test_an_amp_version_that_does_not_answer_is_a_fault(result, read_page, a_partner, overrides, text):
    row = result(AUDIT, read_page(a_partner(**overrides), amphtml_urls=(AMP_URL,)))
    assert (row.outcome, row.status, row.text) == ("unreachable", Status.FAIL, text)


def test_only_one_amp_version_may_be_named(result, read_page, a_partner):
    row = result(AUDIT, read_page(a_partner(), amphtml_urls=(AMP_URL, HOME + "amp2")))
    assert (row.outcome, row.status, len(row.evidence)) == ("several", Status.FAIL, 2)


@pytest.mark.parametrize(
    ("facts", "outcome", "status"),
    [
        ({}, "no-amp", Status.NOT_APPLICABLE),
        ({"is_amp": True, "canonical_urls": (HOME,)}, "stands-alone", Status.NOT_APPLICABLE),
        ({"is_amp": True, "canonical_urls": (HOME + "a",)}, "judged-there", Status.NOT_APPLICABLE),
        ({"is_amp": True}, "no-canonical", Status.FAIL),
        ({"is_amp": True, "amphtml_urls": (HOME,)}, "self-reference", Status.WARN),
    ],
)
def test_pages_without_an_amp_version_of_their_own(result, read_page, facts, outcome, status):
    row = result(AUDIT, read_page(**facts))
    assert (row.outcome, row.status) == (outcome, status)


def test_an_amp_version_that_was_not_fetched_is_not_measured(result, read_page):
    row = result(AUDIT, read_page(amphtml_urls=(AMP_URL,)))
    assert (row.status, row.text) == (Status.NOT_MEASURED, "Not measured. The AMP page was not fetched.")
    row = result(AUDIT, read_page(amphtml_urls=(AMP_URL,), unmeasured={"amp": "It took too long."}))
    assert row.text == "Not measured. It took too long."


def test_without_a_document_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
