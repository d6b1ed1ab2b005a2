"""The sites that are measured: generated, the same bytes each time, served on loopback."""

import hashlib
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

SERVER = Path(__file__).parents[1] / "tests" / "sites"
SITE_TOML = '[defaults]\ngzip = true\nheaders = { Cache-Control = "max-age=600" }\n'
NOUNS = (
    "kettle",
    "grinder",
    "filter",
    "cup",
    "roast",
    "scale",
    "tamper",
    "jug",
    "tray",
    "lamp",
    "stool",
    "apron",
)
SENTENCE = (
    "The {0} stands on the counter beside the {1}, and it takes about {2} minutes until the {3} is ready to use; "
    "it costs €{2}.50 with tax and we send it within {4} days."
)
PARAGRAPHS = 6
SENTENCES = 5

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} – Counter &amp; Cup</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{title}: what it does, what it costs, how soon it is with you.">
<link rel="canonical" href="{{{{origin}}}}{path}"><link rel="stylesheet" href="/style.css">
<link rel="manifest" href="/manifest.webmanifest"><script defer src="/shop.js"></script></head><body>
"""
MANIFEST = """{"name": "Counter & Cup", "short_name": "Counter", "start_url": "/", "display": "standalone",
"icons": [{"src": "/icon.png", "sizes": "192x192", "type": "image/png"}]}"""
WORKER = """self.addEventListener('install', (e) => e.waitUntil(caches.open('1').then((c) => c.addAll(['/']))));
self.addEventListener('fetch', (e) => e.respondWith(fetch(e.request).catch(() => caches.match('/'))));
"""
SCRIPT = """navigator.serviceWorker?.register('/sw.js');
let sum = 0; for (let i = 0; i < 2e6; i++) sum += Math.sqrt(i);
document.querySelector('main').dataset.sum = sum;
"""

# The case in which a modelled load time flips (see RESULTS.md): the largest thing painted is a paragraph; below it
# is an image that weighs 1.6 MB and has no dimensions; a script blocks for some 300 ms on a phone, after the first
# paint whoever measures: before it, nothing would count as blocking. It does an amount of *work*: a busy core makes
# it longer, as it does for scripts of real pages.
DEMANDING = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A paragraph above a heavy image</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/style.css">
<style>.lead { font-size: 22px; line-height: 30px; margin: 0 } .late { width: 100% }</style></head><body>
<main><h1>Products</h1><p class="lead">TEXT</p><img class="late" src="/heavy.jpg" alt="All products on one shelf">
<p>What stands below the image moves when the image arrives. MORE</p></main>
<script src="/work.js"></script></body></html>
"""
WORK = """requestAnimationFrame(() => setTimeout(() => {
let sum = 0; for (let i = 0; i < 7e6; i++) sum += Math.sqrt(i) % 3;
document.title += sum ? '' : '!';
}));
"""


@contextmanager
def sample_site(folder: Path, *, pages: int) -> Iterator[tuple[str, ...]]:
    """Serve a shop of ``pages`` pages from ``folder``; gives their URLs, the home page first."""
    write_shop(folder, pages)
    with serving(folder) as origin:
        yield tuple(origin + path for path in paths(pages))


@contextmanager
def demanding_page(folder: Path) -> Iterator[str]:
    """Serve the one page that is hard to measure; gives its URL."""
    write_assets(folder)
    (folder / "index.html").write_text(
        DEMANDING.replace("TEXT", words(1, 4)).replace("MORE", words(2, 1)), "utf-8"
    )
    (folder / "work.js").write_text(WORK, "utf-8")
    (folder / "heavy.jpg").write_bytes(picture("heavy", width=1600, height=1020, quality=92))
    with serving(folder) as origin:
        yield origin + "/"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The origin under which the fixture server serves ``folder``."""
    sys.path.insert(0, str(SERVER))
    from serve import served

    with served(folder) as site:
        yield str(site.origin)


def paths(pages: int) -> list[str]:
    """The paths of a shop of ``pages`` pages."""
    return ["/", *(f"/{NOUNS[number % len(NOUNS)]}/{number}.html" for number in range(1, pages))]


def write_shop(folder: Path, pages: int) -> None:
    """A shop: one stylesheet that blocks, one script, a picture on top of each page and four lazy ones below."""
    write_assets(folder)
    every = paths(pages)
    for number, path in enumerate(every):
        file = folder / (path.lstrip("/") or "index.html")
        file.parent.mkdir(exist_ok=True)
        file.write_text(page(number, path, links=every if number == 0 else every[:8]), "utf-8")
    locations = "".join(f"<url><loc>{{{{origin}}}}{path}</loc></url>" for path in every)
    urlset = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locations}</urlset>'
    (folder / "sitemap.xml").write_text(urlset, "utf-8")


def page(number: int, path: str, *, links: list[str]) -> str:
    """One page of the shop."""
    title = "All we have" if number == 0 else f"The {NOUNS[number % len(NOUNS)]} no. {number}"
    menu = "".join(f'<li><a href="{link}">{link.strip("/") or "home"}</a></li>' for link in links)
    body = "".join(f"<p>{words(number * 10 + part, SENTENCES)}</p>" for part in range(PARAGRAPHS))
    images = "".join(
        f'<img loading="lazy" width="400" height="300" src="/{name}.jpg" alt="Our {name} on a table">'
        for name in NOUNS[:4]
    )
    top = '<img width="400" height="300" src="/top.jpg" alt="The shop window">'
    main = f"<main><h1>{title}</h1>{top}{body}{images}</main>"
    return f"{HEAD.format(title=title, path=path)}<nav><ul>{menu}</ul></nav>{main}</body></html>"


def words(seed: int, sentences: int) -> str:
    """Some sentences, the same ones for the same ``seed``."""
    bits = hashlib.shake_256(str(seed).encode()).digest(5 * sentences)
    parts = [bits[start : start + 5] for start in range(0, len(bits), 5)]
    return " ".join(
        SENTENCE.format(NOUNS[a % 12], NOUNS[b % 12], 2 + c % 40, NOUNS[d % 12], 2 + e % 8)
        for a, b, c, d, e in parts
    )


def write_assets(folder: Path) -> None:
    """What all pages share."""
    folder.mkdir(parents=True, exist_ok=True)
    rules = "".join(
        f".piece-{number} {{ margin: {number}px; color: #{number:03d} }}\n" for number in range(400)
    )
    style = "body { font: 16px/1.5 sans-serif; margin: 16px } img { max-width: 100%; height: auto }\n"
    files = {
        "site.toml": SITE_TOML,
        "style.css": style + rules,
        "shop.js": SCRIPT,
        "sw.js": WORKER,
        "manifest.webmanifest": MANIFEST,
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    for name in ("top", *NOUNS[:4]):
        (folder / f"{name}.jpg").write_bytes(picture(name, width=200, height=150, quality=80))
    icon = io.BytesIO()
    Image.new("RGB", (192, 192), "#753").save(icon, "PNG")
    (folder / "icon.png").write_bytes(icon.getvalue())


def picture(name: str, *, width: int, height: int, quality: int) -> bytes:
    """A JPEG of noise: it weighs what a photograph of its size weighs, or more."""
    noise = hashlib.shake_256(name.encode()).digest(width * height * 3)
    file = io.BytesIO()
    Image.frombytes("RGB", (width, height), noise).save(file, "JPEG", quality=quality)
    return file.getvalue()
