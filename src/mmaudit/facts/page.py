"""The facts of one page, each computed once from its snapshot."""

from dataclasses import replace

from lxml import html

from mmaudit.facts.amp import is_amp_markup, is_story_markup, other_format
from mmaudit.facts.canonical import canonical_url
from mmaudit.facts.head import read_head
from mmaudit.facts.hints import read_hints
from mmaudit.facts.inp import inp_of
from mmaudit.facts.language import page_language
from mmaudit.facts.load_metrics import page_metrics
from mmaudit.facts.markup import parse_markup
from mmaudit.facts.page_facts import PageFacts
from mmaudit.facts.structured import json_ld_blocks, read_structured
from mmaudit.facts.wording import text_hash, word_count
from mmaudit.model.snapshot import Document, Snapshot

NO_DOCUMENT = Document(
    served_html="", rendered_html="", title="", html_lang="", charset="", content_type="", base_url=""
)


def derive_page(snapshot: Snapshot) -> PageFacts:
    """The facts of ``snapshot``; what was not measured gives empty facts. Never raises for what a site does."""
    document = snapshot.document or NO_DOCUMENT
    base_url = document.base_url or snapshot.final_url
    served = parse_markup(document.served_html)
    same = document.rendered_html == document.served_html
    rendered = served if same else parse_markup(document.rendered_html)
    # Text was served but rendering failed, or the other way round: one of them is enough to read.
    shown = rendered if rendered is not None else served
    head = read_head(distinct(served, rendered), base_url=base_url, headers=document.headers)
    structured = read_structured(shown, base_url=base_url)
    text = visible_text(snapshot)
    return PageFacts(
        snapshot=snapshot,
        url=page_url(snapshot),
        lang=page_language(document.html_lang, text),
        declared_lang=document.html_lang.strip(),
        title=" ".join(document.title.split()),
        description=head.description,
        h1=headings(snapshot, shown),
        canonical_urls=head.canonical_urls,
        amphtml_urls=head.amphtml_urls,
        is_amp=is_amp_markup(served),
        is_amp_story=is_story_markup(served),
        other_amp_format=other_format(served),
        noindex=head.noindex,
        hreflangs=head.hreflangs,
        structured=structured.items,
        structured_faults=structured.faults,
        structured_by_script=0 if same else max(0, json_ld_blocks(rendered) - json_ld_blocks(served)),
        metrics=replace(page_metrics(snapshot.loads), inp_ms=inp_of(snapshot.taps)),
        word_count=word_count(text),
        text_hash=text_hash(text),
        hints=read_hints(distinct(served, rendered), base_url=base_url, headers=document.headers),
    )


def page_url(snapshot: Snapshot) -> str:
    """The key under which every map of the report knows the page."""
    return canonical_url(snapshot.final_url) or canonical_url(snapshot.job.url) or snapshot.job.url


def distinct(
    served: html.HtmlElement | None, rendered: html.HtmlElement | None
) -> tuple[html.HtmlElement, ...]:
    """The trees that there are, each once, the rendered one last."""
    trees = (served,) if served is rendered else (served, rendered)
    return tuple(tree for tree in trees if tree is not None)


def visible_text(snapshot: Snapshot) -> str:
    """What a visitor can read: the document's text or, without it, that of the visible blocks."""
    if snapshot.document and snapshot.document.visible_text.strip():
        return snapshot.document.visible_text
    blocks = snapshot.content.blocks if snapshot.content else ()
    return "\n".join(block.text for block in blocks if block.visible)


def headings(snapshot: Snapshot, shown: html.HtmlElement | None) -> tuple[str, ...]:
    """The texts of the first-level headings: those in sight or, when the content is unknown, those in the markup."""
    if snapshot.content is not None:
        texts = [
            block.text for block in snapshot.content.blocks if block.heading_level == 1 and block.visible
        ]
    else:
        texts = [str(each.text_content()) for each in shown.iter("h1")] if shown is not None else []
    return tuple(" ".join(text.split()) for text in texts if text.strip())
