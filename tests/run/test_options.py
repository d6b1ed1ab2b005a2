"""What the user may say, and what is made of it."""

from pathlib import Path

import pytest

from mmaudit.errors import UsageError
from mmaudit.model.scroll import ScrollPart
from mmaudit.run.gathering import fingerprint
from mmaudit.run.options import make_config


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("https://example.com", "https://example.com/"),
        ("example.com/shop", "https://example.com/shop"),
        ("  http://example.com/#top ", "http://example.com/"),
        ("localhost:8000", "http://localhost:8000/"),
        ("127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
    ],
)
def test_an_address_is_understood_as_people_write_it(said, meant):
    assert make_config(said).start_url == meant


@pytest.mark.parametrize(
    "said", ["notaurl", "", "ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "https://"]
)
def test_what_is_no_web_address_is_a_usage_error(said):
    with pytest.raises(UsageError, match="not a web address"):
        make_config(said)


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("full", tuple(ScrollPart)),
        ("quick", (ScrollPart.GESTURE, ScrollPart.ANCHORS)),
        ("none", ()),
        ("drag, late", (ScrollPart.LATE, ScrollPart.DRAG)),
    ],
)
def test_the_scroll_pass_is_chosen_by_its_parts(said, parts):
    assert make_config("https://a.test", scroll=said).scroll == parts


def test_a_part_that_there_is_not_is_a_usage_error():
    with pytest.raises(UsageError, match="knows no 'sideways'"):
        make_config("https://a.test", scroll="gesture,sideways")


def test_figures_of_two_ways_to_scroll_are_not_mixed():
    assert fingerprint(make_config("https://a.test")) != fingerprint(
        make_config("https://a.test", scroll="quick")
    )


def test_a_gate_wants_medians():
    assert make_config("https://a.test").runs == 1
    assert make_config("https://a.test", fail_on=["score<80"]).runs == 3
    assert make_config("https://a.test", fail_on=["score<80"], runs=1).runs == 1


def test_the_cpu_is_as_slow_as_the_device_unless_said_otherwise():
    assert make_config("https://a.test", device="pixel-7").cpu_slowdown == 2.0
    assert make_config("https://a.test", device="pixel-7", cpu=1).cpu_slowdown == 1


@pytest.mark.parametrize("wrong", [{"cpu": 0}, {"cpu": float("nan")}, {"runs": 0}, {"runs": 99}])
def test_a_factor_or_a_count_out_of_range_is_a_usage_error(wrong):
    with pytest.raises(UsageError, match="out of range"):
        make_config("https://a.test", **wrong)


def test_an_unknown_format_is_named():
    with pytest.raises(UsageError, match="'docx'"):
        make_config("https://a.test", formats=["html", "docx"])


def test_a_crawl_of_no_pages_is_refused():
    with pytest.raises(UsageError):
        make_config("https://a.test", max_pages=0)


def test_secrets_do_not_show_in_the_configuration_s_text():
    config = make_config(
        "https://a.test", auth="user:geheim", headers={"X-Key": "geheim"}, cookies={"sid": "geheim"}
    )
    assert "geheim" not in repr(config)


def test_a_login_file_must_exist(tmp_path: Path):
    with pytest.raises(UsageError, match="no such file"):
        make_config("https://a.test", storage_state=tmp_path / "none.json")


class TestFieldData:
    KEY = "AIzaSy-stand_in"

    @pytest.mark.parametrize("key", [None, ""])
    def test_without_a_key_nothing_is_asked(self, key):
        assert make_config("https://a.test", crux_key=key, crux_url="https://b.test").field_source is None

    def test_the_key_is_in_no_text_of_the_configuration(self):
        config = make_config("https://a.test", crux_key=self.KEY)
        assert config.field_source.key == self.KEY
        assert config.field_source.base_url == "https://chromeuxreport.googleapis.com"
        assert self.KEY not in repr(config)
        assert self.KEY not in fingerprint(config)

    @pytest.mark.parametrize("key", ["two words", "key\nX-Evil: 1", "ключ", "a" * 201, "a&b"])
    def test_what_is_no_key_is_refused_without_repeating_it(self, key):
        with pytest.raises(UsageError) as refused:
            make_config("https://a.test", crux_key=key)
        assert key not in f"{refused.value.message} {refused.value.hint}"

    @pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://localhost:1", "https://crux.test"])
    def test_another_address_may_answer_for_the_api(self, url):
        assert make_config("https://a.test", crux_key=self.KEY, crux_url=url).field_source.base_url == url

    @pytest.mark.parametrize(
        "url", ["http://crux.test", "ftp://127.0.0.1", "crux.test", "http://127.0.0.1.evil.test"]
    )
    def test_the_key_never_travels_in_the_open(self, url):
        with pytest.raises(UsageError, match="MMAUDIT_CRUX_URL"):
            make_config("https://a.test", crux_key=self.KEY, crux_url=url)


@pytest.mark.parametrize(("condition", "waits"), [("load>9000", True), ("lcp>4000", False)])
def test_a_condition_on_the_load_event_waits_for_it(condition, waits):
    assert make_config("https://example.com", fail_on=[condition]).wait_for_load is waits


def test_a_list_of_pages_is_read_line_by_line():
    lines = ["# shop\n", "/b\n", "\n", "https://example.com/a?utm_source=x\n", "/b\n"]
    crawl = make_config("https://example.com/", urls=lines).crawl
    assert crawl.urls == ("https://example.com/b", "https://example.com/a")
    assert crawl.max_pages == 3


def test_a_limit_holds_for_a_list_too():
    assert make_config("https://example.com/", urls=["/a", "/b"], max_pages=1).crawl.max_pages == 1


@pytest.mark.parametrize("line", ["https://elsewhere.example/", "http://[bad", "mailto:a@example.com"])
def test_the_line_that_is_no_page_of_the_site_is_named(line):
    with pytest.raises(UsageError, match="line 2"):
        make_config("https://example.com/", urls=["/a", line])


def test_a_list_and_the_sitemap_exclude_each_other():
    with pytest.raises(UsageError, match="exclude"):
        make_config("https://example.com/", urls=["/a"], sitemap_only=True)


def test_the_kind_of_site_can_be_named_and_a_wrong_one_is_a_usage_error():
    assert make_config("https://a.test").profile is None
    assert make_config("https://a.test", profile="auto").profile is None
    assert make_config("https://a.test", profile="local-service").profile == "local-service"
    with pytest.raises(UsageError, match="no profile 'pub'"):
        make_config("https://a.test", profile="pub")
