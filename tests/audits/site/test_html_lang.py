import pytest

from mmaudit.audits.site.html_lang import AUDIT


@pytest.mark.parametrize(
    ("declared", "seen", "outcome"),
    [
        ("en", "en", "named"),
        ("en-GB", "en", "named"),
        ("zh-Hant-TW", "zh", "named"),
        ("nb", "no", "named"),
        ("et", "", "named"),
        ("", "en", "missing"),
        ("english", "en", "invalid"),
        ("en_US", "en", "invalid"),
        ("en", "et", "other"),
    ],
)
def test_declared_languages(build, limits, declared, seen, outcome):
    assert AUDIT.judge(build.page(declared_lang=declared, lang=seen), limits).outcome == outcome


def test_a_short_text_does_not_contradict(build, limits):
    page = build.page(declared_lang="en", lang="et", word_count=10)
    assert AUDIT.judge(page, limits).outcome == "named"
