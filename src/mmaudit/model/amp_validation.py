"""What AMP's own validator said of a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AmpFinding:
    """One error or warning. ``line`` counts from 1 and ``col`` from 0, as the engine counts; ``severity``: as it says.

    ``source_line``: the line of the document around the place, cut; ``spec_url`` may be empty.
    """

    severity: str
    code: str
    line: int
    col: int
    message: str
    spec_url: str = ""
    source_line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmpValidation:
    """``valid`` is ``None`` when the document was not checked, for the ``reason``.

    ``url``: of the document. ``count``: of all findings; ``findings`` are the first of them. ``engine``: the first
    12 digits of the SHA-256 of the validator that judged.
    """

    url: str
    valid: bool | None
    reason: str = ""
    count: int = 0
    findings: tuple[AmpFinding, ...] = ()
    engine: str = ""
