"""mmaudit questions lists, writes, checks and tries out questions."""

import pytest
from click.testing import CliRunner

from mmaudit.cli.main import mmaudit
from mmaudit.errors import CannotRunError, UsageError

PAGE = "<html lang='en'><p>There are two charging points behind the house.</p><p>Founded by Ann.</p></html>"


def run(*arguments):
    return CliRunner().invoke(mmaudit, ["questions", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def started(tmp_path):
    file = tmp_path / "mine.toml"
    run("new", file)
    return file


@pytest.mark.parametrize("words", [[], ["list"], ["--lang", "et"]])
def test_without_a_command_all_questions_are_listed(words):
    assert "go.hours" in run(*words).stdout


def test_a_file_alone_is_listed_as_before(started):
    assert "Can I charge my car?" in run(started).stdout


def test_the_file_to_start_from_is_right_and_never_overwritten(started):
    assert "3 questions, 1 of them free-form" in run("check", started).stdout
    with pytest.raises(UsageError, match="there already"):
        run("new", started)
    assert run("new").stdout == started.read_text("utf-8")


def test_every_wrong_file_is_told(started, tmp_path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[[question]]\nid = 'a'\nmoment = 'go'\naks = {en = '?'}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"wrong\.toml:4: unknown key 'aks': did you mean 'ask'"):
        run("check", wrong, started)


def test_hits_are_shown_with_their_quotes(started, tmp_path):
    page = tmp_path / "contact.html"
    page.write_text(PAGE, encoding="utf-8")
    output = run("test", started, page, "--url", "https://a.ee/kontakt").stdout
    assert "acme.charging: answered: yes" in output
    assert "“There are two charging points behind the house.”" in output
    assert "acme.guarantee: not-applicable" in output


def test_a_page_that_cannot_be_read_is_told_and_the_others_are_tried(started, tmp_path):
    page = tmp_path / "contact.html"
    page.write_text(PAGE, encoding="utf-8")
    result = CliRunner().invoke(
        mmaudit, ["questions", "test", str(started), str(tmp_path / "no.html"), str(page)]
    )
    assert "no.html: not judged: there is no such file" in result.stdout
    assert "acme.charging" in result.stdout
    assert isinstance(result.exception, CannotRunError)
