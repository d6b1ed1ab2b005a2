import pytest

from mmaudit.audits.site.structured_data import AUDIT
from mmaudit.facts.page_facts import StructuredItem

ADDRESS = {"@type": "PostalAddress", "streetAddress": "Pärnu mnt 12", "addressCountry": "EE"}


def items(**properties):
    return (StructuredItem(type="LocalBusiness", syntax="json-ld", properties=properties),)


@pytest.mark.parametrize(
    ("properties", "outcome"),
    [
        ({"name": "Oak", "address": ADDRESS, "telephone": "+372 612 3456"}, "sound"),
        ({"name": "Dolly Inc.", "address": ADDRESS}, "left-over"),
        ({"name": "Oak", "address": {"streetAddress": "123 Main St"}}, "left-over"),
        ({"name": "{{ site.title }}"}, "left-over"),
        ({"description": "--- title: Home layout: page ---"}, "left-over"),
        ({"description": "Lorem ipsum dolor"}, "left-over"),
        ({"name": "Oak", "address": ADDRESS, "telephone": "+1 212 736 5000"}, "country"),
        ({"name": "Oak", "address": ADDRESS, "telephone": "612 3456"}, "sound"),
        ({"name": "Oak", "telephone": " "}, "empty"),
    ],
)
def test_what_a_template_left_behind_is_told(build, limits, properties, outcome):
    assert AUDIT.judge(build.page(structured=items(**properties)), limits).outcome == outcome


def test_each_value_is_named_with_its_property(build, limits):
    verdict = AUDIT.judge(build.page(structured=items(name="Dolly Inc.")), limits)
    assert [(each.label, each.value) for each in verdict.evidence] == [("LocalBusiness.name", "Dolly Inc.")]


def test_a_block_that_cannot_be_read_is_told(build, limits):
    page = build.page(structured_faults=("JSON-LD block 1 cannot be read: it is empty.",))
    assert AUDIT.judge(page, limits).outcome == "unreadable"


def test_a_page_without_data_is_not_judged(build, limits):
    assert AUDIT.judge(build.page(), limits).outcome == "none"
