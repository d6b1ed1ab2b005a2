"""How cases are written down: pages, answers of the server, redirects."""

from collections.abc import Callable, Sequence

from tests.sites.hostile.server import HTML, Case, Wire

Answer = Callable[[Wire], None]


def markup(title: str, body: str = "", *, head: str = "") -> str:
    """A page that a phone can show; each has a text of its own."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title>{head}</head><body><h1>{title}</h1><p>All that this page says is {title}.</p>"
        f"{body}</body></html>"
    )


def page(path: str, ends: str, body: str = "", *, head: str = "") -> Case:
    """A case that is all in its markup. Whatever it asks for below its own path answers with nothing."""
    whole = markup(path.strip("/"), body, head=head)

    def answer(wire: Wire) -> None:
        if wire.rest:
            wire.reply(b"", kind="text/plain")
        else:
            wire.reply(whole)

    return Case(path=path, ends=ends, answer=answer)


def script(path: str, ends: str, source: str, *, early: bool = False) -> Case:
    """A case that is all in its script, at the end of the page or before everything."""
    tag = f"<script>{source}</script>"
    return page(path, ends, head=tag) if early else page(path, ends, tag)


def says(
    path: str,
    ends: str,
    body: str | bytes = b"",
    *,
    status: str = "200 OK",
    kind: str | None = HTML,
    headers: Sequence[tuple[str, str]] = (),
) -> Case:
    """A case that is a whole answer."""
    return Case(
        path=path,
        ends=ends,
        answer=lambda wire: wire.reply(body, status=status, kind=kind, headers=headers),
    )


def leads(path: str, ends: str, location: str, *, status: str = "302 Found") -> Case:
    """A redirect."""
    return says(path, ends, status=status, headers=[("Location", location)])


def raw(path: str, ends: str, data: bytes) -> Case:
    """A case that is all in its bytes; then the line is closed."""
    return Case(path=path, ends=ends, answer=lambda wire: wire.send(data))


def does(path: str, ends: str, answer: Answer) -> Case:
    """A case that is a function."""
    return Case(path=path, ends=ends, answer=answer)
