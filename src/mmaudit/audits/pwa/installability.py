"""Chromium's installability codes in plain words."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec


class _Installability(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    causes: tuple[str, ...]
    sentences: dict[str, str]


@cache
def installability() -> _Installability:
    """The content of ``installability.toml``."""
    raw = files("mmaudit.audits.pwa").joinpath("installability.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_Installability)


def causes_of(codes: Sequence[str]) -> tuple[str, ...]:
    """``codes`` without those that only follow from another: a manifest that cannot be read lacks everything."""
    causes = tuple(code for code in codes if code in installability().causes)
    return causes or tuple(dict.fromkeys(codes))


def sentence(code: str) -> str:
    """A code in plain words; the code itself when Chromium has a new one."""
    return installability().sentences.get(code, code)
