"""Pages and their AMP halves, for the AMP audits."""

import pytest

from mmaudit.model.snapshot import Amp, FetchedDocument

AMP_URL = "https://shop.test/amp"


@pytest.fixture
def a_partner():
    """What was fetched as the AMP version of the page; ``html`` is a good one unless it is given."""

    def build(html='<html amp><link rel="canonical" href="https://shop.test/">', **overrides):
        harmless = {"requested_url": AMP_URL, "final_url": AMP_URL, "status": 200, "text": html}
        return FetchedDocument(**harmless | overrides)

    return build


@pytest.fixture
def read_page(a_page, a_snapshot, a_document):
    """The facts of a page whose document was seen; ``partner`` is what its AMP link led to."""

    def build(partner=None, *, validation=None, unmeasured=None, **facts):
        has_amp = partner or validation
        amp = Amp(amphtml_url=AMP_URL, partner=partner, validation=validation) if has_amp else None
        snapshot = a_snapshot(document=a_document("<p>"), amp=amp, unmeasured=unmeasured or {})
        return a_page(snapshot=snapshot, **facts)

    return build
