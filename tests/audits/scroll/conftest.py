"""Pages that were scrolled, for the scroll audits."""

import pytest

from mmaudit.model.snapshot import Back, Scroll


@pytest.fixture
def scrolled(a_page, a_snapshot, a_layout):
    """The facts of a page of three screens; ``layout`` and ``content`` are its sections, the rest is its scroll pass."""

    def build(*, layout=None, content=None, **overrides):
        scroll = Scroll(**{"moved_px": 1600.0, "duration_ms": 2100.0, "cls": 0.0, "screens": 3.0} | overrides)
        sections = {"scroll": scroll, "layout": layout or a_layout(), "content": content}
        return a_page(snapshot=a_snapshot(**sections))

    return build


@pytest.fixture
def came_back(a_page, a_snapshot, a_site):
    """A site of pages that were left and come back to, one for each set of what is not harmless."""

    def build(*ways):
        harmless = {"is_kept": True, "left_px": 1200.0, "found_px": 1200.0, "reloaded_px": 1200.0}
        urls = [f"https://shop.test/{number}" for number in range(len(ways))]
        backs = [Back(**harmless | way) for way in ways]
        pages = [
            a_page(url, snapshot=a_snapshot(url, back=back)) for url, back in zip(urls, backs, strict=True)
        ]
        return a_site([a_page(), *pages])

    return build
