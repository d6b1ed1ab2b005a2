from mmaudit.audits.amp.amp_validity import AUDIT
from mmaudit.model.verdict import Status


def test_an_amp_page_is_not_called_valid(result, read_page, a_partner):
    for page in (read_page(is_amp=True), read_page(a_partner())):
        row = result(AUDIT, page)
        assert (row.outcome, row.status, row.score) == ("not-checked", Status.INFO, None)


def test_without_an_amp_page_there_is_nothing_to_check(result, read_page, a_partner):
    for page in (read_page(), read_page(a_partner("<html>"))):
        assert result(AUDIT, page).status is Status.NOT_APPLICABLE
        assert result(AUDIT, page).outcome == "no-amp"


def test_without_a_document_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
