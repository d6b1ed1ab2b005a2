import pytest

from mmaudit.audits.site.robots_txt import AUDIT
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.site_capture import RobotsFile

URL = "https://shop.test/robots.txt"


@pytest.mark.parametrize(
    ("robots", "outcome"),
    [
        (None, "not-measured"),
        (RobotsFile(url=URL, status=200), "good"),
        (RobotsFile(url=URL, status=404), "absent"),
        (RobotsFile(url=URL, status=503), "unreachable"),
        (
            RobotsFile(url=URL, status=None, failure=Failure(code=FailureCode.TIMEOUT, message="Late.")),
            "unreachable",
        ),
        (RobotsFile(url=URL, status=200, faults=("Line 3 is no rule.",)), "faults"),
    ],
)
def test_robots_files(build, limits, robots, outcome):
    assert AUDIT.judge(build.site(build.page(), robots=robots), limits).outcome == outcome
