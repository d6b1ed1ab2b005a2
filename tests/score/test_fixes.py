from dataclasses import replace

import pytest

from mmaudit.model.answer import Moment
from mmaudit.model.report import BestAnswer
from mmaudit.model.verdict import Category, Status
from mmaudit.score.fixes import MAX_FIXES, rank_fixes
from mmaudit.score.rollup import Material, roll_up


def fixes(material, scoring):
    urls = tuple(f"https://shop.test/{number}" for number in range(len(material.pages)))
    return rank_fixes(material, roll_up(material, scoring), scoring, urls=urls)


def material(*pages, site=(), moments=None):
    return Material(pages=pages, site=site, moments=moments or {}, readable_pages=len(pages))


def test_the_largest_gain_comes_first(build):
    scoring = build.scoring({"small": 1, "large": 3})
    page = (build.result("small", Status.FAIL), build.result("large", Status.FAIL))
    assert [(fix.audit_id, fix.gain) for fix in fixes(material(page), scoring)] == [
        ("large", 75),
        ("small", 25),
    ]


def test_the_gain_is_that_of_all_pages_and_told_for_the_area_too(build):
    scoring = build.scoring({"a": 1, "b": 1}, categories={Category.SPEED: 1, Category.SITE: 3})
    good, bad = build.result("a", score=100), build.result("a", Status.FAIL, 20)
    other = build.result("b", category=Category.SITE)
    (fix,) = fixes(material((good, other), (bad, other)), scoring)
    assert (fix.gain, fix.category_gain) == (10, 40)


def test_the_worst_page_speaks_and_comes_first(build):
    scoring = build.scoring({"a": 1})
    pages = [
        (build.result("a", Status.WARN, 60, text="bad"),),
        (build.result("a", score=100),),
        (build.result("a", Status.FAIL, 10, text="worst"),),
    ]
    (fix,) = fixes(material(*pages), scoring)
    assert (fix.text, fix.pages, fix.page_count) == (
        "worst",
        ("https://shop.test/2", "https://shop.test/0"),
        2,
    )


def test_a_fix_of_the_site_has_no_pages(build):
    scoring = build.scoring({"https": 1})
    site = (build.result("https", Status.FAIL, category=Category.SITE),)
    (fix,) = fixes(material((), site=site), scoring)
    assert (fix.audit_id, fix.pages, fix.gain) == ("https", (), 100)


@pytest.mark.parametrize("status", [Status.PASS, Status.INFO, Status.NOT_APPLICABLE, Status.NOT_MEASURED])
def test_only_findings_are_fixed(build, status):
    assert fixes(material((build.result("a", status, None),)), build.scoring({"a": 1})) == ()


def test_what_gains_nothing_is_left_out(build):
    assert fixes(material((build.result("a", Status.FAIL),)), build.scoring({"a": 0, "b": 1})) == ()


def test_what_moves_no_score_has_its_place_by_the_time_that_it_saves(build):
    scoring = build.scoring({"a": 1, "slow": 0, "slower": 0, "quick": 0})
    rows = {"a": None, "slow": 300, "slower": 900, "quick": 50}
    page = tuple(
        replace(build.result(name, Status.FAIL), savings_ms=ms, savings_bytes=ms) for name, ms in rows.items()
    )
    other = (replace(build.result("slow", Status.WARN), savings_ms=400, savings_bytes=1),)
    assert [
        (fix.audit_id, fix.savings_ms, fix.savings_bytes) for fix in fixes(material(page, other), scoring)
    ] == [("a", None, None), ("slower", 900, 900), ("slow", 400, 300)]


def test_seconds_on_every_page_come_before_parts_of_a_point(build):
    scoring = build.scoring({"a": 1, "b": 300, "slow": 0, "once": 0})
    fine, small = build.result("b", score=100), build.result("a", Status.FAIL)
    slow = replace(build.result("slow", Status.WARN), savings_ms=2000)
    once = replace(build.result("once", Status.WARN), savings_ms=2000)
    pages = [(fine, small, slow, once)] + [(fine, small, slow)] * 9
    assert [fix.audit_id for fix in fixes(material(*pages), scoring)] == ["slow", "a", "once"]


def test_at_most_ten_are_kept(build):
    page = tuple(build.result(f"a{number}", Status.FAIL) for number in range(15))
    scoring = build.scoring({each.id: 1 for each in page})
    assert len(fixes(material(page), scoring)) == MAX_FIXES


def test_questions_that_are_not_answered_are_fixes(build):
    scoring = build.scoring({}, moments={Moment.GO: 1, Moment.BUY: 1})
    best = BestAnswer(url="https://shop.test/c", quote="Mo", taps_from_home=1, screens_down=0)
    go = build.moment(
        25,
        build.question("go.where", weight=2),
        build.question("go.hours", "partial", best=best, worth=0.5),
        build.question("go.call", "answered"),
        build.question("go.parking", "not-applicable", asked=0),
    )
    found = fixes(material((), moments={Moment.GO: go, Moment.BUY: build.moment(None)}), scoring)
    assert [(fix.audit_id, fix.gain, fix.how) for fix in found] == [
        ("go.where", 50, "Say go.where."),
        ("go.hours", 12.5, "Say go.hours."),
    ]
    assert found[1].pages == ("https://shop.test/c",)


def test_an_answer_on_one_page_of_many_is_still_a_fix(build):
    go = build.moment(
        70,
        build.question("go.hours", "answered", worth=0.4),
        build.question("go.call", "answered", worth=0.95),
    )
    found = fixes(material((), moments={Moment.GO: go}), build.scoring({}, moments={Moment.GO: 1}))
    assert [fix.audit_id for fix in found] == ["go.hours"]
    assert found[0].text == "Some of the pages that should answer this do not."


def test_the_pages_that_lack_an_answer_are_named_before_the_best_one(build):
    lacking = ("https://a.test/b", "https://a.test/c")
    row = build.question("buy.order", "answered", asked=12, answered=4, worth=0.3, lacking=lacking)
    moments = {Moment.BUY: build.moment(30.0, row)}
    (fix,) = fixes(material((), moments=moments), build.scoring({}, moments={Moment.BUY: 1}))
    assert (fix.pages, fix.page_count) == (lacking, 8)


def test_the_rows_of_the_moments_are_not_fixes_of_their_own(build):
    row = build.result("moment-go", Status.FAIL, category=Category.MOMENTS)
    assert fixes(material((), site=(row,)), build.scoring({"moment-go": 5})) == ()
