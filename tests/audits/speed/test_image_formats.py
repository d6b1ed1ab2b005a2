import pytest

from mmaudit.audits.speed.image_formats import AUDIT
from mmaudit.model.verdict import Confidence, Status


@pytest.mark.parametrize(
    ("mime", "weight", "outcome", "text"),
    [
        (
            "image/jpeg",
            400_000,
            "old",
            "Large pictures in an old format: 1; WebP would save about 100 kB.",
        ),
        ("image/png", 100_000, "modern", "Newer formats would save little (25 kB)."),
        ("image/webp", 900_000, "modern", "Newer formats would save little (0 B)."),
        ("image/jpeg", 9_000, "none", "The page loads no large pictures."),
        ("text/css", 900_000, "none", "The page loads no large pictures."),
    ],
)
def test_old_formats_are_judged_by_what_webp_saves(result, loaded, a_request, mime, weight, outcome, text):
    row = result(AUDIT, loaded(requests=[a_request(mime_type=mime, transfer_bytes=weight)]))
    assert (row.outcome, row.text, row.confidence if outcome == "old" else Confidence.LOW) == (
        outcome,
        text,
        Confidence.LOW,
    )


def test_without_a_load_it_is_not_measured(result, a_page):
    assert result(AUDIT, a_page()).status is Status.NOT_MEASURED
