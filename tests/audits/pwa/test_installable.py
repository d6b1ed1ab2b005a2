import pytest

from mmaudit.audits.pwa.installable import AUDIT
from mmaudit.model.verdict import Confidence, Status


def test_a_site_without_errors_can_be_installed(result, app):
    row = result(AUDIT, app())
    assert (row.outcome, row.score) == ("installable", 100)


def test_a_site_without_manifest_is_no_fault(result, no_app):
    row = result(AUDIT, no_app)
    assert (row.outcome, row.status) == ("no-manifest", Status.NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (
            ("manifest-missing-suitable-icon", "no-acceptable-icon"),
            "The manifest names no icon of at least 144 pixels for any purpose. "
            "No icon of the manifest can be used: too small, not found or broken.",
        ),
        (
            ("start-url-not-valid", "manifest-parsing-or-network-error", "no-acceptable-icon"),
            "The manifest cannot be loaded or is not valid JSON.",
        ),
        (("a-new-code",), "a-new-code"),
    ],
)
def test_reasons_are_told_in_plain_words_without_what_follows_from_them(result, app, codes, text):
    row = result(AUDIT, app(installability_errors=codes))
    assert (row.outcome, row.status) == ("not-installable", Status.FAIL)
    assert row.text == f"The site has a manifest and cannot be installed: {text}"
    assert {each.label for each in row.evidence} <= set(codes)


@pytest.mark.parametrize("codes", [(), ("no-acceptable-icon",)])
def test_a_verdict_by_our_own_rules_says_so(result, app, codes):
    row = result(AUDIT, app(installability_errors=codes, installability_by_rules=True))
    assert "mmaudit's own reading" in row.evidence[-1].label
    assert row.confidence is Confidence.MEDIUM


def test_a_browser_that_cannot_answer_gives_no_verdict(result, app):
    row = result(AUDIT, app(installability_errors=None))
    assert row.text == "Not measured. This browser does not say whether a site can be installed."


def test_a_site_that_was_never_asked_is_not_measured(result, never_asked):
    assert result(AUDIT, never_asked).status is Status.NOT_MEASURED
