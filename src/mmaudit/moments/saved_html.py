"""Answers questions from saved HTML: the engine without a browser, for lexicon work and as a library call."""

from dataclasses import replace
from pathlib import Path

from mmaudit.facts.page import derive_page
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.answer import PageAnswers
from mmaudit.model.site_profile import SiteProfile
from mmaudit.moments.catalogue import Catalogue, load_catalogue
from mmaudit.moments.decoding import decode_page
from mmaudit.moments.engine import answer_page
from mmaudit.moments.profile import settle_page
from mmaudit.moments.static_page import read_static


def answer(
    html: str | bytes,
    *,
    url: str,
    lang: str = "",
    questions: Path | None = None,
    profile: SiteProfile | str | None = None,
) -> PageAnswers:
    """Answer every question of the catalogue from HTML that was saved from ``url``.

    Bytes are decoded as ``moments.decoding`` says. ``lang`` (a language tag) overrides the language that is
    detected; ``questions`` is a file of the user's own; ``profile`` names the kind of site, as ``shop``.
    Without a browser there are no boxes, so ``screens_down`` stays ``None``. One page does not tell what its site
    raises, so no answer is dropped as not applicable to the site.
    """
    found = answer_saved(html, url=url, lang=lang, catalogue=load_catalogue(questions))[1]
    return settle_page(found, SiteProfile(profile) if profile else None)


def answer_saved(
    html: str | bytes, *, url: str, lang: str = "", catalogue: Catalogue | None = None
) -> tuple[PageFacts, PageAnswers]:
    """Like ``answer``, with the facts of the page; ``catalogue``: the questions that ship, unless others are given."""
    page = read_saved(html, url=url, lang=lang)
    return page, answer_page(page, catalogue or load_catalogue())


def read_saved(html: str | bytes, *, url: str, lang: str = "") -> PageFacts:
    """The facts of a page that was saved from ``url``."""
    markup = html if isinstance(html, str) else decode_page(html, lang=lang)
    page = derive_page(read_static(markup, url=url))
    return replace(page, lang=lang.split("-")[0].lower()) if lang else page
