"""What the collectors read from pages that were built to show one thing each."""

import asyncio
import hashlib
import http.server
import io
import threading

import pytest
from PIL import Image

from mmaudit.config.profiles import device, network
from mmaudit.config.settings import Config
from mmaudit.gather.browser import find_browser
from mmaudit.gather.phone import Phone
from mmaudit.model.job import FoundBy, PageJob
from mmaudit.model.snapshot import Picture

pytestmark = pytest.mark.browser

HEAD = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
LONG = "<p>Rida rea järel.</p>" * 120


def page(body: str, *, head: str = "", lang: str = "et") -> str:
    return f'<!doctype html><html lang="{lang}"><head>{HEAD}{head}<title>Leht</title></head><body>{body}</body></html>'


RICH = page(
    """<header><nav><a href="/about?utm_source=x">Meist</a></nav></header>
    <main><h1>Kohvik <em>Õunapuu</em></h1>
    <p>Tere tulemast!<br>欢迎光临 <b>咖啡馆</b></p>
    <address>Viru 1, Tallinn</address>
    <a href="tel:+3725551234">Helista</a> <a href="javascript:alert(1)">Ei</a>
    <table><tr><th>Esmaspäev</th><td>9–18</td></tr><tr><th>Pühapäev</th><td>suletud</td></tr></table>
    <ol><li>Esimene samm</li><li>Teine samm</li></ol>
    <details><summary>Tagastus</summary><p>14 päeva jooksul.</p></details>
    <p><del>20,00 €</del> <span>15,00 €</span></p>
    <p hidden>Peidus</p><p style="display:none">Nähtamatu</p>
    <form action="/search" method="get"><label for="q">Otsi</label><input id="q" name="action" inputmode="search"
      autocomplete="off" style="font-size:14px"><button>Otsi kohe</button></form>
    <iframe src="/short" title="Kaart"></iframe>
    <span class="tiny" style="font-size:9px">Väike kiri on siin</span>
    <img src="/dot.png" alt="Punkt" style="width:50px"><img src="/dot.png?2" width="20" height="20" alt="">
    </main><footer>Jalus</footer>
    <script>Array.prototype.map = null; JSON.stringify = () => "gotcha"; window.Promise = null;</script>"""
)
PAGES = {
    "/rich": RICH,
    "/short": page("<p>Lühike</p>"),
    "/wide": page(
        '<pre id="code" style="margin:0">' + "x" * 120 + "</pre>"
        '<div style="overflow:auto"><table style="width:900px"><tr><td>kast</td></tr></table></div>' + LONG
    ),
    "/cut": page('<div style="overflow-x:hidden"><div style="width:900px">cut off</div></div>' + LONG),
    "/banner": page(
        '<div id="bar" role="dialog" style="position:fixed;left:0;right:0;bottom:0;height:40vh;background:#fff">'
        "Küpsised</div>" + LONG
    ),
    "/sticky": page(
        '<div style="height:300px">Algus</div><div id="head" style="position:sticky;top:0;height:10vh;'
        'background:#eee">Menüü</div>' + LONG
    ),
    "/shifting": page(
        '<div id="slot"></div>' + LONG + "<script>let n=0;addEventListener('scroll',()=>{ if(n++ == 3)"
        "{document.getElementById('slot').style.height='10px';"
        "const ad=document.createElement('div');ad.style.height='300px';ad.textContent='Reklaam';"
        "document.querySelectorAll('p')[12].before(ad)}});</script>",
        head="<style>body{overflow-anchor:none}</style>",
    ),
    "/fading": page(
        "<p>Algus</p>" + '<section style="opacity:0;height:1200px"><p>Ilmub hiljem</p></section>' * 3
    ),
    "/desktop": '<!doctype html><title>Lai</title><div style="width:1400px;height:2700px">Lauaarvuti leht</div>',
    "/endless": page(
        LONG + "<script>addEventListener('scroll',()=>{ if(innerHeight+scrollY>document.body.scrollHeight-50)"
        "{const d=document.createElement('div');d.style.height='900px';d.textContent='veel';"
        "document.body.append(d)}});</script>"
    ),
    "/paired": page("<p>Artikkel</p>", head='<link rel="amphtml" href="/paired/amp">'),
    "/paired/amp": '<!doctype html><html amp><head><link rel=canonical href="/paired"></head><body>AMP</body></html>',
    "/app/": page(
        "<h1>Rakendus</h1><p>Töötab ka võrguta.</p><script>navigator.serviceWorker.register('/app/sw.js')</script>",
        head='<link rel="manifest" href="/app/app.webmanifest">',
    ),
}
FILES = {
    "/app/sw.js": (
        "text/javascript",
        """self.addEventListener('install', e => e.waitUntil(caches.open('v').then(c => c.addAll(['/app/']))
             .then(() => self.skipWaiting())));
           self.addEventListener('activate', e => e.waitUntil(clients.claim()));
           self.addEventListener('fetch', e => e.respondWith(caches.match(e.request).then(r => r || fetch(e.request))));""",
    ),
    "/app/app.webmanifest": (
        "application/manifest+json",
        '{"name":"Rakendus","start_url":"/app/","display":"standalone",'
        '"icons":[{"src":"/icon.png","sizes":"192x192","type":"image/png"}]}',
    ),
}


def png(size: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (size, size), "green").save(out, "PNG")
    return out.getvalue()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.partition("?")[0]
        if path in PAGES:
            self.answer("text/html", PAGES[path].encode())
        elif path in FILES:
            self.answer(FILES[path][0], FILES[path][1].encode())
        elif path in ("/dot.png", "/icon.png"):
            self.answer("image/png", png(192))
        else:
            self.send_error(404)

    def answer(self, media_type: str, body: bytes):
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments):
        pass


class Sink:
    def put_picture(self, data, *, mime, width_px, height_px):
        return Picture(
            sha256=hashlib.sha256(data).hexdigest(), mime=mime, width_px=width_px, height_px=height_px
        )


async def visit_all(origin: str) -> dict:
    config = Config(
        start_url=origin + "/", device=device("moto-g-power"), network=network("none"), cpu_slowdown=1
    )
    async with Phone(config, find_browser(None), Sink()) as phone:
        return {
            path: await phone.visit(
                PageJob(url=origin + path, depth=0, found_by=FoundBy.START), site_wide=path == "/app/"
            )
            for path in PAGES
            if path != "/paired/amp"
        }


@pytest.fixture(scope="module")
def seen():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield asyncio.run(visit_all(f"http://127.0.0.1:{server.server_address[1]}"))
    finally:
        server.shutdown()
        server.server_close()


def block(snapshot, text):
    return next(each for each in snapshot.content.blocks if text in each.text)


def test_every_page_is_read_whole(seen):
    assert {path: (s.failure, set(s.unmeasured)) for path, s in seen.items()} == {
        path: (None, {"back"} if path == "/app/" else {"back", "pwa"}) for path in seen
    }


def test_every_visible_block_is_a_verbatim_part_of_the_visible_text(seen):
    for snapshot in seen.values():
        text = "".join(snapshot.document.visible_text.split())
        missing = [
            b.text for b in snapshot.content.blocks if b.visible and "".join(b.text.split()) not in text
        ]
        assert missing == []


def test_text_is_read_in_blocks_with_their_place(seen):
    rich = seen["/rich"]
    assert block(rich, "Kohvik").text == "Kohvik Õunapuu"
    assert block(rich, "Kohvik").heading_level == 1
    assert block(rich, "欢迎光临").text == "Tere tulemast!\n欢迎光临 咖啡馆"
    assert block(rich, "Meist").landmark == "nav"
    assert block(rich, "Jalus").landmark == "footer"
    assert block(rich, "Viru 1").tag == "address"
    assert (block(rich, "suletud").row, block(rich, "suletud").column) == (1, 1)
    assert block(rich, "Esmaspäev").table_id == block(rich, "suletud").table_id != ""
    assert (block(rich, "Teine samm").list_position, block(rich, "Teine samm").list_ordered) == (2, True)


def test_what_is_behind_a_tap_is_kept_and_what_is_hidden_is_not(seen):
    rich = seen["/rich"]
    folded = block(rich, "14 päeva")
    assert (folded.collapsed, folded.visible) == (True, False)
    assert not block(rich, "Tagastus").collapsed
    texts = " ".join(each.text for each in rich.content.blocks)
    assert "Peidus" not in texts
    assert "Nähtamatu" not in texts


def test_links_and_fields_are_read(seen):
    content = seen["/rich"].content
    assert [link.text for link in content.links] == ["Meist", "Helista"]
    assert content.links[1].url == "tel:+3725551234"
    field, button = content.controls
    assert (field.text, field.name, field.inputmode, field.font_px, field.form_method) == (
        "Otsi", "action", "search", 14, "get",
    )  # fmt: skip
    assert field.form_action.endswith("/search")
    assert button.text == "Otsi kohe"
    assert content.embeds[0].title == "Kaart"


def test_sizes_of_text_and_images(seen):
    layout = seen["/rich"].layout
    smallest = layout.text_sizes[0]
    assert (smallest.font_px, smallest.excerpt) == (9, "Väike kiri on siin")
    assert [image.has_dimensions for image in layout.images] == [False, True]
    assert layout.images[0].natural_width == 192
    assert layout.viewport_meta == "width=device-width,initial-scale=1"


def test_sideways_scroll_names_its_culprit_and_nothing_else(seen):
    layout = seen["/wide"].layout
    assert layout.client_width_px == 412
    assert layout.scroll_width_px > 412
    assert [culprit.selector for culprit in layout.culprits] == ["pre#code"]
    assert layout.culprits[0].is_text


def test_what_is_cut_off_does_not_scroll_sideways(seen):
    assert seen["/cut"].layout.culprits == ()
    assert seen["/cut"].layout.scroll_width_px == 412


def test_a_banner_covers_its_share_of_the_screen(seen):
    scroll = seen["/banner"].scroll
    assert scroll.covered_ratio_top == pytest.approx(0.4, abs=0.02)
    assert scroll.overlays[0].selector == "div#bar"
    assert scroll.overlays[0].role == "dialog"


def test_a_sticky_head_covers_only_once_it_is_stuck(seen):
    scroll = seen["/sticky"].scroll
    assert scroll.covered_ratio_top == 0
    assert scroll.covered_ratio_scrolled == pytest.approx(0.1, abs=0.02)


def test_the_gesture_moves_the_page_and_sees_what_jumps(seen):
    assert seen["/wide"].scroll.moved_px > 1000
    assert seen["/wide"].scroll.cls == 0
    assert seen["/shifting"].scroll.cls > 0.05
    assert seen["/shifting"].scroll.shifts


def test_a_page_that_fits_has_nothing_to_scroll(seen):
    scroll = seen["/short"].scroll
    assert (scroll.moved_px, scroll.screens, scroll.grows) == (0, 1.0, False)


def test_a_page_that_is_zoomed_out_until_it_fits_has_nothing_to_scroll(seen):
    desktop = seen["/desktop"]
    assert desktop.layout.viewport_meta is None
    assert desktop.layout.client_width_px == 980
    assert (desktop.scroll.moved_px, desktop.scroll.screens) == (0, 1.0)


def test_text_that_waits_to_fade_in_is_late(seen):
    scroll = seen["/fading"].scroll
    assert scroll.late_content_ratio > 0.5
    assert scroll.late_items[0].kind == "transparent text"
    assert seen["/wide"].scroll.late_content_ratio == 0


def test_a_page_without_end_grows(seen):
    assert seen["/endless"].scroll.grows
    assert not seen["/wide"].scroll.grows


def test_the_amp_partner_is_fetched(seen):
    amp = seen["/paired"].amp
    assert amp.amphtml_url.endswith("/paired/amp")
    assert "<html amp>" in amp.partner.text
    assert seen["/short"].amp is None


def test_an_app_is_installable_and_works_offline(seen):
    pwa = seen["/app/"].pwa
    assert pwa.installability_errors == ()
    assert pwa.service_worker_state == "activated"
    assert (pwa.offline.loaded, pwa.offline.from_service_worker, pwa.offline.same_title) == (True, True, True)
    assert pwa.offline.text_similarity == 1


def test_the_card_of_an_app_is_what_the_phone_would_show(seen):
    card = seen["/app/"].pwa.card
    assert (card.name, card.short_name, card.display, card.theme_color) == (
        "Rakendus",
        "",
        "standalone",
        "",
    )
    assert card.icon.mime == "image/png"
    assert card.icon.width_px == card.icon.height_px >= 48
    assert seen["/app/"].pwa.offline.tries[0].screenshot.mime == "image/webp"
