from mmaudit.crawl.one_of_each_kind import MAX_KINDS, OneOfEachKind


def test_the_first_page_of_each_template_is_picked_once():
    kinds = OneOfEachKind()
    urls = [
        "https://a.test/",
        "https://a.test/shop/1",
        "https://a.test/shop/2",
        "https://a.test/about",
        "https://a.test/",
    ]
    assert [kinds.picks(url) for url in urls] == [True, True, False, True, False]


def test_a_site_of_many_templates_is_not_asked_for_ever():
    kinds = OneOfEachKind()
    names = [chr(ord("a") + number) for number in range(MAX_KINDS + 3)]
    assert sum(kinds.picks(f"https://a.test/{name}") for name in names) == MAX_KINDS
