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
        ({"name": "Oak", "telephone": "123-456-7890"}, "left-over"),
        ({"name": "Oak", "telephone": "%PHONE%"}, "left-over"),
        ({"name": "Oak", "url": "https://www.example.com/"}, "left-over"),
        ({"name": "Oak", "openingHours": "Mon-Fri 9am-5pm"}, "unusable"),
        ({"name": "Oak", "openingHours": ["Mo-Fr 09:00-18:00", "Sa 10:00-14:00"]}, "sound"),
        ({"offers": {"@type": "Offer", "price": "1 299,00 €", "priceCurrency": "EUR"}}, "unusable"),
        ({"offers": {"@type": "Offer", "price": 1299.5, "priceCurrency": "EUR"}}, "sound"),
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


def test_a_sound_page_says_what_only_a_script_adds(build, limits):
    page = build.page(structured=items(name="Oak"), structured_by_script=2)
    verdict = AUDIT.judge(page, limits)
    assert (verdict.outcome, verdict.params) == ("scripted", {"count": 2})


def test_open_graph_has_words_of_its_own(build, limits):
    graph = StructuredItem(
        type="product", syntax="opengraph", properties={"og:type": "product", "price": "12 €"}
    )
    assert AUDIT.judge(build.page(structured=(graph,)), limits).outcome == "sound"


def test_a_site_that_is_an_example_may_name_itself(build, limits):
    page = build.page("https://www.example.com/", structured=items(url="https://example.com/about"))
    assert AUDIT.judge(page, limits).outcome == "sound"
