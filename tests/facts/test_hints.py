from mmaudit.facts.hints import Hint
from mmaudit.facts.page import derive_page


def test_hints_of_the_document_and_of_its_header_are_read_once(a_snapshot, a_document):
    head = (
        "<link rel=preconnect href=https://cdn.test><link rel='preconnect dns-prefetch' href=https://cdn.test>"
        "<link rel=preload as=image href=/a.jpg><link rel=stylesheet href=/a.css>"
    )
    document = a_document(head, headers={"link": "<https://api.test>; rel=preconnect"})
    assert set(derive_page(a_snapshot(document=document)).hints) == {
        Hint(rel="preconnect", url="https://cdn.test/"),
        Hint(rel="dns-prefetch", url="https://cdn.test/"),
        Hint(rel="preload", url="https://shop.test/a.jpg"),
        Hint(rel="preconnect", url="https://api.test/"),
    }


def test_a_page_without_document_has_no_hints(a_snapshot):
    assert derive_page(a_snapshot()).hints == ()
