"""What the user may say, and what is made of it."""

from pathlib import Path

import pytest

from mmaudit.errors import UsageError
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
