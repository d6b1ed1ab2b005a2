"""mmaudit moments reads saved pages."""

import json

import pytest
from click.testing import CliRunner

from mmaudit.cli.main import mmaudit
from mmaudit.cli.saved_pages import SIZE_LIMIT_BYTES
from mmaudit.errors import CannotRunError, UsageError

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


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "unreadable"),
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\x00\x00", "binary"),
        (b"%PDF-1.7 text", "binary"),
        (b"<html>" + b"\x00" * 50, "binary"),
    ],
)
def test_what_is_no_page_is_a_line_with_its_reason_and_the_others_are_judged(tmp_path, saved, data, code):
    file = tmp_path / "wrong.html"
    if data is not None:
        file.write_bytes(data)
    result = CliRunner().invoke(mmaudit, ["moments", str(file), str(saved), "--json"])
    refused, judged = map(json.loads, result.stdout.splitlines())
    assert (refused["file"], refused["error"]["code"]) == (str(file), code)
    assert set(judged) == {"file", "lang", "moments", "answers"}
    assert isinstance(result.exception, CannotRunError)
    assert result.exception.message == "1 of 2 files could not be judged."


def test_a_folder_and_a_huge_file_are_refused(tmp_path):
    huge = tmp_path / "huge.html"
    with huge.open("wb") as file:
        file.truncate(SIZE_LIMIT_BYTES + 1)
    result = CliRunner().invoke(mmaudit, ["moments", str(huge), str(tmp_path)])
    assert "huge.html: not judged: it is larger than 20 MB" in result.stdout
    assert "not judged: it is a folder" in result.stdout


def test_pages_side_by_side_give_the_same_lines_in_the_same_order(tmp_path, saved):
    other = tmp_path / "other.html"
    other.write_text("<html lang='en'><p>Call +372 612 3456</p></html>", encoding="utf-8")
    files = (saved, other, saved)
    assert run(*files, "--json", "--jobs", "2").output == run(*files, "--json").output


def test_a_wrong_question_file_stops_before_any_page(tmp_path, saved):
    with pytest.raises(UsageError, match="cannot be read"):
        run(saved, "--questions", tmp_path / "none.toml")


def test_control_characters_of_a_page_do_not_reach_the_terminal(tmp_path):
    file = tmp_path / "a.html"
    file.write_text("<p>Pärnu mnt 12 \x1b[31m, 10148 Tallinn</p>", encoding="utf-8")
    assert "\x1b" not in run(file, "--lang", "et", "--url", "https://a.ee/").output


def test_a_file_name_that_is_no_text_does_not_end_the_run(tmp_path):
    file = tmp_path / "a\udcff.html"
    file.write_text(PAGE, encoding="utf-8")
    assert json.loads(run(file, "--json").stdout)["file"].endswith("a?.html")
