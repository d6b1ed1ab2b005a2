"""Text that would like to be code, text without end, and addresses that go on for ever."""

from tests.sites.hostile.pages import does, leads, markup, page, says
from tests.sites.hostile.server import Case, Wire

ATTACK = "</script><script>alert(1)</script>\x1b]0;x\x07\x9b31m\u202egpj\u202c =cmd|' /C calc'!A1 {{7*7}} "
LINES = "\n::error::owned\n##vso[task.complete]\n\r::set-output name=x::y\n"
ESCAPED = ATTACK.replace("<", "&lt;").replace("\x1b", "&#27;").replace("\x07", "&#7;")

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8))
    + ']><html xmlns="http://www.w3.org/1999/xhtml"><body><h1>entities</h1><p>&i;</p></body></html>'
)


def manifest(wire: Wire) -> None:
    if wire.rest:
        wire.reply(
            '{"name": "</script>\\u001b[31m=cmd", "start_url": "javascript:alert(1)", "icons": "none", "display": 7}',
            kind="application/manifest+json",
        )
    else:
        wire.reply(markup("manifest", head="<link rel=manifest href=/manifest/m>"))


def echo(wire: Wire) -> None:
    """Prints the request's headers, as pages for testing do."""
    lines = "".join(f"<p>{name}: {value}</p>" for name, value in wire.headers.items())
    wire.reply(markup("echo", lines, head=f"<meta name=description content='{wire.headers}'>"))


def calendar(wire: Wire) -> None:
    day = int(wire.rest or 0)
    links = "".join(f"<a href=/calendar/{day + n}>Day {day + n}</a> " for n in (1, 2, 3))
    wire.reply(markup("calendar", f"<p>Nothing happens on day {day}.</p>{links}"))


def sessions(wire: Wire) -> None:
    new = abs(hash(wire.path)) % 10**9
    links = "".join(f"<a href='/sessions?sid={new + n}'>Go on</a> " for n in range(5))
    wire.reply(markup("sessions", f"<p>Your session is {new}.</p>{links}"))


def sorting(wire: Wire) -> None:
    pairs = "".join(
        f"<a href='/sorting?sort={a}&order={b}&page={n}'>{a} {b} {n}</a> "
        for a in ("name", "price", "age") for b in ("up", "down") for n in range(20)
    )  # fmt: skip
    wire.reply(markup("sorting", f"<p>Sorted as {wire.path.partition('?')[2].replace('&', ' ')}</p>{pairs}"))


def endless_path(wire: Wire) -> None:
    wire.reply(markup("endless", f"<a href='{wire.path.rstrip('/')}/on/'>Further</a> {len(wire.path)}"))


INJECTION: tuple[Case, ...] = (
    page("/badtitle", "audited", f"<h2>{ESCAPED}</h2>", head=f"<title>{ESCAPED}{LINES}</title>"),
    page("/badlinks", "audited",
         f"<a href='javascript:alert(1)'>{ESCAPED}</a><a href='data:text/html,x'>x</a><a href='http://[::1'>y</a>"
         f"<a href='/badlinks?\x1b]0;x\x07=cmd'>{ESCAPED}</a><a href='//'>z</a>"
         "<a href='tel:&quot;><svg onload=alert(1)>'>t</a>"),
    page("/badjson", "audited", "<script type=application/ld+json>{\"@type\": \"Store\", \"name\": \"<\\/script>"
         "\\u001b[31m=cmd\", \"telephone\": \"'\\\"><svg onload=alert(1)>\", \"openingHours\": {\"a\": [[[[]]]]}}</script>"
         "<script type=application/ld+json>" + "[" * 20000 + "</script>"),
    does("/manifest", "audited", manifest),
    says("/badheaders", "audited", markup("badheaders"), headers=[
        ("Server", "</script>=cmd"), ("X-Powered-By", "::error::x"), ("X-Robots-Tag", "</script>"),
        ("Link", "<javascript:alert(1)>; rel=canonical, <{canary}/l>; rel=preload; as=image"),
        ("Set-Cookie", "a=</script>; Path=/"), ("Content-Language", "\"'><script>")]),
    page("/badcanonical", "audited", head="<link rel=canonical href='javascript:alert(1)'><base href='javascript:x'>"),
    page("/badlang", "audited", "<div id=\"x'y&quot;z\" style='width: 900px'>wide</div>"
         "<div lang='&quot;><script>alert(1)</script>' class='a&quot;b'>x</div>"),
    page("/nultext", "audited", "<p>&#0;&#1;&#8;&#11;&#127;&#xFFFE;&#xD800; \u2028\u2029 | ` @everyone \\| <b>*x*</b></p>"),
    does("/echo", "audited", echo),
    says("/entities", "audited", ENTITIES, kind="application/xhtml+xml"),
    says("/external", "audited",
         '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "{canary}/dtd">]>'
         '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>external</h1><p>&x;&y;</p></body></html>',
         kind="application/xhtml+xml"),
)  # fmt: skip

SIZES: tuple[Case, ...] = (
    page("/longtitle", "audited", head=f"<title>{'long ' * 2_000_000}</title>"),
    page("/longlink", "audited", f"<a href='/{'x' * 1_000_000}'>far</a>"),
    page("/manylinks", "audited", "".join(f"<a href=#a{n}>{n}</a> " for n in range(100_000))),
    page("/longword", "audited", f"<p>{'w' * 2_000_000}</p>"),
    page("/manyattributes", "audited", f"<p {' '.join(f'data-a{n}=x' for n in range(50_000))}>attributes</p>"),
)  # fmt: skip

# What the start page links beside these and must not be asked for.
LEFT_ALONE: dict[str, str] = {
    "/private": "robots",
    "/logout": "side_effect",
    "/list.pdf": "not_html",
    "/a/b/" * 12: "trap",
    "/" + "long" * 600: "trap",
}

TRAPS: tuple[Case, ...] = (
    does("/calendar", "audited", calendar),
    does("/sessions", "audited", sessions),
    does("/sorting", "audited", sorting),
    does("/endless", "audited", endless_path),
    leads("/circle", "failed redirect_loop", "/circle"),
)

CASES = (*INJECTION, *SIZES)
