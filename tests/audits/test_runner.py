import pytest

from mmaudit.audits.audit import PageAudit, SiteAudit
from mmaudit.audits.registry import PAGE_AUDITS, SITE_AUDITS
from mmaudit.audits.runner import audit_page, audit_site
from mmaudit.model.snapshot import Scroll, ScrollPart, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict


def spec(**overrides):
    harmless = {
        "id": "kettle",
        "category": Category.SITE,
        "title": "The kettle is blue",
        "why": "Blue is nice.",
        "fix": "Paint it.",
        "source": "https://example.org/",
        "unit": "ml",
        "outcomes": {
            "blue": Outcome(status=Status.PASS, text="It holds {ml} ml.", score=100),
            "red": Outcome(status=Status.WARN, text="It is red."),
            "none": Outcome(status=Status.INFO, text="There is none."),
        },
    }
    return Spec(**harmless | overrides)


def audit(verdict, **overrides):
    """An audit that always ends in ``verdict``, or that breaks with it."""

    def judge(page, limits):
        if isinstance(verdict, Exception):
            raise verdict
        return verdict

    return PageAudit(spec=spec(**overrides), judge=judge)


def test_a_verdict_is_joined_with_its_spec(result, a_page):
    evidence = (Evidence(kind="text", label="colour"),)
    row = result(audit(Verdict(outcome="blue", value=5, params={"ml": "500"}, evidence=evidence)), a_page())
    assert (row.id, row.category, row.status, row.score) == ("kettle", Category.SITE, Status.PASS, 100)
    assert (row.text, row.value, row.unit, row.outcome) == ("It holds 500 ml.", 5, "ml", "blue")
    assert (row.why, row.fix, row.evidence) == ("Blue is nice.", "Paint it.", evidence)
    assert row.params == {"ml": "500"}


def test_the_verdicts_own_score_counts(result, a_page):
    assert result(audit(Verdict(outcome="red", score=61.5)), a_page()).score == 61.5
    assert result(audit(Verdict(outcome="red", score=130)), a_page()).score == 100
    assert result(audit(Verdict(outcome="red")), a_page()).score is None


def test_what_only_informs_has_no_score(result, a_page):
    assert result(audit(Verdict(outcome="none", score=10)), a_page()).score is None


@pytest.mark.parametrize(
    ("left_out", "status"), [((), Status.PASS), ((ScrollPart.DRAG,), Status.NOT_MEASURED)]
)
def test_a_part_of_the_scroll_pass_that_was_left_out_is_not_judged(
    result, a_page, a_snapshot, left_out, status
):
    scroll = Scroll(moved_px=1600, duration_ms=2000, cls=0, left_out=left_out)
    page = a_page(snapshot=a_snapshot(scroll=scroll))
    row = result(audit(Verdict(outcome="blue", params={"ml": "1"}), part=ScrollPart.DRAG), page)
    assert row.status is status


def test_an_audit_that_breaks_is_not_measured(result, a_page):
    row = result(audit(KeyError("lid")), a_page())
    assert (row.status, row.score, row.outcome) == (Status.NOT_MEASURED, None, "not-measured")
    assert row.text == "Not measured. Internal error (KeyError: 'lid')."


def test_a_missing_section_is_not_measured_for_the_collectors_reason(result, a_page, a_snapshot):
    broken = a_page(snapshot=a_snapshot(unmeasured={"scroll": "The page hung while scrolling."}))
    needing = audit(Verdict(outcome="red"), needs=(Section.SCROLL,))
    assert result(needing, broken).text == "Not measured. The page hung while scrolling."
    assert result(needing, a_page()).text == "Not measured. This part of the page was not seen (scroll)."


def test_a_section_that_is_there_is_judged(result, a_page, a_snapshot, a_load):
    needing = audit(Verdict(outcome="red"), needs=(Section.LOAD,))
    assert result(needing, a_page()).status is Status.NOT_MEASURED
    assert result(needing, a_page(snapshot=a_snapshot(loads=(a_load(),)))).status is Status.WARN


def test_a_site_needs_its_section_on_one_page(result, a_page, a_snapshot, a_site, a_layout):
    needing = SiteAudit(
        spec=spec(needs=(Section.LAYOUT,)), judge=lambda site, limits: Verdict(outcome="none")
    )
    seen = a_page("https://shop.test/a", snapshot=a_snapshot("https://shop.test/a", layout=a_layout()))
    assert result(needing, a_site([a_page()])).status is Status.NOT_MEASURED
    assert result(needing, a_site([a_page(), seen])).status is Status.INFO


def test_an_audit_may_itself_say_that_nothing_was_measured(result, a_page):
    row = result(audit(Verdict(outcome="not-measured", params={"reason": "Too dark."})), a_page())
    assert (row.status, row.text) == (Status.NOT_MEASURED, "Not measured. Too dark.")
    row = result(audit(Verdict(outcome="not-measured")), a_page())
    assert row.text == "Not measured. There was nothing to measure."


def test_an_outcome_outside_the_closed_list_is_our_own_fault(result, a_page):
    with pytest.raises(ValueError, match="kettle: 'green' is none of blue, red, none"):
        result(audit(Verdict(outcome="green")), a_page())


def test_text_of_the_site_in_params_is_no_template(result, a_page):
    assert result(audit(Verdict(outcome="blue", params={"ml": "{0.__class__}"})), a_page()).text == (
        "It holds {0.__class__} ml."
    )


def test_every_audit_has_a_row_even_for_a_page_that_was_never_seen(a_page, a_site, limits):
    rows = audit_page(a_page(), limits)
    assert [row.id for row in rows] == [audit.spec.id for audit in PAGE_AUDITS]
    rows = audit_site(a_site(), limits)
    assert [row.id for row in rows] == [audit.spec.id for audit in SITE_AUDITS]
    assert not any("internal error" in row.text for row in rows)
