import pytest

from mmaudit.audits.speed.total_blocking_time import AUDIT
from mmaudit.model.snapshot import LongScript, LongTask
from mmaudit.model.verdict import Confidence, Status


@pytest.mark.parametrize(
    ("value", "outcome", "status", "text"),
    [
        (150, "good", Status.PASS, "Scripts block taps for 150 ms in all, which nobody notices."),
        (450, "fair", Status.WARN, "Scripts block taps for 450 ms in all; up to 200 ms is good."),
        (
            900,
            "poor",
            Status.FAIL,
            "Scripts block taps for 900 ms in all, far more than the 200 ms that are good.",
        ),
    ],
)
def test_it_is_judged_by_its_curve(result, limits, loaded, a_load, value, outcome, status, text):
    row = result(AUDIT, loaded(a_load(tbt_ms=value)))
    assert (row.id, row.unit, row.value) == ("total-blocking-time", "ms", value)
    assert (row.outcome, row.status, row.text) == (outcome, status, text)
    assert row.score == limits.curves["tbt_ms"].score(value)


def test_a_value_that_never_came_is_not_measured(result, loaded, a_load, a_page):
    row = result(AUDIT, loaded(a_load(tbt_ms=None)))
    assert (row.status, row.score) == (Status.NOT_MEASURED, None)
    assert row.text == "Not measured. The page never got that far in any of its loads."
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED


def test_long_tasks_and_large_scripts_are_named(result, loaded, a_load, a_request):
    page = loaded(
        a_load(
            tbt_ms=700,
            long_tasks=(LongTask(start_ms=100, duration_ms=90), LongTask(start_ms=1200, duration_ms=700)),
            requests=(
                a_request("https://shop.test/small.js", decoded_bytes=900),
                a_request("https://cdn.test/large.js", decoded_bytes=450_000),
                a_request("https://shop.test/a.css", resource_type="Stylesheet", decoded_bytes=900_000),
            ),
        )
    )
    evidence = result(AUDIT, page).evidence
    assert [(each.label, each.value, each.url) for each in evidence] == [
        ("script of 450 kB", None, "https://cdn.test/large.js"),
        ("script of 900 B", None, "https://shop.test/small.js"),
        ("a task that began after 1.2 s", 700, ""),
        ("a task that began after 0.1 s", 90, ""),
    ]


def test_it_is_told_in_processor_time_as_well(result, loaded, a_load):
    (evidence,) = result(AUDIT, loaded(a_load(tbt_ms=700, tbt_cpu_ms=260.4))).evidence
    assert (evidence.label, evidence.value, evidence.unit) == ("in processor time alone", 260, "ms")


@pytest.mark.parametrize(("contended", "confidence"), [(False, Confidence.MEDIUM), (True, Confidence.LOW)])
def test_a_busy_machine_lowers_the_confidence(result, loaded, a_load, contended, confidence):
    assert result(AUDIT, loaded(a_load(tbt_ms=700, contended=contended))).confidence is confidence


def script(url, start_ms, duration_ms, *, invoker="TimerHandler:setTimeout", function=""):
    return LongScript(url=url, invoker=invoker, function=function, start_ms=start_ms, duration_ms=duration_ms)


def test_the_scripts_that_blocked_are_named_with_whose_they_are(result, loaded, a_load, a_request):
    tag = "https://cdn.test/tag.js"
    page = loaded(
        a_load(
            tbt_ms=700,
            fcp_ms=900.0,
            long_tasks=(
                LongTask(start_ms=100, duration_ms=200),
                LongTask(start_ms=1000, duration_ms=400),
                LongTask(start_ms=2000, duration_ms=300),
            ),
            long_scripts=(
                script("https://shop.test/early.js", 110, 180),
                script(tag, 1000, 120, invoker=tag),
                script("https://shop.test/app.js", 1120, 270, function="start"),
                script(tag, 2000, 100, invoker=tag),
                script("https://shop.test/", 2100, 90),
                script("https://shop.test/short.js", 1700, 40),
            ),
            requests=(a_request(),),
        )
    )
    evidence = [each for each in result(AUDIT, page).evidence if each.kind == "request"]
    assert [(each.label, each.value, each.url, each.excerpt) for each in evidence] == [
        ("script of the site", 270, "https://shop.test/app.js", "TimerHandler:setTimeout start"),
        ("script of a third party", 220, tag, ""),
        ("script in the page", 90, "https://shop.test/", "TimerHandler:setTimeout"),
    ]


def test_a_script_may_have_no_known_origin(result, loaded, a_load):
    task = LongTask(start_ms=1000, duration_ms=400)
    load = a_load(tbt_ms=350, fcp_ms=900.0, long_tasks=(task,), long_scripts=(script("", 1000, 390),))
    first, *_ = result(AUDIT, loaded(load)).evidence
    assert (first.label, first.url) == ("script of unknown origin", "")
