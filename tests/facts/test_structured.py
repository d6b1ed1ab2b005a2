import pytest

from mmaudit.facts.markup import parse_markup
from mmaudit.facts.page_facts import StructuredItem
from mmaudit.facts.structured import read_structured


@pytest.fixture
def read():
    return lambda html: read_structured(parse_markup(html), base_url="https://shop.test/")


def json_ld(text, kind="application/ld+json"):
    return f'<script type="{kind}">{text}</script>'


def test_a_graph_is_flattened(read):
    found = read(
        json_ld('{"@context":"https://schema.org","@graph":[{"@type":"Shop"},{"@type":["Person","X"]}]}')
    )
    assert [item.type for item in found.items] == ["Shop", "Person"]
    assert found.faults == ()


def test_nested_items_stay_inside(read):
    (item,) = read(
        json_ld('{"@type":"http://schema.org/Product","offers":{"@type":"Offer","price":"19.90"}}')
    ).items
    assert item == StructuredItem(
        type="Product",
        syntax="json-ld",
        properties={"@type": "http://schema.org/Product", "offers": {"@type": "Offer", "price": "19.90"}},
    )


def test_a_list_and_a_type_with_parameters_are_read(read):
    found = read(json_ld('[{"@type":"A"},{"@type":"schema:B"}]', kind="Application/LD+JSON; charset=utf-8"))
    assert [item.type for item in found.items] == ["A", "B"]


def test_a_broken_block_is_a_fault_and_hides_no_other(read):
    found = read(json_ld('{"@type":"A",\n "x" 1}') + json_ld('{"@context":"https://schema.org","@type":"B"}'))
    assert [item.type for item in found.items] == ["B"]
    assert found.faults == ("JSON-LD block 1 cannot be read: Expecting ':' delimiter at line 2, column 6.",)


def test_a_block_without_context_is_read_and_a_fault(read):
    found = read(json_ld('{"@type":"A"}') + json_ld('[{"@context":"https://schema.org","@type":"B"}]'))
    assert [item.type for item in found.items] == ["A", "B"]
    assert found.faults == ("JSON-LD block 1 names no @context: its words mean nothing to programs.",)


def test_an_empty_block_is_a_fault(read):
    assert read(json_ld(" ")).faults == ("JSON-LD block 1 cannot be read: it is empty.",)


def test_microdata_has_the_shape_of_json_ld(read):
    found = read(
        '<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">Kettle</b>'
        '<span itemprop="offers" itemscope itemtype="https://schema.org/Offer">'
        '<i itemprop="price" content="19.90">19,90</i></span></div>'
    )
    assert found.items == (
        StructuredItem(
            type="Product",
            syntax="microdata",
            properties={
                "@type": "https://schema.org/Product",
                "name": "Kettle",
                "offers": {"@type": "https://schema.org/Offer", "price": "19.90"},
            },
        ),
    )


def test_microdata_that_would_take_forever_is_a_fault(read):
    found = read("<div itemscope>" * 500 + json_ld('{"@context":"https://schema.org","@type":"A"}'))
    assert [item.type for item in found.items] == ["A"]
    assert found.faults == (
        "The microdata is not read: there are too many items or they are nested too deeply.",
    )


def test_open_graph_is_one_item(read):
    found = read(
        '<head><meta property="og:type" content="article"><meta property="og:image" content="/a">'
        '<meta property="og:image" content="/b"></head>'
    )
    assert found.items == (
        StructuredItem(
            type="article",
            syntax="opengraph",
            properties={"og:type": "article", "og:image": ["/a", "/b"]},
        ),
    )


def test_nothing_is_found_in_nothing():
    found = read_structured(None, base_url="https://shop.test/")
    assert (found.items, found.faults) == ((), ())
