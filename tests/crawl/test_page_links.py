"""Whose links are followed: what a page tells robots in its head and in its headers."""

import pytest

from mmaudit.crawl.page_links import forbids_following

HOME = "https://example.com/"


def asks_not_to(a_snapshot, a_document, *, html: str = "", header: str = "") -> bool:
    headers = {"x-robots-tag": header} if header else {}
    return forbids_following(a_snapshot(HOME, document=a_document(html, headers=headers)))


@pytest.mark.parametrize(
    ("header", "forbids"),
    [
        ("nofollow", True),
        ("noindex, NoFollow", True),
        ("none", True),
        ("mmaudit: nofollow", True),
        ("mmaudit: noindex, nofollow", True),
        ("unavailable_after: 25 Jun 2027 15:00:00 GMT, nofollow", True),
        ("max-snippet: 50, nofollow", True),
        ("googlebot: noindex\nnofollow", True),
        ("noindex", False),
        ("all", False),
        ("googlebot: nofollow", False),
        ("otherbot: noindex, nofollow", False),
        ("mmaudit: all, otherbot: nofollow", False),
        ("nofollowing", False),
    ],
)
def test_a_header_speaks_to_everyone_or_to_one_robot(a_snapshot, a_document, header, forbids):
    assert asks_not_to(a_snapshot, a_document, header=header) is forbids


@pytest.mark.parametrize(
    ("html", "forbids"),
    [
        ("<meta name=robots content=nofollow>", True),
        ('<meta content="noindex,nofollow" name="ROBOTS">', True),
        ("<meta name='robots' content='none'>", True),
        ("<meta name=mmaudit content=nofollow>", True),
        ("<meta name=googlebot content=nofollow>", False),
        ("<meta name=robots content=noindex>", False),
        ("<meta name=description content='robots that nofollow'>", False),
        ("<p>&lt;meta name=robots content=nofollow&gt;", False),
    ],
)
def test_a_meta_tag_does_too(a_snapshot, a_document, html, forbids):
    assert asks_not_to(a_snapshot, a_document, html=html) is forbids
