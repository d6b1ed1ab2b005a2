"""mmaudit moments reads saved pages."""

import json

import pytest
from click.testing import CliRunner

from mmaudit.cli.main import mmaudit
from mmaudit.errors import UsageError

PAGE = "<html lang='et'><h1>Kontakt</h1><p>Pärnu mnt 12, 10148 Tallinn</p><p>E–R 9–18</p></html>"


def run(*arguments):
    return CliRunner().invoke(mmaudit, ["moments", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def saved(tmp_path):
    file = tmp_path / "kontakt.html"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_each_file_is_one_line_of_json_with_the_fields_of_the_report(saved):
    lines = run(saved, saved, "--json", "--url", "https://firma.ee/kontakt").output.splitlines()
    found = json.loads(lines[0])
    assert len(lines) == 2
    assert set(found) == {"file", "lang", "moments", "answers"}
    assert found["moments"]["go"]["serves"] is True
    hours = next(each for each in found["answers"] if each["question"] == "go.hours")
    assert (hours["answer"], hours["quote"], hours["status"]) == ("Mo-Fr 09:00-18:00", "E–R 9–18", "answered")


def test_people_read_lines(saved):
    output = run(saved, "--lang", "et").output
    assert "(et): serves" in output
    assert "go.address" in output


def test_a_language_can_be_given(saved):
    assert json.loads(run(saved, "--json", "--lang", "de").output)["lang"] == "de"


def test_what_is_no_page_is_refused_in_words(tmp_path):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\x00\x00")
    for file, reason in (
        (tmp_path / "none.html", "cannot be read"),
        (picture, "no HTML"),
        (tmp_path, "cannot be read"),
    ):
        with pytest.raises(UsageError, match=reason):
            run(file)


def test_control_characters_of_a_page_do_not_reach_the_terminal(tmp_path):
    file = tmp_path / "a.html"
    file.write_text("<p>Pärnu mnt 12 \x1b[31m, 10148 Tallinn</p>", encoding="utf-8")
    assert "\x1b" not in run(file, "--lang", "et", "--url", "https://a.ee/").output
