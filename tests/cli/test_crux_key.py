"""The key of the Chrome UX Report API comes from the flag or the environment, its address from the environment alone."""

import pytest

from mmaudit.cli.audit import audit, options
from mmaudit.cli.main import mmaudit
from mmaudit.errors import UsageError
from mmaudit.run.options import make_config

KEY = "stand-in-key"


@pytest.fixture
def source(tmp_path, monkeypatch):
    """The field source that a command line makes, beside an ``mmaudit.toml``."""
    monkeypatch.chdir(tmp_path)

    def made(*arguments, toml="", **environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        (tmp_path / "mmaudit.toml").write_text(f"[audit]\n{toml}")
        # As the program makes it: click keeps a command's help option from the first context that asks for it.
        whole = mmaudit.make_context("mmaudit", ["audit"])
        context = audit.make_context("audit", ["https://a.test", *arguments], parent=whole)
        flags = {name: value for name, value in context.params.items() if name not in ("quiet", "as_json")}
        return make_config(**options(flags)).field_source

    return made


def test_without_a_key_there_is_no_source(source):
    assert source(MMAUDIT_CRUX_URL="http://127.0.0.1:9") is None


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--crux-key", KEY], {}),
        (["--crux-key", "env:MINE"], {"MINE": KEY}),
        ([], {"MMAUDIT_CRUX_KEY": KEY}),
        ([], {"MMAUDIT_CRUX_KEY": "env:MINE", "MINE": KEY}),
    ],
)
def test_the_key_comes_from_the_flag_or_the_environment(source, arguments, environment):
    assert source(*arguments, **environment).key == KEY


def test_a_variable_that_is_not_set_is_a_usage_error(source):
    with pytest.raises(UsageError, match="--crux-key names the environment variable NOWHERE"):
        source("--crux-key", "env:NOWHERE")


def test_the_environment_leads_elsewhere(source):
    found = source("--crux-key", KEY, MMAUDIT_CRUX_URL="http://127.0.0.1:9")
    assert found.base_url == "http://127.0.0.1:9"


def test_a_file_of_the_checkout_cannot_lead_the_key_elsewhere(source):
    with pytest.raises(UsageError, match="'crux-url' is not an option"):
        source("--crux-key", KEY, toml='crux-url = "https://evil.test"')
