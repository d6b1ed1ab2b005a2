"""The whole table: the hostile pages, and the honest ones that stand between them."""

from html import escape

from tests.sites.hostile import network, scripts, texts
from tests.sites.hostile.pages import does, markup, page
from tests.sites.hostile.server import Case, Wire

TREES = "amber birch cedar dogwood elder fir ginkgo hazel iris juniper kauri larch maple nutmeg olive pine quince rowan"
HONEST: tuple[Case, ...] = tuple(
    page(f"/{tree}", "audited", f"<p>An honest page about the {tree} that grows in our garden.</p>")
    for tree in TREES.split()
)
HOSTILE: tuple[Case, ...] = (*network.CASES, *scripts.CASES, *texts.CASES)
ALL_CASES: tuple[Case, ...] = (*HONEST, *HOSTILE)


def with_start_page(cases: tuple[Case, ...], *, also: tuple[str, ...] = ()) -> tuple[Case, ...]:
    """``cases`` with a start page and a robots.txt before them; ``also`` are links that lead to no case."""
    paths = (*(case.path for case in cases), *also)
    links = "".join(f'<li><a href="{escape(path)}">{escape(path[:40])}</a></li>' for path in paths)
    start = markup("The start page", f"<ul>{links}</ul>")

    def robots(wire: Wire) -> None:
        wire.reply("User-agent: *\nDisallow: /private\n", kind="text/plain")

    return (
        does("/", "audited", lambda wire: wire.reply(start)),
        does("/robots.txt", "", robots),
        *cases,
    )
