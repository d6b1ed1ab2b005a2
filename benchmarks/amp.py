"""How often our use of AMP's validator agrees with the validator's own published cases.

python benchmarks/amp.py DIR

``DIR``: a checkout of https://github.com/ampproject/amphtml, or the part of it with ``*.html`` beside ``*.out``. A case
is the page and what is expected: PASS or FAIL on the first line, then the page with its errors. ``*.out.cpponly`` is
what the engine that was compiled from C++ says. Cases for advertisements and e-mail are left out: no page is either.
"""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from mmaudit.gather.amp_engine import AmpEngine
from mmaudit.gather.amp_source import AmpSource
from mmaudit.gather.browser import find_browser
from mmaudit.gather.launch import launch

OTHER_FORMATS = ("amp4ads", "amp4email", "validator-amp4")


def cases(place: Path) -> Iterator[tuple[Path, str]]:
    """Each page with its expected text."""
    for page in sorted(place.rglob("*.html")):
        expected = [page.with_suffix(suffix) for suffix in (".out.cpponly", ".out")]
        found = next((each for each in expected if each.is_file()), None)
        if found is not None and not any(word in str(page) for word in OTHER_FORMATS):
            yield page, found.read_text("utf-8", "replace")


async def compare(place: Path) -> None:
    """Print how many cases agree, and those that do not."""
    agreed, total = 0, 0
    launched = await launch(find_browser(None), sandbox="auto")
    try:
        engine = AmpEngine(AmpSource(None))
        for page, expected in cases(place):
            said = await engine.validate(
                launched.browser, page.name, page.read_text("utf-8", "replace").strip()
            )
            word = {True: "PASS", False: "FAIL", None: "not checked"}[said.valid]
            total += 1
            if word == expected.partition("\n")[0].strip():
                agreed += 1
            else:
                print(f"{page.relative_to(place)}: {word} {said.reason}")
    finally:
        await launched.close()
    print(f"{agreed} of {total} agree")


if __name__ == "__main__":
    asyncio.run(compare(Path(sys.argv[1])))
