"""What a template left behind in structured data, and what only sounds like it."""

import pytest

from mmaudit.moments.left_over import is_left_over, is_made_up_phone
from mmaudit.moments.structured import Item
from mmaudit.moments.structured_sanity import unusable_values


@pytest.mark.parametrize(
    "text",
    [
        "{{ site.title }}",
        "{% include address %}",
        "${company.phone}",
        "<%= title %>",
        "%STREET%",
        "[YOUR NAME]",
        "[object Object]",
        "undefined",
        "undefined, undefined",
        "--- title: Home layout: page ---",
        "Your Company",
        "Dolly Inc.",
        "123 Main St, Anytown",
        "Lorem ipsum dolor sit amet, " * 20,
        "info@yourdomain.com",
        "https://www.example.com/logo.png",
        "https://via.placeholder.com/300",
    ],
)
def test_what_was_never_filled_in_is_left_over(text):
    assert is_left_over(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kivisilla Kohv",
        "We keep the books of your company, whatever its size.",
        "Undefined behaviour in C and how to find it",
        "How to write {{ name }} in a template, and what the engine makes of it when the value is missing, explained at "
        "length with examples for beginners",
        "[SALE] Kettle",
        "100% cotton",
        "https://et.wikipedia.org/wiki/%CAF%D5",
        "https://kivisilla.example/",
        "Example.com is a domain for examples",
        "Main Street 123",
        "None of the above",
        "Nan",
        "Bar",
        "",
    ],
)
def test_what_a_site_says_of_itself_is_not(text):
    assert not is_left_over(text)


@pytest.mark.parametrize(
    ("number", "made_up"),
    [
        ("123-456-7890", True),
        ("+1 (234) 567-8901", True),
        ("000-000-0000", True),
        ("(555) 123-4567", True),
        ("+1 212-555-0123", True),
        ("+372 612 3456", False),
        ("+1 212 736 5000", False),
        ("021-6200 0142", False),
        ("1234", False),
        ("", False),
    ],
)
def test_numbers_that_nobody_has_are_known(number, made_up):
    assert is_made_up_phone(number) is made_up


@pytest.mark.parametrize(
    ("kind", "properties", "wrong"),
    [
        ("Article", {"datePublished": "2026-03-31T10:00:00+02:00"}, []),
        ("Article", {"datePublished": "31.03.2026"}, ["Article.datePublished"]),
        ("Recipe", {"totalTime": "PT1H20M"}, []),
        ("Recipe", {"totalTime": "35 minutes"}, ["Recipe.totalTime"]),
        ("Offer", {"price": "19.90", "priceCurrency": "EUR"}, []),
        ("Offer", {"price": "19,90", "priceCurrency": "€"}, ["Offer.price", "Offer.priceCurrency"]),
        ("GeoCoordinates", {"latitude": 59.4, "longitude": "24.7"}, []),
        ("Geo", {"latitude": "594", "longitude": "24° 45"}, ["Geo.latitude", "Geo.longitude"]),
        ("OpeningHoursSpecification", {"opens": "09:00", "closes": "18:00:00"}, []),
        ("OpeningHoursSpecification", {"opens": "9am", "closes": "T18:00"}, ["OpeningHoursSpecification.opens"]),
        ("AggregateRating", {"ratingValue": "4.8"}, []),
        ("AggregateRating", {"ratingValue": "5.00001"}, []),
        ("AggregateRating", {"ratingValue": "8.4", "bestRating": "10"}, []),
        ("AggregateRating", {"ratingValue": "8.4"}, ["AggregateRating.ratingValue"]),
        ("Organization", {"email": "call us", "telephone": "on request"}, ["Organization.telephone", "Organization.email"]),
        ("Localbusiness", {"name": "Oak"}, ["Localbusiness"]),
        ("Kiosk", {"name": "Oak"}, []),
    ],
)  # fmt: skip
def test_values_that_no_program_can_use_are_named(kind, properties, wrong):
    item = Item(types=(kind,), properties=properties)
    assert [label for label, _ in unusable_values(item)] == wrong
