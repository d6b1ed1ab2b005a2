"""Pages with one load, for the speed audits."""

from dataclasses import replace

import pytest

from mmaudit.facts.load_metrics import page_metrics
from mmaudit.model.report import Network
from mmaudit.model.snapshot import Box, Image, Request


@pytest.fixture
def limits(limits):
    """The limits of a run on a link where 200 kB take a second and ten round trips one and a half."""
    return replace(limits, network=Network(name="slow", rtt_ms=150, down_kbps=1600, up_kbps=750))


@pytest.fixture
def a_request():
    """A request of the page that brought ``decoded_bytes`` of an own script."""

    def build(url="https://shop.test/app.js", **overrides):
        harmless = {
            "resource_type": "Script",
            "status": 200,
            "mime_type": "text/javascript",
            "finished_ms": 500.0,
            "transfer_bytes": 1000,
            "decoded_bytes": 1000,
        }
        return Request(url=url, **harmless | overrides)

    return build


@pytest.fixture
def an_image():
    """A picture of ``natural`` pixels that is shown in ``shown`` CSS pixels."""

    def build(url="https://shop.test/a.jpg", *, natural=(400, 300), shown=(400, 300), **overrides):
        harmless = {
            "selector": "img",
            "has_dimensions": True,
            "box": Box(x=0, y=0, width=shown[0], height=shown[1]),
        }
        return Image(url=url, natural_width=natural[0], natural_height=natural[1], **harmless | overrides)

    return build


@pytest.fixture
def loaded(a_page, a_snapshot, a_load):
    """The facts of a page with the given loads, or with one load of the given requests."""

    def build(*loads, requests=(), layout=None, **snapshot):
        loads = loads or (a_load(requests=tuple(requests)),)
        return a_page(
            snapshot=a_snapshot(loads=loads, layout=layout, **snapshot), metrics=page_metrics(loads)
        )

    return build
