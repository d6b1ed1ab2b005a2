"""Pages that were scrolled, for the scroll audits."""

import pytest

from mmaudit.model.snapshot import Scroll


@pytest.fixture
def scrolled(a_page, a_snapshot, a_layout):
    """The facts of a page of three screens; ``layout`` and ``content`` are its sections, the rest is its scroll pass."""

    def build(*, layout=None, content=None, **overrides):
        scroll = Scroll(**{"moved_px": 1600.0, "duration_ms": 2100.0, "cls": 0.0, "screens": 3.0} | overrides)
        sections = {"scroll": scroll, "layout": layout or a_layout(), "content": content}
        return a_page(snapshot=a_snapshot(**sections))

    return build
