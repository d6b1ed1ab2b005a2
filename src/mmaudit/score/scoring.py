"""The scoring data of ``scoring.toml``, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

from mmaudit.errors import MmauditError
from mmaudit.model.answer import Moment
from mmaudit.model.limits import Curve, Limits
from mmaudit.model.verdict import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """Everything that a score depends on beside what was seen.

    ``weights`` by audit id, ``categories`` and ``moments`` by their names; all are 0 or more and only
    their proportions matter. ``lighthouse``: its weights by metric, for the score that is comparable with it.
    ``version`` changes whenever a score can.
    """

    version: str
    limits: Limits
    weights: Mapping[str, float]
    categories: Mapping[Category, float]
    moments: Mapping[Moment, float]
    lighthouse: Mapping[str, float] = field(default_factory=dict)


class CurveEntry(msgspec.Struct, forbid_unknown_fields=True):
    """One table of ``[curves]``."""

    p10: float
    median: float


class ScoringFile(msgspec.Struct, forbid_unknown_fields=True):
    """The whole of ``scoring.toml``."""

    version: str
    curves: dict[str, CurveEntry]
    categories: dict[Category, float]
    moments: dict[Moment, float]
    lighthouse: dict[str, float]
    audits: dict[Category, dict[str, float]]
    numbers: dict[str, float]


@cache
def load_scoring() -> Scoring:
    """The scoring that is packaged with mmaudit."""
    return parse_scoring(files("mmaudit.score").joinpath("scoring.toml").read_bytes())


def parse_scoring(data: bytes) -> Scoring:
    """Scoring from TOML bytes; ``MmauditError`` names what is wrong."""
    try:
        content = msgspec.toml.decode(data, type=ScoringFile)
    except (msgspec.ValidationError, msgspec.DecodeError, ValueError) as error:
        raise MmauditError(f"scoring.toml is not valid: {error}") from error
    weights = {audit_id: weight for table in content.audits.values() for audit_id, weight in table.items()}
    refuse_faults(content, weights)
    curves = {name: Curve(p10=entry.p10, median=entry.median) for name, entry in content.curves.items()}
    return Scoring(
        version=content.version,
        limits=Limits(curves=curves, numbers=content.numbers),
        weights=weights,
        categories=content.categories,
        moments=content.moments,
        lighthouse=content.lighthouse,
    )


def refuse_faults(content: ScoringFile, weights: Mapping[str, float]) -> None:
    """``MmauditError`` for what types cannot say: curves that do not rise, weights below 0, ids named twice."""
    for name, curve in content.curves.items():
        if not 0 < curve.p10 < curve.median:
            raise MmauditError(f"scoring.toml: the curve '{name}' needs 0 < p10 < median.")
    for metric in content.lighthouse:
        if metric not in content.curves:
            raise MmauditError(f"scoring.toml: [lighthouse] names '{metric}', which has no curve.")
    tables = (content.categories, content.moments, content.lighthouse, weights)
    named = [(str(name), weight) for table in tables for name, weight in table.items()]
    for name, weight in named:
        if not 0 <= weight < float("inf"):
            raise MmauditError(f"scoring.toml: the weight of '{name}' is {weight}, not 0 or more.")
    if len(weights) < sum(map(len, content.audits.values())):
        raise MmauditError("scoring.toml: an audit has two weights.")
