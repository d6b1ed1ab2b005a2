"""A rich, invented report for the outputs, as it is, as large as wanted, and attacked (see ``sample/``)."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.report.sample.album import Album
from tests.report.sample.attacks import ATTACKS, poisoned
from tests.report.sample.origin import ORIGIN
from tests.report.sample.site import build_sample

from mmaudit.model.report import SiteReport


@pytest.fixture(scope="session")
def sample() -> tuple[SiteReport, Album]:
    """The sample with its pictures, drawn once."""
    album = Album()
    return build_sample(album), album


@pytest.fixture
def album(sample: tuple[SiteReport, Album]) -> Album:
    """The sample's pictures, to which a test may add."""
    return Album(files=dict(sample[1].files))


@pytest.fixture
def report(sample: tuple[SiteReport, Album]) -> SiteReport:
    """The sample."""
    return sample[0]


@pytest.fixture
def many_pages(report: SiteReport) -> Callable[[int], SiteReport]:
    """Makes the sample as large as wanted: the heavy home page under many addresses."""

    def build(count: int) -> SiteReport:
        # Field data is asked for the first 25 pages only.
        unasked = replace(report.pages[0], field=None)
        pages = tuple(
            replace(
                report.pages[0] if n < 24 else unasked,
                url=f"{ORIGIN}/leht/{n}", final_url=f"{ORIGIN}/leht/{n}", depth=2,
            )
            for n in range(count - 1)
        )  # fmt: skip
        return replace(report, pages=(report.pages[0], *pages))

    return build


@pytest.fixture
def hostile(report: SiteReport) -> SiteReport:
    """The sample with every attack in every text, addresses included."""
    attacked = poisoned(report, " ".join(ATTACKS))
    assert isinstance(attacked, SiteReport)
    return attacked
