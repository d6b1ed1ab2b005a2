"""The document: what was served and what stands there after rendering."""

from mmaudit.gather.open_page import OpenPage
from mmaudit.model.snapshot import Document

MAX_HTML = 3_000_000
MAX_TEXT = 300_000


async def collect(open_page: OpenPage) -> Document:
    """The document's texts, cut inside the page so that no page can flood us."""
    raw = await open_page.run("document", MAX_HTML, MAX_TEXT)
    return Document(
        served_html=open_page.served_html,
        rendered_html=raw["html"],
        title=raw["title"],
        html_lang=raw["lang"],
        charset=open_page.charset,
        content_type=open_page.content_type,
        base_url=raw["base"],
        headers=open_page.response_headers,
        visible_text=raw["text"],
        amphtml_misplaced=raw["amphtml_misplaced"],
    )
