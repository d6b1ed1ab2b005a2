import pytest

from mmaudit.model.answer import Moment
from mmaudit.model.report import CategoryScore
from mmaudit.model.verdict import Category, Status
from mmaudit.score.rollup import (
    Material,
    category_score,
    overall,
    page_score,
    result_score,
    roll_up,
    site_score,
)

SPEED, SITE, AMP = Category.SPEED, Category.SITE, Category.AMP


def material(*pages, site=(), moments=None, failed=0, readable=None):
    return Material(
        pages=pages,
        site=site,
        moments=moments or {},
        failed=failed,
        readable_pages=len(pages) if readable is None else readable,
    )


@pytest.mark.parametrize(
    ("status", "score", "counts"),
    [
        (Status.PASS, None, 100),
        (Status.PASS, 93, 93),
        (Status.WARN, None, 50),
        (Status.FAIL, None, 0),
        (Status.FAIL, 30, 30),
        (Status.INFO, 30, None),
        (Status.NOT_APPLICABLE, None, None),
        (Status.NOT_MEASURED, None, None),
    ],
)
def test_what_a_result_counts(build, status, score, counts):
    assert result_score(build.result(status=status, score=score)) == counts


def test_a_page_is_the_weighted_mean_of_its_audits(build):
    scoring = build.scoring({"a": 3, "b": 1})
    pages = (build.result("a", score=100), build.result("b", Status.FAIL))
    assert category_score(SPEED, material(pages), scoring) == CategoryScore(
        id=SPEED, score=75, measured_share=1
    )


def test_what_was_not_measured_lowers_the_share_and_not_the_score(build):
    scoring = build.scoring({"a": 3, "b": 1})
    page = (build.result("a", score=80), build.result("b", Status.NOT_MEASURED))
    assert category_score(SPEED, material(page), scoring) == CategoryScore(
        id=SPEED, score=80, measured_share=0.75
    )


def test_info_and_not_applicable_are_left_out_of_both(build):
    scoring = build.scoring({"a": 1, "b": 1, "c": 1})
    page = (
        build.result("a", score=80),
        build.result("b", Status.INFO),
        build.result("c", Status.NOT_APPLICABLE),
    )
    assert category_score(SPEED, material(page), scoring) == CategoryScore(
        id=SPEED, score=80, measured_share=1
    )


def test_all_pages_count_alike(build):
    scoring = build.scoring({"a": 1, "b": 9})
    full = (build.result("a", score=100), build.result("b", score=100))
    thin = (build.result("a", score=0),)
    assert category_score(SPEED, material(full, thin), scoring).score == 50


def test_site_audits_join_by_weight(build):
    scoring = build.scoring({"a": 1, "s": 3})
    site = (build.result("s", Status.FAIL, category=SITE),)
    page = (build.result("a", score=100, category=SITE),)
    assert category_score(SITE, material(page, page, site=site), scoring).score == 25


def test_failed_pages_lower_the_share_alone(build):
    scoring = build.scoring({"a": 1})
    found = category_score(SPEED, material((build.result("a", score=60),), failed=1), scoring)
    assert found == CategoryScore(id=SPEED, score=60, measured_share=0.5)


def test_failed_pages_do_not_shift_the_weight_of_site_audits(build):
    scoring = build.scoring({"a": 1, "s": 1})
    site = (build.result("s", score=0, status=Status.FAIL),)
    page = (build.result("a", score=100),)
    assert category_score(SPEED, material(page, site=site, failed=9), scoring).score == 50


def test_no_amp_is_neutral(build):
    scoring = build.scoring({"a": 1, "amp-valid": 1})
    page = (build.result("a", score=60), build.result("amp-valid", Status.NOT_APPLICABLE, category=AMP))
    categories = roll_up(material(page), scoring)
    assert CategoryScore(id=AMP, score=None, measured_share=1) in categories
    assert overall(categories, scoring) == 60


def test_a_broken_amp_page_is_a_fault(build):
    scoring = build.scoring({"a": 1, "amp-valid": 1})
    page = (build.result("a", score=60), build.result("amp-valid", Status.FAIL, category=AMP))
    assert overall(roll_up(material(page), scoring), scoring) == 30


def test_moments_are_weighed_and_those_without_questions_left_out(build):
    scoring = build.scoring({}, moments={Moment.GO: 3, Moment.BUY: 1})
    moments = {Moment.GO: build.moment(100), Moment.BUY: build.moment(0), Moment.DO: build.moment(None)}
    found = category_score(Category.MOMENTS, material((), (), moments=moments, failed=2), scoring)
    assert found == CategoryScore(id=Category.MOMENTS, score=75, measured_share=0.5)


def test_moments_that_no_page_could_be_asked_are_not_measured(build):
    scoring = build.scoring({}, moments={Moment.GO: 1})
    found = category_score(
        Category.MOMENTS, material((), moments={Moment.GO: build.moment(0)}, readable=0), scoring
    )
    assert found == CategoryScore(id=Category.MOMENTS, score=None, measured_share=0)


def test_a_site_without_a_single_page_has_no_score(build):
    scoring = build.scoring({"s": 1})
    dead = material(site=(build.result("s", Status.FAIL, category=SITE),), failed=1)
    categories = roll_up(dead, scoring)
    assert site_score(categories, dead, scoring) is None
    assert CategoryScore(id=SITE, score=0, measured_share=0) in categories


def test_a_pages_score_weighs_its_areas(build):
    scoring = build.scoring({"a": 1, "b": 5}, categories={SPEED: 3, SITE: 1})
    results = (build.result("a", score=100), build.result("b", Status.FAIL, category=SITE))
    assert page_score(results, scoring) == 75
    assert page_score((), scoring) is None
