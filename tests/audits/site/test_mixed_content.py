import pytest

from mmaudit.audits.site.mixed_content import AUDIT
from mmaudit.model.snapshot import Control


@pytest.mark.parametrize(
    ("url", "request_url", "outcome"),
    [
        ("https://shop.test/", "https://cdn.test/a.png", "secure"),
        ("https://shop.test/", "http://cdn.test/a.png", "mixed"),
        ("https://shop.test/", "http://127.0.0.1:8000/a.png", "secure"),
        ("https://shop.test/", "data:image/png;base64,", "secure"),
        ("http://shop.test/", "http://cdn.test/a.png", "not-https"),
    ],
)
def test_insecure_requests_of_secure_pages(build, limits, url, request_url, outcome):
    assert AUDIT.judge(build.page(url, loads=(build.load(request_url),)), limits).outcome == outcome


def test_the_same_file_in_several_runs_counts_once(build, limits):
    load = build.load("http://cdn.test/a.png")
    assert AUDIT.judge(build.page(loads=(load, load)), limits).value == 1


def test_a_form_that_is_sent_in_the_clear_is_found(build, limits):
    control = Control(
        tag="input", kind="text", text="", name="q", selector="#q", form_action="http://shop.test/buy"
    )
    page = build.page(loads=(build.load(),), content=build.content(controls=(control,)))
    assert AUDIT.judge(page, limits).evidence[0].url == "http://shop.test/buy"


def test_without_a_load_nothing_is_measured(build, limits):
    assert AUDIT.judge(build.page(), limits).outcome == "not-measured"
