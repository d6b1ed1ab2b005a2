"""Reads the TOML files that ship beside this package."""

from importlib import resources
from typing import TypeVar

import msgspec

T = TypeVar("T")


def read_toml(path: str, kind: type[T]) -> T:
    """Decode ``path`` (``folder/name.toml`` within ``mmaudit.moments``) as ``kind``; unknown keys are refused."""
    return msgspec.toml.decode(_file(path).read_bytes(), type=kind)


def read_text(path: str) -> str:
    """Read a file within ``mmaudit.moments`` as it stands."""
    return _file(path).read_text(encoding="utf-8")


def names_in(folder: str) -> tuple[str, ...]:
    """Give the TOML files of one data folder as ``folder/name.toml``, sorted."""
    files = resources.files("mmaudit.moments").joinpath(folder).iterdir()
    return tuple(sorted(f"{folder}/{file.name}" for file in files if file.name.endswith(".toml")))


def _file(path: str) -> resources.abc.Traversable:
    return resources.files("mmaudit.moments").joinpath(*path.split("/"))
