"""report.json is a contract: it can be read back, and its schema says what stands in it."""

import json
from dataclasses import replace

import jsonschema
import pytest

from mmaudit.errors import UsageError
from mmaudit.model.report import SiteReport
from mmaudit.report import json_v1


def changed(report: SiteReport, **fields: object) -> bytes:
    return json.dumps({**json.loads(json_v1.dump(report)), **fields}).encode()


def test_a_report_comes_back_as_it_was(report: SiteReport) -> None:
    assert json_v1.load(json_v1.dump(report)) == report


def test_the_names_are_those_of_the_contract(report: SiteReport) -> None:
    content = json.loads(json_v1.dump(report))
    assert next(iter(content)) == "schema"
    assert content["schema"] == "mmaudit.report/1"
    assert content["links_broken"][0]["from"] == ["https://kohvik.example/", "https://kohvik.example/menuu"]
    assert content["run"]["status"] == "partial"
    assert set(content["moments"]) == {"know", "go", "do", "buy"}
    assert content["pages"][0]["metrics"]["lcp_ms"]["median"] == 10480
    assert content["pages"][0]["moments"]["go"] == {"serves": True, "confidence": 0.8}
    assert content["taps"] == {"to_buy": 3, "to_call": None, "to_directions": None, "to_contact": 1}


def test_the_file_is_plain_ascii(report: SiteReport) -> None:
    hostile = replace(report, scoring_version="\x1b]0;x\x07\x9b31m \u202e 蓝")
    data = json_v1.dump(hostile)
    assert data.isascii()
    assert b"\x1b" not in data
    assert json_v1.load(data) == hostile


def test_what_json_cannot_say_does_not_lose_the_report(report: SiteReport) -> None:
    content = json.loads(json_v1.dump(replace(report, score=float("nan"), scoring_version="a\ud800b")))
    assert content["score"] is None
    assert content["scoring_version"] == "a\ufffdb"


def test_the_schema_accepts_a_report(report: SiteReport) -> None:
    schema = json_v1.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(json_v1.dump(report)), schema)


@pytest.mark.parametrize("score", [-1, 101, 50.5])
def test_a_score_like_lighthouses_is_a_whole_number_of_a_hundred(report: SiteReport, score: float) -> None:
    content = json.loads(json_v1.dump(report))
    content["pages"][0]["lighthouse_comparable"] = score
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, json_v1.schema())


@pytest.mark.parametrize(
    "fields",
    [
        {"schema": "mmaudit.report/2"},
        {"score": 101},
        {"links_broken": [{"url": "x", "found_on": []}]},
        {"pages": None},
    ],
)
def test_the_schema_refuses_what_is_not_one(report: SiteReport, fields: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(changed(report, **fields)), json_v1.schema())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "cannot be read as JSON"),
        (b"\xff\xfe\x00", "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b'{"score": 1e999}', "out of range"),
        (b'{"score": NaN}', "out of range"),
        (b"[]", "not an object"),
        (b"{}", "has no 'schema'"),
        (b'{"schema": "mmaudit.report/9"}', "'mmaudit.report/9'"),
        (b'{"schema": "mmaudit.report/1"}', "missing required field"),
        (b'{"schema": "mmaudit.report/1", "links_broken": [7]}', "damaged"),
    ],
)
def test_a_file_that_is_no_report_is_told_so(data: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        json_v1.load(data)


def test_a_damaged_report_names_the_place(report: SiteReport) -> None:
    content = json.loads(json_v1.dump(report))
    content["pages"][1]["depth"] = "deep"
    with pytest.raises(UsageError, match=r"pages\[1\]\.depth"):
        json_v1.load(json.dumps(content).encode())


def test_fields_of_a_later_version_are_ignored(report: SiteReport) -> None:
    assert json_v1.load(changed(report, later="more")) == report
