"""What servers do on the wire, with statuses, redirects, content types and encodings."""

import gzip
import zlib

from tests.sites.hostile.pages import does, leads, markup, page, raw, says
from tests.sites.hostile.server import Case, Wire

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"
PAGE = markup("A page on the wire").encode()
MEGABYTE = 1_000_000


def drip_body(wire: Wire) -> None:
    wire.send(OK + b"\r\n" + markup("dripbody").encode())
    wire.drip(b"<p>x ", every_s=0.3)


def cut_chunks(wire: Wire) -> None:
    wire.send(OK + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(PAGE) + PAGE + b"\r\n")


def gzip_bomb(wire: Wire) -> None:
    """A gigabyte of blanks in a megabyte."""
    packer = zlib.compressobj(wbits=31)
    wire.send(OK + b"Content-Encoding: gzip\r\n\r\n" + packer.compress(PAGE))
    blanks = b" " * MEGABYTE
    for _ in range(1000):
        wire.send(packer.compress(blanks))
    wire.send(packer.flush())


def endless_body(wire: Wire) -> None:
    wire.send(OK + b"\r\n" + PAGE)
    line = b"<p>This page goes on and on.</p>" * 4000
    while not wire.site.closing.is_set():
        wire.send(line)


def garbage_in_chunks(wire: Wire) -> None:
    wire.send(OK + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(PAGE) + PAGE + b"\r\nnot a number\r\n")


def chain(wire: Wire) -> None:
    step = int(wire.rest or 0)
    if step < 8:
        wire.reply(status="302 Found", headers=[("Location", f"/chain/{step + 1}")])
    else:
        wire.reply(markup("The end of a chain"))


def multipart(wire: Wire) -> None:
    part = b"--x\r\nContent-Type: text/html\r\n\r\n" + markup("multipart").encode() + b"\r\n"
    head = OK.replace(b"text/html; charset=utf-8", b"multipart/x-mixed-replace; boundary=x")
    wire.send(head + b"\r\n" + part * 3 + b"--x--\r\n")


WIRE: tuple[Case, ...] = (
    does("/resetting", "failed reset", Wire.reset),
    raw("/hangsup", "failed empty_response", b""),
    does("/silence", "failed timeout", Wire.hold),
    does("/dripheaders", "failed timeout", lambda wire: wire.drip(b"HTTP/1.1 200 OK\r\nX: ", every_s=0.4)),
    does("/dripbody", "audited load_timeout", drip_body),
    raw("/garbage", "failed protocol", b"\x00\xff\xfe I am no web server\r\n\r\n" * 20),
    does("/badchunks", "failed protocol", garbage_in_chunks),
    does("/cutchunks", "failed incomplete", cut_chunks),
    raw("/shortbody", "failed incomplete", OK + b"Content-Length: 90000\r\n\r\n" + PAGE),
    raw("/badgzip", "failed bad_encoding", OK + b"Content-Encoding: gzip\r\n\r\n" + PAGE),
    raw("/badbrotli", "failed bad_encoding", OK + b"Content-Encoding: br\r\n\r\n\xff\xff" + PAGE),
    raw(
        "/cutgzip", "failed bad_encoding or failed incomplete or audited",
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE * 50)[:400],
    ),
    does("/gzipbomb", "failed too_large", gzip_bomb),
    does("/endlessbody", "failed too_large or failed out_of_memory or audited load_timeout", endless_body),
    raw("/hugeheader", "failed protocol", OK + b"X-Huge: " + b"x" * 400_000 + b"\r\n\r\n" + PAGE),
    says("/manyheaders", "audited", markup("manyheaders"), headers=[(f"X-{n}", "y" * 60) for n in range(2000)]),
    raw("/twoplaces", "failed protocol",
        b"HTTP/1.1 302 Found\r\nLocation: /amber\r\nLocation: /birch\r\nContent-Length: 0\r\n\r\n"),
    raw("/twolengths", "failed protocol",
        OK + b"Content-Length: 10\r\nContent-Length: 20\r\n\r\n" + PAGE),
    raw("/nulheader", "failed protocol", OK + b"X-Nul: a\x00b\r\n\r\n" + PAGE),
    raw("/switching", "failed protocol", b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: nothing\r\n\r\n" + PAGE),
    raw("/hints", "audited", b"HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n" * 20
        + OK + b"\r\n" + markup("hints").encode()),
    raw("/oldhttp", "audited", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + markup("oldhttp").encode()),
)  # fmt: skip

STATUSES: tuple[Case, ...] = (
    says("/nothing", "failed no_content", status="204 No Content"),
    says("/resetform", "failed no_content or failed empty", status="205 Reset Content"),
    says("/choices", "failed http_3xx", markup("choices"), status="300 Multiple Choices"),
    says("/unchanged", "failed http_3xx", status="304 Not Modified"),
    says("/nowhere", "failed http_3xx", markup("nowhere"), status="302 Found"),
    says("/password", "failed auth_required", markup("password"), status="401 Unauthorized",
         headers=[("WWW-Authenticate", 'Basic realm="</script>::error::"')]),
    says("/forbidden", "failed http_4xx", markup("forbidden"), status="403 Forbidden"),
    says("/missing", "failed http_4xx", markup("missing"), status="404 Not Found"),
    says("/proxyauth", "failed auth_required or failed protocol", markup("proxyauth"),
         status="407 Proxy Authentication Required"),
    says("/gone", "failed http_4xx", status="410 Gone"),
    says("/toomany", "failed rate_limited", markup("toomany"), status="429 Too Many Requests",
         headers=[("Retry-After", "0")]),
    says("/odd", "failed http_4xx", markup("odd"), status="499 \x1b[31m::error::odd"),
    says("/broken", "failed http_5xx", markup("broken"), status="500 Internal Server Error"),
    says("/closed", "failed http_5xx", markup("closed"), status="503 Service Unavailable"),
    says("/absurd", "failed http_5xx", markup("absurd"), status="999 Go away"),
    says("/accepted", "audited", markup("accepted"), status="202 Accepted"),
)  # fmt: skip

REDIRECTS: tuple[Case, ...] = (
    leads("/self", "failed redirect_loop", "/self"),
    leads("/ping", "failed redirect_loop", "/ping/pong"),
    does("/chain", "audited", chain),
    does("/longchain", "failed redirect_loop", lambda wire: wire.reply(
        status="302 Found", headers=[("Location", f"/longchain/{wire.rest}x")])),
    leads("/known", "skipped duplicate", "/amber"),
    leads("/tofile", "failed redirect_blocked", "file:///etc/passwd"),
    leads("/todata", "failed redirect_blocked", "data:text/html,<h1>data</h1>"),
    leads("/toscript", "failed bad_redirect", "javascript:alert(1)"),
    leads("/tochrome", "failed redirect_blocked or failed bad_redirect", "chrome://settings/"),
    leads("/tomail", "failed bad_redirect", "mailto:someone@shop.example"),
    leads("/tobroken", "failed bad_redirect", "http://[::1"),
    leads("/tocanary", "failed ssrf_blocked", "{canary}/secret"),
    leads("/elsewhere", "failed dns", "http://elsewhere.invalid/"),
    page("/jscanary", "failed ssrf_blocked", "<script>location = '{canary}/secret'</script>"),
    page("/metacanary", "failed ssrf_blocked", head="<meta http-equiv=refresh content='0;url={canary}/secret'>"),
    page("/metaself", "failed nav_unstable", head="<meta http-equiv=refresh content='0'>"),
    page("/jsself", "failed nav_unstable", "<script>location.replace('?' + Math.random())</script>"),
    page("/jsfile", "audited", "<script>location = 'file:///etc/passwd'</script>"),
    page("/jsdata", "audited", "<script>location = 'data:text/html,x'</script>"),
    page("/jsblob", "audited or failed bad_redirect",
         "<script>location = URL.createObjectURL(new Blob(['<p>blob'], {type: 'text/html'}))</script>"),
)  # fmt: skip

TYPES: tuple[Case, ...] = (
    says("/paper", "skipped not_html or skipped download", b"%PDF-1.4 nothing", kind="application/pdf"),
    says("/packed", "skipped not_html or skipped download", b"PK\x03\x04", kind="application/zip"),
    says("/data", "skipped not_html", '{"a": "</script>"}', kind="application/json"),
    says("/plain", "skipped not_html", "<h1>Not a page</h1>", kind="text/plain"),
    says("/feed", "skipped not_html", "<rss><channel><title>x</title></channel></rss>", kind="application/xml"),
    says("/drawing", "skipped not_html", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
         kind="image/svg+xml"),
    says("/picture", "skipped not_html", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", kind="image/gif"),
    says("/film", "skipped not_html or skipped download", b"\x00\x00\x00\x18ftypmp42", kind="video/mp4"),
    says("/stream", "skipped not_html or skipped download", "data: x\n\n", kind="text/event-stream"),
    says("/untyped", "audited", markup("untyped"), kind=None),
    says("/wrongtype", "skipped not_html", markup("wrongtype"), kind="image/png"),
    says("/strangetype", "skipped not_html or skipped download", markup("strangetype"), kind="x/</script>"),
    says("/saved", "skipped download", markup("saved"),
         headers=[("Content-Disposition", "attachment; filename=\"../../x'\x1b.html\"")]),
    says("/badxhtml", "audited", "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>badxhtml</h1><p></body>",
         kind="application/xhtml+xml"),
    does("/multipart", "audited or skipped not_html or skipped download", multipart),
)  # fmt: skip

EMPTIES: tuple[Case, ...] = (
    says("/zero", "failed empty"),
    says("/blanks", "audited", " \r\n" * 500),
    says("/comment", "audited", "<!-- nothing but this -->"),
    says("/frames", "audited", "<html><frameset cols=50%,50%><frame src=/amber><frame src=/birch></frameset></html>"),
)  # fmt: skip

ENCODINGS: tuple[Case, ...] = (
    says("/utfsixteen", "audited", markup("utfsixteen").encode("utf-16"), kind="text/html"),
    says("/gbk", "audited", markup("价格 gbk").replace("utf-8", "gbk").encode("gbk"), kind="text/html; charset=gbk"),
    says("/baltic", "audited", markup("Šiauliai").encode("cp1257"), kind="text/html; charset=windows-1257"),
    says("/utfseven", "audited", "<title>utfseven</title>+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
         kind="text/html; charset=utf-7"),
    says("/unknowncharset", "audited", markup("unknowncharset"), kind="text/html; charset=</script>klingon"),
    says("/badbytes", "audited", markup("badbytes").encode() + b"<p>\xff\xfe\xc3\x28\xed\xa0\x80\xf8" * 50),
    says("/nuls", "audited", markup("nuls").replace("says", "sa\x00ys\x00") + "\x00" * 500),
    page("/surrogates", "audited",
         "<p id=p></p><script>document.title = p.textContent = 'surrogates \\ud800 \\udfff'</script>"),
)  # fmt: skip

CASES = (*WIRE, *STATUSES, *REDIRECTS, *TYPES, *EMPTIES, *ENCODINGS)
