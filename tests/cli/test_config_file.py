"""mmaudit.toml stands below the environment and the flags."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from mmaudit.cli.config_file import read_defaults
from mmaudit.errors import UsageError


@click.command(context_settings={"auto_envvar_prefix": "MMAUDIT"})
@click.option("--max-pages", type=int, default=25)
@click.option("--fail-on", multiple=True)
@click.option(
    "--config", type=click.Path(path_type=Path), is_eager=True, expose_value=False, callback=read_defaults
)
def command(max_pages, fail_on):
    click.echo(f"{max_pages} {list(fail_on)}")


def run(*arguments, env=None):
    return CliRunner().invoke(command, arguments, env=env, catch_exceptions=False).output.strip()


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_a_file_the_defaults_hold():
    assert run() == "25 []"


def test_the_file_of_the_folder_is_read(folder):
    (folder / "mmaudit.toml").write_text('[audit]\nmax-pages = 7\nfail-on = ["score<80"]\n')
    assert run() == "7 ['score<80']"


def test_the_environment_beats_the_file_and_a_flag_beats_both(folder):
    (folder / "mmaudit.toml").write_text("[audit]\nmax_pages = 7\n")
    assert run(env={"MMAUDIT_MAX_PAGES": "8"}) == "8 []"
    assert run("--max-pages", "9", env={"MMAUDIT_MAX_PAGES": "8"}) == "9 []"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("[audit]\nmax-page = 7\n", "max-page"),
        ("max-pages = 7\n", "max-pages"),
        ("[audit\n", "Cannot read"),
    ],
)
def test_a_wrong_file_is_a_usage_error_that_names_what_was_seen(folder, text, seen):
    (folder / "mmaudit.toml").write_text(text)
    with pytest.raises(UsageError, match=seen):
        run()


def test_a_file_that_was_named_must_exist(folder):
    with pytest.raises(UsageError, match=r"none\.toml"):
        run("--config", "none.toml")
