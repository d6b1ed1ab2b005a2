"""What to do about an error of AMP's validator, in plain words."""

from functools import cache
from importlib.resources import files

import msgspec


@cache
def hints() -> dict[str, str]:
    """A sentence for each code that is known: the content of ``hints.toml``."""
    raw = files("mmaudit.audits.amp").joinpath("hints.toml").read_bytes()
    return msgspec.toml.decode(raw, type=dict[str, str])
