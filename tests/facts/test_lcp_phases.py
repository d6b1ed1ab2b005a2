"""What the time to the largest paint went to."""

import pytest

from mmaudit.facts.lcp_phases import LcpPhase, LcpPhases, lcp_phases
from mmaudit.model.snapshot import LargestPaint, Request

HERO = "https://shop.test/hero.jpg"


def asked(url=HERO, *, started_ms=800.0, finished_ms: float | None = 3000.0, status=200, **headers):
    return Request(
        url=url,
        resource_type="Image",
        status=status,
        started_ms=started_ms,
        finished_ms=finished_ms,
        headers=headers,
    )


@pytest.fixture
def phases(a_load):
    """The four phases of a load with its first byte at 500 ms and its largest paint at 4000 ms."""

    def measure(*requests, url=HERO, **load):
        paint = LargestPaint(selector="img", tag="img", url=url, text="", area_px=1)
        times = {"ttfb_ms": 500.0, "lcp_ms": 4000.0, "largest_paint": paint}
        found = lcp_phases(a_load(requests=requests, **times | load))
        return tuple(found.by_phase().values()) if found else None

    return measure


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (asked(), (500, 300, 2200, 1000)),
        (asked(HERO + "#part"), (500, 300, 2200, 1000)),
        (asked(started_ms=100.0), (500, 0, 2500, 1000)),
        (asked(finished_ms=5000.0), (500, 300, 3200, 0)),
        (asked(finished_ms=None), (500, 300, 3200, 0)),
        (asked(started_ms=100.0, finished_ms=200.0), (500, 0, 0, 3500)),
        (asked("https://shop.test/other.jpg"), (500, 0, 0, 3500)),
    ],
    ids=["plain", "fragment", "asked early", "grows on", "never ends", "there before", "not on the network"],
)
def test_the_four_phases_add_up(phases, request_, expected):
    assert phases(request_) == expected
    assert sum(expected) == 4000


def test_text_waits_for_the_server_and_for_the_browser_alone(phases):
    assert phases(asked(), url=None) == (500, 0, 0, 3500)


def test_a_picture_behind_a_redirect_ends_with_its_target(phases):
    first = asked(status=302, finished_ms=1000.0, location="/real.jpg")
    assert phases(first, asked("https://shop.test/real.jpg", started_ms=1000.0)) == (500, 300, 2200, 1000)


def test_a_picture_that_redirects_in_a_circle_ends(phases):
    assert phases(asked(status=302, location="/hero.jpg")) == (500, 300, 2200, 1000)


def test_the_first_of_several_requests_counts(phases):
    assert phases(asked(), asked(started_ms=3500.0, finished_ms=3600.0)) == (500, 300, 2200, 1000)


@pytest.mark.parametrize("missing", ["ttfb_ms", "lcp_ms", "largest_paint"])
def test_what_is_not_known_has_no_phases(phases, missing):
    assert phases(**{missing: None}) is None


def test_the_longest_phase_is_named():
    parts = LcpPhases(server_ms=500, load_delay_ms=1800, load_ms=300, render_delay_ms=1400)
    assert parts.longest() is LcpPhase.LOAD_DELAY
