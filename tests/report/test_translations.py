"""The catalogues: complete, in step with the source, and true to its placeholders and its markup."""

import ast
import importlib.util
import io
import re
from dataclasses import replace
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from mmaudit.crawl import field_data
from mmaudit.errors import UsageError
from mmaudit.gather.failures import net_errors
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.report import Fix
from mmaudit.model.verdict import AuditResult, Category, Status
from mmaudit.report.email_message import compose
from mmaudit.report.view.audit_texts import fix_text, result_text, specs
from mmaudit.report.view.gate_reasons import gate_reason
from mmaudit.report.view.language import LOCALE, Language, find_language, known_language
from mmaudit.report.view.leftovers import skip_reason
from mmaudit.report.view.numbers import number_format
from mmaudit.report.view.question_texts import question_text
from mmaudit.report.view.wording import reword, reword_failure, reword_label, wording

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
MARKUP = re.compile(r"</?[a-zA-Z!][^>]*>|&[a-z]+;")
each_catalogue = pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parents[1].name)


def load_script():
    spec = importlib.util.spec_from_file_location("messages", ROOT / "scripts" / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MESSAGES = load_script()


def catalogue(file):
    return read_po(io.BytesIO(file.read_bytes()), locale=file.parents[1].name)


def pairs(file):
    """Each text with each of its translations."""
    for message in catalogue(file):
        if message.id:
            sources = message.id if message.pluralizable else (message.id,)
            for translated in MESSAGES.strings(message):
                yield sources, translated


def placeholders(text):
    return sorted(name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None)


@each_catalogue
def test_every_text_of_the_source_is_translated(file):
    translated = {message.id for message in catalogue(file) if message.id and all(MESSAGES.strings(message))}
    assert {message.id for message in MESSAGES.source() if message.id} - translated == set()


@each_catalogue
def test_no_translation_is_left_over_or_guessed(file):
    wanted = {message.id for message in MESSAGES.source()}
    assert [message.id for message in catalogue(file) if message.fuzzy or message.id not in wanted] == []


@each_catalogue
def test_placeholders_are_those_of_the_source(file):
    wrong = [
        translated
        for sources, translated in pairs(file)
        if placeholders(translated) not in [placeholders(source) for source in sources]
    ]
    assert wrong == []


@each_catalogue
def test_no_translation_adds_markup(file):
    wrong = [
        translated
        for sources, translated in pairs(file)
        if set(MARKUP.findall(translated)) - {found for source in sources for found in MARKUP.findall(source)}
    ]
    assert wrong == []


@each_catalogue
def test_the_compiled_catalogue_holds_what_the_text_says(file):
    def texts(data):
        return {key: text for key, text in GNUTranslations(io.BytesIO(data))._catalog.items() if key}

    assert texts(file.with_suffix(".mo").read_bytes()) == texts(MESSAGES.compiled(catalogue(file)))


class Bracketed(NullTranslations):
    """A language in which every known text stands in brackets."""

    def gettext(self, message):
        known = {each.id for each in MESSAGES.source()}
        return f"[{message}]" if message in known else message


BRACKETED = Language(tag="xx", asked="xx", texts=Bracketed(), numbers=number_format("et"))


def result(audit="text-size", outcome="some-small", **params):
    spec = specs()[audit]
    return AuditResult(
        id=audit, category=Category.SITE, status=Status.WARN, score=60, outcome=outcome, value=None, unit="",
        title=spec.title, text=spec.outcomes[outcome].text.format(**params), fix=spec.fix, why=spec.why,
        source=spec.source, params=params,
    )  # fmt: skip


SMALL = result(small_share="12 %", limit="12", smallest="9.5")


def test_a_finding_is_told_anew_from_its_outcome_with_the_languages_numbers():
    assert result_text(SMALL, BRACKETED) == "[12% of the text is smaller than 12 px, down to 9,5 px.]"
    assert result_text(SMALL, find_language("en")) == SMALL.text


def test_a_finding_of_another_version_stays_as_it_was_stored():
    for stored in (
        replace(SMALL, outcome="gone"),
        replace(SMALL, id="gone"),
        replace(SMALL, text="In other words."),
        replace(SMALL, params={}),
    ):
        assert result_text(stored, BRACKETED) == stored.text


def test_the_reason_for_what_was_not_measured_is_translated():
    found = replace(
        SMALL, outcome="not-measured", text="Not measured. The page did not answer in time.",
        params={"reason": "The page did not answer in time."},
    )  # fmt: skip
    assert result_text(found, BRACKETED) == "[Not measured. [The page did not answer in time.]]"


def test_words_of_the_site_are_never_translated():
    found = result("canonical", "other-site", host="unknown")
    assert "(unknown)" in result_text(found, BRACKETED)
    assert reword_label("unknown", "input-zoom", BRACKETED) == "unknown"


def test_a_fix_is_told_in_the_words_of_the_finding_it_is_about(report):
    shown = replace(report, site_audits=(SMALL,))
    fix = Fix(
        audit_id=SMALL.id, category=SMALL.category, title=SMALL.title, text=SMALL.text, how=SMALL.fix,
        gain=1, category_gain=1,
    )  # fmt: skip
    assert fix_text(fix, shown, BRACKETED) == result_text(SMALL, BRACKETED)
    assert fix_text(replace(fix, text="Stored."), shown, BRACKETED) == "Stored."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("The server does not give this page. (HTTP 404)", "[The server does not give this page.] (HTTP 404)"),
        ("popups: The page opened 3 windows by itself; they were closed.",
         "popups: [The page opened 3 windows by itself; they were closed.]"),
        ("Load 2 failed: The page is empty.", "[Load 2 failed: [The page is empty.]]"),
        ("The page is empty. Nobody knows why.", "[The page is empty.] Nobody knows why."),
        ("Nobody knows why.", "Nobody knows why."),
        ("", ""),
    ],
)  # fmt: skip
def test_sentences_of_other_rooms_are_recognised(said, shown):
    assert reword(said, BRACKETED) == shown
    assert reword(said, find_language("en")) == said


@pytest.mark.parametrize(
    "note",
    [
        getattr(field_data, name)
        for name in vars(field_data)
        if name.isupper() and "ield data" in str(getattr(field_data, name))
    ],
)
def test_every_note_on_field_data_can_be_told_in_another_language(note):
    assert note in wording().sentences


def test_a_failure_in_the_words_of_an_older_version_is_told_by_its_code():
    old = Failure(code=FailureCode.HTTP_4XX, message="It was gone. (HTTP 410)")
    assert reword_failure(old, BRACKETED) == "[The server does not give this page.] (HTTP 410)"
    assert reword_failure(old, find_language("en")) == old.message


def test_the_sentences_of_failures_are_those_that_gather_writes():
    assert wording().failures == net_errors().sentences


def test_every_failure_of_a_page_has_a_hint():
    assert wording().hints.keys() == wording().failures.keys()


def test_every_code_is_told_as_a_failed_page_or_as_a_skipped_one():
    english = find_language("en")
    untold = {code for code in FailureCode if skip_reason(code, english) == code.value.replace("_", " ")}
    assert untold <= wording().failures.keys()


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("score<80: it is 67.1.", "[score<80: [it is 67,1].]"),
        ("lcp>4000: 4200 ms on https://a.example/x, and 3 more.",
         "[lcp>4000: [[4200 ms on https://a.example/x], and 3 more].]"),
        ("lcp>2000: inconclusive, the limit lies within the runs, which fall into two groups (about 1200 ms and 2900 ms), "
         "2050 ms (1150-2950) on https://a.example/x.",
         "[lcp>2000: inconclusive, [the limit lies within the runs, which fall into two groups (about 1200 ms and "
         "2900 ms), 2050 ms (1150-2950) on https://a.example/x].]"),
        ("speed<70: inconclusive, it was not measured.", "[speed<70: inconclusive, [it was not measured].]"),
        ("error: https://a.example/x could not be audited (The page is empty).",
         "[error: [https://a.example/x could not be audited ([The page is empty.])].]"),
        ("any:fail: text-size: 12 % of the text is smaller than 12 px, down to 9.5 px (https://a.example/x).",
         "[any:fail: text-size: [12% of the text is smaller than 12 px, down to 9,5 px.] (https://a.example/x).]"),
        ("as nobody wrote it", "as nobody wrote it"),
    ],
)  # fmt: skip
def test_the_reasons_of_the_gate_are_translated_and_the_condition_stays(report, reason, shown):
    known = replace(report, site_audits=(SMALL,))
    assert gate_reason(reason, known, BRACKETED) == shown
    assert gate_reason(reason, known, find_language("en")) == reason


def test_a_question_is_asked_in_the_language_of_the_report_and_the_users_own_as_it_stands():
    estonian = find_language("et")
    assert question_text("go.hours", "When is it open?", estonian) == "Millal on avatud?"
    assert question_text("go.hours", "Millal on avatud?", find_language("zh")) == "什么时候营业？"
    assert question_text("go.hours", "My own words?", estonian) == "My own words?"
    assert question_text("mine.parrots", "Are there parrots?", estonian) == "Are there parrots?"


def test_labels_are_recognised_with_what_was_filled_in():
    assert reword_label("moved after 1.5 s", "cumulative-layout-shift", BRACKETED) == "[moved after 1,5 s]"
    assert reword_label("all of type Image", "page-weight", BRACKETED) == "[all of type [Image]]"
    assert reword_label("moved after lunch", "duplicate-titles", BRACKETED) == "moved after lunch"


def test_every_fixed_label_of_an_audit_is_listed():
    known = {label for group in wording().labels.values() for label in group}
    assert {label for file in (ROOT / "src/mmaudit/audits").rglob("*.py") for label in labels(file)} <= known


def labels(file):
    """The literal labels of the evidence that a module makes."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Evidence":
            for keyword in node.keywords:
                if keyword.arg == "label" and isinstance(keyword.value, ast.Constant):
                    yield keyword.value.value


def test_the_whole_message_is_in_the_language_that_was_asked_for(report):
    message = compose(report, sender="", recipients=(), lang="et", html_report=b"<p>")
    text = message.get_body(("plain",)).get_content()

    assert message["Subject"].startswith("kohvik.example mobiiliaudit")
    assert "Mida kõigepealt parandada" in text
    assert "What to fix first" not in text


@pytest.mark.parametrize(("given", "found"), [("en", "en"), ("et", "et"), ("zh-CN", "zh"), ("ET_ee", "et")])
def test_a_variant_is_the_language_itself(given, found):
    assert known_language(given) == found


@pytest.mark.parametrize("given", ["xx", "", "../et"])
def test_a_language_that_is_not_there_is_a_usage_error_that_names_those_that_are(given):
    with pytest.raises(UsageError, match="There is no report in the language") as caught:
        known_language(given)
    assert caught.value.hint == "There are: en, et, zh."
