"""How browsers read the content of ``meta name=viewport``.

Source: https://www.w3.org/TR/css-viewport-1/#parsing-algorithm (properties are separated by commas,
semicolons or white space; the last of two equal names counts).
"""

import re

PROPERTY = re.compile(r"([^\s,;=]+)\s*=\s*([^\s,;=]+)")
LEADING_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def parse_viewport(content: str) -> dict[str, str]:
    """The properties by lower-case name, values in lower case; anything else is left out."""
    return {name.lower(): value.lower() for name, value in PROPERTY.findall(content)}


def leading_number(value: str) -> float | None:
    """The number that ``value`` begins with, as ``strtod`` reads it; ``None`` without one."""
    found = LEADING_NUMBER.match(value)
    return float(found[0]) if found else None
