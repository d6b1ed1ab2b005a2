"""Getting a browser; no test installs one."""

import sys

from mmaudit.gather.install import last_words, succeeded, ways_to_install


def test_playwrights_own_chromium_is_tried_first():
    assert ways_to_install()[0] == [[sys.executable, "-m", "playwright", "install", "chromium"]]


def test_a_command_that_fails_leaves_its_last_words():
    steps: list[str] = []
    script = "import sys; print('one', file=sys.stderr); print('no room left', file=sys.stderr); sys.exit(3)"
    assert not succeeded([sys.executable, "-c", script], steps)
    assert steps[0].endswith("no room left")


def test_a_command_that_works_is_noted_as_done():
    steps: list[str] = []
    assert succeeded([sys.executable, "-c", ""], steps)
    assert steps[0].endswith("done")


def test_a_command_that_is_not_there_is_a_step_that_failed():
    steps: list[str] = []
    assert not succeeded(["/no/such/command"], steps)
    assert len(steps) == 1


def test_silence_has_last_words_too():
    assert last_words("\n \n") == "failed without a word"
