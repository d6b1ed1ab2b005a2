"""``manifest_rules.toml``: what each member of a manifest may hold."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

Kind = Literal["text", "yes-no", "object", "list", "texts", "images", "objects"]
Check = Literal["", "url", "colour", "language", "choice", "sizes", "image-type", "words", "protocol"]


class MemberRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a member must be. ``values`` are in lower case; ``stays``: where an address must lead.

    ``matters``: a browser leaves out what is wrong.
    """

    kind: Kind
    check: Check = ""
    values: frozenset[str] = frozenset()
    stays: Literal["", "origin", "scope"] = ""
    matters: bool = True


class PartRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an object in the manifest holds; without ``needs`` the browser leaves it out."""

    needs: tuple[str, ...]
    members: Mapping[str, MemberRule]


class _Protocols(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    values: frozenset[str]


class ManifestRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules, by member. ``remarks``: parts of Chromium's messages that are no faults."""

    remarks: tuple[str, ...]
    members: Mapping[str, MemberRule]
    parts: Mapping[str, PartRules]
    protocols: _Protocols


@cache
def manifest_rules() -> ManifestRules:
    """The content of ``manifest_rules.toml``."""
    raw = files("mmaudit.audits.pwa").joinpath("manifest_rules.toml").read_bytes()
    return msgspec.toml.decode(raw, type=ManifestRules)
