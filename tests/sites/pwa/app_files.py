"""Apps whose icons, screenshots or start page are one virtue or fault each, and what the audits must say of them."""

import io
import struct
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image
from tests.sites.pwa.manifests import Answer, ManifestCase

PNG = "image/png"
HTML = "text/html"
SMALL = {"src": "/icon/192.png", "sizes": "192x192", "type": PNG}
LARGE = {"src": "/icon/512.png", "sizes": "512x512", "type": PNG}
MASKABLE = {"src": "/maskable/512.png", "sizes": "512x512", "type": PNG, "purpose": "maskable"}
HEAD_192 = '<link rel="apple-touch-icon" sizes="192x192" href="/maskable/192.png">'
# Longer than any answer is waited for, and shorter than a test.
HANGS_S = 4
ACTIVE_SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" onload="fetch('/evil/load')">
<script>fetch('/evil/script')</script><image href="/evil/image" width="9" height="9"/>
<rect width="100" height="100" fill="#036"/><circle cx="50" cy="50" r="30" fill="orange"/></svg>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCase(ManifestCase):
    """``icons``, ``start``, ``shots``, ``touch``, ``theme``: the outcomes of those audits. ``says``: part of a label."""

    icons: str = "good"
    start: str = "opens"
    shots: str = "none"
    touch: str = "none"
    theme: str = "good"
    says: str = ""


def png(width: int, height: int) -> bytes:
    """A plain picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#036").save(out, "PNG")
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of a kilobyte that says that it has 30,000 × 30,000 pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(900_000))) + chunk(b"IEND", b"")


def hanging() -> Answer:
    """An answer that nobody waits for."""
    threading.Event().wait(HANGS_S)
    return 404, HTML, b""


def with_icon(**icon: str) -> Mapping[str, object]:
    """The good icons and another."""
    return {"icons": [SMALL, LARGE, MASKABLE, {"sizes": "512x512", "type": PNG, **icon}]}


def with_shot(width: int, height: int, **shot: str) -> Mapping[str, object]:
    """One screenshot."""
    return {"screenshots": [{"src": "shot.png", "sizes": f"{width}x{height}", "type": PNG, **shot}]}


OWN = {"src": "own.png"}
BAD = "not-installable"
FILE_CASES = (
    FileCase(name="files-good", members={
        **with_icon(), "icons": [SMALL, LARGE, MASKABLE], **with_shot(400, 800), "description": "Boats",
        "shortcuts": [{"name": "Times", "url": "a.html", "icons": [{"src": "/icon/96.png", "sizes": "96x96"}]}],
    }, files={"shot.png": lambda: (200, PNG, png(400, 800))}, head=HEAD_192, shots="good", touch="good"),
    FileCase(name="icon-gone", members=with_icon(**OWN), icons="broken", says="icons[3]: the server answers 404"),
    FileCase(name="icons-all-gone", members={"icons": [{**LARGE, "src": "a.png", "purpose": "any"}]}, icons="none-usable",
             installable=BAD, manifest="recommended"),
    FileCase(name="icon-smaller", members=with_icon(**OWN), files={"own.png": lambda: (200, PNG, png(48, 48))},
             icons="not-as-declared", says="icons[3]: is 48 × 48, declared as 512x512"),
    FileCase(name="icon-larger", members=with_icon(**OWN), files={"own.png": lambda: (200, PNG, png(600, 600))}),
    FileCase(name="icon-oblong", members=with_icon(**OWN), files={"own.png": lambda: (200, PNG, png(800, 600))},
             icons="not-as-declared", says="is not square (800 × 600)"),
    FileCase(name="icon-is-a-page", members=with_icon(**OWN), icons="broken", says="icons[3]: is no picture",
             files={"own.png": lambda: (200, HTML, b"<!doctype html><title>Not here</title>")}),
    FileCase(name="icon-breaks-off", members=with_icon(**OWN), icons="broken", says="breaks off before its end",
             files={"own.png": lambda: (200, PNG, png(512, 512)[:700])}),
    FileCase(name="icon-of-gigapixels", members=with_icon(**OWN), icons="broken", says="is 30000 × 30000",
             files={"own.png": lambda: (200, PNG, bomb())}),
    FileCase(name="icon-of-megabytes", members=with_icon(**OWN), icons="broken", says="is larger than 5 MB",
             files={"own.png": lambda: (200, PNG, png(9, 9) + bytes(8_000_000))}),
    FileCase(name="icon-hangs", members=with_icon(**OWN), says="did not come in time", files={"own.png": hanging}),
    FileCase(name="icon-in-a-private-network", members=with_icon(src="http://10.0.0.1/icon.png"), icons="broken",
             says="leads to a private address"),
    FileCase(name="icon-led-into-a-private-network", members=with_icon(**OWN), icons="broken",
             says="leads to a private address", files={"own.png": lambda: (302, HTML, b"http://10.0.0.1/icon.png")}),
    FileCase(name="icon-moved", members=with_icon(**OWN), files={"own.png": lambda: (301, HTML, b"/icon/512.png")}),
    FileCase(name="icon-with-a-script", members=with_icon(src="own.svg", type="image/svg+xml", sizes="any"),
             files={"own.svg": lambda: (200, "image/svg+xml", ACTIVE_SVG)}),
    FileCase(name="icon-in-its-address", members=with_icon(
        src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3C/svg%3E",
        type="image/svg+xml", sizes="any")),
    FileCase(name="maskable-on-glass", members={"icons": [SMALL, LARGE, {**LARGE, "purpose": "maskable"}]}, icons="mask",
             says="is see-through"),
    FileCase(name="maskable-cut", members={"icons": [SMALL, LARGE, {**MASKABLE, "src": "/cut/512.png"}]}, icons="mask",
             says="mask may cut off"),
    FileCase(name="maskable-for-all", members={"icons": [SMALL, {**MASKABLE, "purpose": "any maskable"}]}),
    FileCase(name="start-gone", members={"start_url": "gone.html"}, start="error"),
    FileCase(name="start-moved", members={"start_url": "in.html"}, files={"in.html": lambda: (302, HTML, b"a.html")}),
    FileCase(name="start-leaves", members={"start_url": "out.html"}, start="leaves",
             files={"out.html": lambda: (302, HTML, b"/files-good/")}),
    FileCase(name="start-counts", members={"start_url": "./?from=home"}),
    FileCase(name="start-hangs", members={"start_url": "slow.html"}, start="not-measured",
             files={"slow.html": hanging}),
    FileCase(name="shot-too-long", members=with_shot(400, 1000), shots="broken",
             files={"shot.png": lambda: (200, PNG, png(400, 1000))}),
    FileCase(name="shot-gone", members=with_shot(400, 800), shots="broken"),
    FileCase(name="shot-for-desks", members=with_shot(800, 400, form_factor="wide"), shots="no-phone",
             files={"shot.png": lambda: (200, PNG, png(800, 400))}),
    FileCase(name="touch-gone", head='<link rel="apple-touch-icon" href="touch.png">', touch="broken"),
    FileCase(name="touch-on-glass", head='<link rel="apple-touch-icon" href="/icon/180.png">', touch="poor"),
    FileCase(name="touch-without-app", linked=False, installable="no-manifest", manifest="no-app", icons="no-icons",
             start="no-start", theme="none", head='<link rel="Apple-Touch-Icon" href="touch.png">',
             touch="broken-no-app"),
    FileCase(name="bar-of-no-colour", head='<meta name="theme-color" content="blau">', theme="no-colour"),
    FileCase(name="bar-of-another-colour", members={"theme_color": "red"}, theme="differs"),
    FileCase(name="member-misspelt", members={"theme-color": "#003366", "display-override": ["minimal-ui"]},
             manifest="faulty", says=""),
    FileCase(name="shortcut-out-of-scope", members={"shortcuts": [{"name": "A", "url": "/elsewhere"}]},
             manifest="faulty"),
    FileCase(name="silent-fault", members={"icons": [SMALL, LARGE, MASKABLE, {"sizes": "96x96"}]}, manifest="faulty"),
    FileCase(name="only-remarked", members={"gcm_sender_id": 103, "share_target": {
        "action": "./", "params": {"title": "t"}}, "lang": "en_US", "categories": "travel"}),
)  # fmt: skip
