"""Member by member: what a browser would leave out of a manifest, and what it takes as it is."""

import pytest
from tests.audits.pwa.members import GOOD, RIGHT, WRONG, icon

from mmaudit.audits.pwa.manifest_flaws import flaws


def found(members):
    return flaws(GOOD | members, manifest_url="https://a.test/app/m.json", page_url="https://a.test/app/")


@pytest.mark.parametrize("members", RIGHT)
def test_what_is_right_is_left_alone(members):
    assert found(members) == ()


@pytest.mark.parametrize(("members", "said"), WRONG)
def test_what_a_browser_leaves_out_is_a_fault(members, said):
    assert [(each.text, each.matters) for each in found(members)] == [(said, True)]


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"lang": "en_US"}, "lang: “en_US” is no language tag"),
        ({"categories": "food"}, "categories: is not a list"),
        ({"display_override": [3]}, "display_override[0]: is not a text"),
        (icon(sizes="192x192, 512x512"), "icons[0].sizes: “192x192, 512x512” is no size such as 192x192"),
    ],
)
def test_what_breaks_nothing_does_not_matter(members, said):
    assert [(each.text, each.matters) for each in found(members)] == [(said, False)]


def test_a_manifest_full_of_faults_is_told_in_part_only():
    assert len(found({"icons": [5] * 10_000})) <= 60
