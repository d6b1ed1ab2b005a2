import pytest

from mmaudit.audits.pwa.permission_prompts import AUDIT
from mmaudit.model.permissions import Asked, Permission, Permissions
from mmaudit.model.verdict import Status

PUSH, PLACE, CAMERA = Permission.NOTIFICATIONS, Permission.LOCATION, Permission.CAMERA


@pytest.fixture
def asking(a_page, a_snapshot, a_site):
    """A site whose pages asked for the given permissions; ``None``: nobody listened to that page."""

    def build(*pages):
        urls = [f"https://shop.test/{number}" for number in range(len(pages))]
        return a_site(
            [a_page(url, snapshot=snapshot(url, asked)) for url, asked in zip(urls, pages, strict=True)]
        )

    def snapshot(url, asked):
        if asked is None:
            return a_snapshot(url, unmeasured={"permissions": "There was no time left for it on this page."})
        calls = (Asked(permission=each, at_ms=1240, script_url=f"{url}.js", line=7) for each in asked)
        return a_snapshot(url, permissions=Permissions(asked=tuple(calls)))

    return build


@pytest.mark.parametrize(
    ("pages", "outcome"),
    [
        ([None], "not-measured"),
        ([[]], "none"),
        ([None, []], "none"),
        ([[PLACE]], "other"),
        ([[], [CAMERA]], "other"),
        ([[PUSH], []], "notifications"),
        ([[PLACE], [PLACE, PUSH]], "notifications"),
    ],
)
def test_what_pages_ask_for_by_themselves(result, asking, pages, outcome):
    assert result(AUDIT, asking(*pages)).outcome == outcome


def test_a_site_that_asks_for_nothing_gets_neither_blame_nor_praise(result, asking):
    assert result(AUDIT, asking([], [])).status is Status.NOT_APPLICABLE
    assert result(AUDIT, asking([], [])).score is None


def test_the_pages_that_ask_are_counted_and_their_scripts_named(result, asking):
    judged = result(AUDIT, asking([PLACE], [], [PUSH], None))
    assert judged.params == {"count": 1, "pages": 3}
    (push, place) = judged.evidence
    assert (push.label, push.value, push.unit) == ("notifications", 1.2, "s")
    assert (push.url, push.excerpt) == ("https://shop.test/2", "https://shop.test/2.js:7")
    assert place.label == "location"
