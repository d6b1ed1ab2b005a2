import pytest

from mmaudit.audits.amp.amp_presence import AUDIT
from mmaudit.model.verdict import Status

AMP_URL = "https://shop.test/amp"


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({}, "none"),
        ({"amphtml_urls": (AMP_URL,)}, "paired"),
        ({"is_amp": True, "canonical_urls": ("https://shop.test/",)}, "amp-first"),
        ({"is_amp": True, "canonical_urls": ("https://shop.test/a",)}, "paired"),
        ({"is_amp": True, "is_amp_story": True}, "story"),
    ],
)
def test_no_kind_of_amp_is_a_fault(result, read_page, facts, outcome):
    row = result(AUDIT, read_page(**facts))
    assert (row.outcome, row.status, row.score) == (outcome, Status.INFO, None)
    amp_page = facts.get("amphtml_urls", ())
    cached = "https://shop-test.cdn.ampproject.org/c/s/shop.test/"
    assert [each.url for each in row.evidence if each.label == "AMP page"] == list(amp_page)
    assert [each.url for each in row.evidence if each.label != "AMP page"] == (
        [cached + ("amp" if amp_page else "")] if outcome != "none" else []
    )


def test_a_document_for_adverts_or_mails_is_no_page(result, read_page):
    row = result(AUDIT, read_page(other_amp_format="AMP for Email"))
    assert (row.outcome, row.status) == ("wrong-format", Status.WARN)
    assert "AMP for Email" in row.text


def test_without_a_document_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
