"""Words can be read in light and in dark: contrast of at least 4.5 (WCAG 2.2, 1.4.3)."""

import re
from itertools import product

import pytest

from mmaudit.report.templating import template_folder

CSS = (template_folder() / "report" / "report.css").read_text(encoding="utf-8")
PAIRS = [
    *product(("ink", "soft", "brand", "good", "warn", "poor", "none"), ("paper", "card", "wash")),
    *((each, f"{each}-bg") for each in ("good", "warn", "poor", "none")),
]  # fmt: skip


def colours(scheme: str) -> dict[str, str]:
    light, dark = CSS.split("prefers-color-scheme:dark", 1)
    found = re.findall(
        r"--([\w-]+):(#[0-9a-f]{3,6})\b", light if scheme == "light" else dark.split("*{", 1)[0]
    )
    return dict(found)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    found = colours(scheme)
    bright, dim = sorted((luminance(found[text]), luminance(found[ground])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5
