import pytest

from mmaudit.audits.amp.amp_validity import AUDIT
from mmaudit.audits.amp.hints import hints
from mmaudit.facts.summaries import amp_summary
from mmaudit.model.amp_validation import AmpFinding, AmpValidation
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


ERROR = AmpFinding(
    severity="ERROR",
    code="DISALLOWED_TAG",
    line=3,
    col=4,
    message="The tag 'blink' is disallowed.",
    source_line="<blink>",
)
WARNING = AmpFinding(severity="WARNING", code="SOMETHING_NEW", line=1, col=0, message="An old version.")


def validated(read_page, *findings, **said):
    validation = AmpValidation(url="https://a.example/amp", count=len(findings), findings=findings, **said)
    return read_page(validation=validation, is_amp=True)


@pytest.mark.parametrize(
    ("findings", "said", "outcome", "status"),
    [
        ((), {"valid": True}, "valid", Status.PASS),
        ((WARNING,), {"valid": True}, "warned", Status.WARN),
        ((ERROR,), {"valid": False}, "invalid", Status.FAIL),
        ((), {"valid": None, "reason": "There was no AMP validator."}, "not-checked", Status.INFO),
    ],
)
def test_the_validator_decides(result, read_page, findings, said, outcome, status):
    row = result(AUDIT, validated(read_page, *findings, **said))
    assert (row.outcome, row.status) == (outcome, status)


def test_an_error_is_shown_with_its_line_and_in_plain_words(result, read_page):
    (shown,) = result(AUDIT, validated(read_page, ERROR, valid=False)).evidence
    assert (shown.label, shown.excerpt) == ("line 3: The tag 'blink' is disallowed.", "<blink>")
    assert shown.value == hints()["DISALLOWED_TAG"]
    assert amp_summary(validated(read_page, ERROR, valid=False)).errors[0].code == "DISALLOWED_TAG"
