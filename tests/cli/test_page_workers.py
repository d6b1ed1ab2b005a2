"""Saved pages are judged side by side; one that takes too long or kills its process costs its row alone."""

import json
from itertools import count

import pytest

from mmaudit.cli import page_workers
from mmaudit.cli.page_workers import FEW_FILES, judge_files
from mmaudit.cli.saved_pages import Wanted, judge_file
from mmaudit.cli.time_limit import OverdueError, time_limit

PAGE = "<!doctype html><html lang=en><title>Kettles</title><h1>Kettles</h1><p>Call +372 600 0000.</p>"


@pytest.fixture
def files(tmp_path):
    made = [tmp_path / f"{number}.html" for number in range(FEW_FILES + 2)]
    for number, file in enumerate(made):
        file.write_text(PAGE.replace("Kettles", f"Kettle {number}"))
    return made


def codes(rows):
    return [json.loads(row.text).get("error", {}).get("code") for row in rows]


def test_many_files_come_out_in_their_order(files):
    rows = list(judge_files(files, Wanted(as_json=True), jobs=2))
    assert [json.loads(row.text)["file"] for row in rows] == [str(file) for file in files]
    assert codes(rows) == [None] * len(files)


@pytest.mark.parametrize("number", [1, FEW_FILES + 2])
def test_a_page_that_takes_too_long_is_a_row_with_that_reason(files, number):
    rows = list(judge_files(files[:number], Wanted(as_json=True, deadline_s=0.0001), jobs=1))
    assert codes(rows) == ["timeout"] * number


def test_a_process_that_dies_costs_its_page_and_the_others_are_judged(files, monkeypatch):
    number = count()
    hire = page_workers._Crew.hire

    def hire_one_that_dies_first(crew, many):
        hire(crew, many)
        if next(number) == 0:
            crew.workers[0].process.kill()

    monkeypatch.setattr(page_workers._Crew, "hire", hire_one_that_dies_first)
    assert codes(judge_files(files, Wanted(as_json=True), jobs=1)) == ["crashed", *[None] * (len(files) - 1)]


def test_the_limit_ends_what_would_go_on_for_ever():
    def go_on():
        with time_limit(0.01):
            while True:
                pass

    with pytest.raises(OverdueError):
        go_on()


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 400, b"%PDF-1.7"])
def test_what_is_no_page_is_refused(tmp_path, data):
    file = tmp_path / "x.html"
    file.write_bytes(data)
    assert not judge_file(file, wanted=Wanted()).is_judged


def test_a_page_with_a_stray_zero_is_read(tmp_path):
    file = tmp_path / "x.html"
    file.write_text(PAGE.replace("Call", "Ca\x00ll"))
    assert judge_file(file, wanted=Wanted()).is_judged
