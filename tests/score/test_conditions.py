import pytest

from mmaudit.errors import UsageError
from mmaudit.model.verdict import Status
from mmaudit.score.conditions import Compare, Finding, PageError, Threshold, names, parse_conditions


def threshold(text, name, compare, limit, scope=""):
    return Threshold(text=text, name=name, compare=Compare(compare), limit=limit, scope=scope)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("score<80", threshold("score<80", "score", "<", 80)),
        ("speed <= 70.5", threshold("speed <= 70.5", "speed", "<=", 70.5)),
        ("know<60", threshold("know<60", "know", "<", 60)),
        ("lcp>4000", threshold("lcp>4000", "lcp", ">", 4000)),
        ("lcp>4s@/shop/*", threshold("lcp>4s@/shop/*", "lcp", ">", 4000, "/shop/*")),
        ("cls>=.1", threshold("cls>=.1", "cls", ">=", 0.1)),
        ("weight>2MB", threshold("weight>2MB", "weight", ">", 2_000_000)),
        ("weight>500 kb", threshold("weight>500 kb", "weight", ">", 500_000)),
        ("broken-links>0", threshold("broken-links>0", "broken-links", ">", 0)),
        ("taps-to-buy>3", threshold("taps-to-buy>3", "taps-to-buy", ">", 3)),
        ("any:fail", Finding(text="any:fail", subject="any", worst=Status.FAIL)),
        ("site:warn@/x", Finding(text="site:warn@/x", subject="site", worst=Status.WARN, scope="/x")),
        (
            "viewport-meta:fail",
            Finding(text="viewport-meta:fail", subject="viewport-meta", worst=Status.FAIL),
        ),
        ("error", PageError(text="error")),
        ("error@/shop/*", PageError(text="error@/shop/*", scope="/shop/*")),
        (
            "lcp>4000@https://shop.test/a",
            threshold("lcp>4000@https://shop.test/a", "lcp", ">", 4000, "https://shop.test/a"),
        ),
    ],
)
def test_what_a_condition_means(text, condition):
    assert parse_conditions([text]) == (condition,)


def test_commas_and_repeated_flags_are_the_same():
    assert parse_conditions(["score<80, error", "any:fail"]) == parse_conditions(
        ["score<80", "error,any:fail"]
    )


def test_never_and_nothing_judge_nothing():
    assert parse_conditions(["never"]) == ()
    assert parse_conditions([]) == ()


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("scor<80", "'scor' is not a score", "Did you mean score"),
        ("lpc>4000", "'lpc' is not a score", "lcp"),
        ("any:bad", "'bad' is not a status", "any:fail"),
        ("viewport:fail", "'viewport' is not an area", "viewport-meta"),
        ("errors", "'errors' is not known", "error"),
        ("score", "a limit is missing", "score<80"),
        ("speed", "a limit is missing", "speed<80"),
        ("title", "a status is missing", "title:fail"),
        ("score=80", "'=' is not a comparison", "<="),
        ("score<<80", "'<<' is not a comparison", "<="),
        ("score<high", "'high' is not a number", "score<80"),
        ("score<", "'' is not a number", "score<80"),
        ("score<-1", "'-1' is not a number", "score<80"),
        ("score<nan", "'nan' is not a number", "score<80"),
        ("score<80%", "'%' is not a unit", "no unit"),
        ("lcp>4kB", "'kB' is not a unit of lcp", "ms or s"),
        ("weight>1s", "'s' is not a unit of weight", "B or kB or MB"),
        ("speed<70@/shop/*", "belongs to the whole site", "metrics"),
        ("https:fail@/shop/*", "judged for the whole site", "Leave out"),
        ("never,error", "stands alone", "Leave out"),
        ("", "something is missing", "Examples"),
        ("error@", "something is missing", "Examples"),
        ("<80", "'' is not a score", "There are"),
    ],
)
def test_what_is_wrong_is_said_with_a_way_out(text, message, hint):
    with pytest.raises(UsageError) as error:
        parse_conditions([text])
    assert message in error.value.message
    assert hint in error.value.hint


def test_the_place_of_a_fault_is_named():
    with pytest.raises(UsageError) as error:
        parse_conditions(["score<80,lpc>4"])
    assert "character 10 of 'score<80,lpc>4'" in error.value.message


def test_every_name_of_the_help_can_be_parsed():
    for name in names():
        subject, _, statuses = name.partition(":")
        texts = [f"{subject}:{status}" for status in statuses.split("|")] if statuses else [name, f"{name}<1"]
        parsed = 0
        for text in texts:
            try:
                parse_conditions([text])
                parsed += 1
            except UsageError:
                pass
        assert parsed, name
