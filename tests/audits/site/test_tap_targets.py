from dataclasses import replace

import pytest

from mmaudit.audits.site.tap_targets import AUDIT


def judge(build, limits, *targets):
    return AUDIT.judge(build.page(layout=build.layout(tap_targets=targets)), limits)


def test_links_within_sentences_are_exempt(build, limits):
    assert judge(build, limits, build.target(10, gap_px=0, inline=True)).outcome == "none"


@pytest.mark.parametrize(
    ("size", "gap_px", "outcome"),
    [
        (48, 0, "easy"),
        (20, None, "easy"),
        (20, 28, "easy"),
        (30, 0, "tight"),
        (20, 4, "tight"),
        (20, 3, "crowded"),
        (10, 0, "crowded"),
    ],
)
def test_room_around_a_target_makes_up_for_its_size(build, limits, size, gap_px, outcome):
    assert judge(build, limits, build.target(size, gap_px=gap_px)).outcome == outcome


@pytest.mark.parametrize(
    ("free_px", "outcome"), [(None, "easy"), (48, "easy"), (30, "tight"), (8, "crowded")]
)
def test_what_lies_under_another_target_cannot_be_hit(build, limits, free_px, outcome):
    target = replace(build.target(48, gap_px=0), free_px=free_px)
    assert judge(build, limits, target).outcome == outcome


def test_one_crowded_target_among_many_is_a_warning(build, limits):
    verdict = judge(build, limits, *[build.target()] * 30, build.target(10, gap_px=0))
    assert verdict.outcome == "tight"
    assert verdict.params["crowded"] == 1


def test_the_smallest_targets_are_named_first(build, limits):
    verdict = judge(build, limits, build.target(30, gap_px=0), build.target(10, gap_px=1))
    assert [each.label for each in verdict.evidence] == ["10 × 10 px", "30 × 30 px"]
