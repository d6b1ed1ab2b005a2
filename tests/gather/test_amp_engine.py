"""AMP pages are judged by the AMP project's own engine; a small one of ours shows how it is handled."""

import os
from pathlib import Path

import pytest

from mmaudit.gather import amp_engine
from mmaudit.gather.amp_engine import source_line
from mmaudit.gather.amp_source import cached_engine

# The interface of the real one: it passes a document that says GOOD, breaks for good when one says BREAK.
ENGINE = """
var broken = false;
self.amp = { validator: {
  init: async () => {},
  validateString: (html) => {
    if (broken || html.includes("BREAK")) { broken = true; throw new Error("Aborted(OOM)"); }
    while (html.includes("HANG"));
    const line = html.split("\\n").findIndex((each) => each.includes("<blink>")) + 1;
    const errors = line ? [{severity: "ERROR", code: "DISALLOWED_TAG", line, col: 5, specUrl: "https://amp.dev/x",
                            params: ["blink"]}] : [];
    return { status: errors.length ? "FAIL" : html.includes("GOOD") ? "PASS" : "UNKNOWN", errors };
  },
  renderErrorMessage: (error) => `The tag '${error.params[0]}' is disallowed.`,
} };
"""
GOOD = "<!doctype html>\n<html amp><title>x</title><p>GOOD"
REAL = os.environ.get("MMAUDIT_AMP_VALIDATOR") or str(cached_engine())


@pytest.fixture
def engine(tmp_path):
    file = tmp_path / "validator.js"
    file.write_text(ENGINE)
    return file


@pytest.mark.browser
class TestVisit:
    def test_a_valid_page_is_valid(self, site, visit, engine):
        said = visit(site.page("/", GOOD), amp_validator=engine).amp.validation
        assert (said.valid, said.count, said.findings, said.reason) == (True, 0, (), "")
        assert len(said.engine) == 12

    def test_an_error_comes_with_its_line(self, site, visit, engine):
        said = visit(site.page("/", GOOD + "\n<p><b><blink>GOOD"), amp_validator=engine).amp.validation
        assert said.valid is False
        (found,) = said.findings
        assert (found.line, found.code, found.source_line) == (3, "DISALLOWED_TAG", "<p><b><blink>GOOD")
        assert found.message == "The tag 'blink' is disallowed."

    def test_the_partner_is_judged_in_the_place_of_the_page(self, site, visit, engine):
        amp = site.page("/amp", GOOD)
        seen = visit(
            site.page("/", f"<title>x</title><link rel=amphtml href={amp}>"), amp_validator=engine
        ).amp
        assert seen.validation.url == amp
        assert seen.validation.valid

    def test_a_partner_that_is_too_large_is_not_judged_by_its_beginning(self, site, visit, engine):
        amp = site.page("/amp", GOOD + "x" * 6_500_000)
        seen = visit(
            site.page("/", f"<title>x</title><link rel=amphtml href={amp}>"), amp_validator=engine
        ).amp
        assert seen.validation.valid is None
        assert len(seen.partner.text) == 1_500_000

    @pytest.mark.parametrize("word", ["BREAK", "HANG", "NEITHER"])
    def test_what_the_engine_cannot_do_is_not_called_valid(self, site, visit, engine, word, monkeypatch):
        monkeypatch.setattr(amp_engine, "VALIDATE_LIMIT_S", 1.0)
        said = visit(site.page("/", GOOD.replace("GOOD", word)), amp_validator=engine).amp.validation
        assert said.valid is None
        assert said.reason

    def test_without_an_amp_page_no_engine_is_started(self, site, visit, tmp_path):
        page = site.page("/", "<title>x</title><p>amp</p>")
        assert visit(page, amp_validator=tmp_path / "none.js").amp is None

    @pytest.mark.skipif(
        not os.path.isfile(REAL), reason=f"AMP's validator is not at {REAL}: mmaudit doctor --install"
    )
    def test_the_real_engine_judges(self, site, visit, tmp_path):
        said = visit(site.page("/", GOOD), amp_validator=Path(REAL)).amp.validation
        assert said.valid is False
        assert "MANDATORY_TAG_MISSING" in {found.code for found in said.findings}


@pytest.mark.parametrize(
    ("line", "col", "expected"),
    [(1, 0, "<p>"), (2, 50, "y" * 40 + "<b>z"), (0, 0, ""), (9, 0, "")],
)
def test_the_line_is_cut_around_the_place(line, col, expected):
    assert source_line(["<p>", "x" * 10 + "y" * 40 + "<b>z"], line, col) == expected
