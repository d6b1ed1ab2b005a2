"""Answers questions from saved HTML: the engine without a browser, for lexicon work and as a library call."""

from dataclasses import replace
from pathlib import Path

from mmaudit.facts.page import derive_page
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.answer import PageAnswers
from mmaudit.moments.catalogue import load_catalogue
from mmaudit.moments.engine import answer_page
from mmaudit.moments.static_page import read_static


def answer(html: str, *, url: str, lang: str = "", questions: Path | None = None) -> PageAnswers:
    """Answer every question of the catalogue from HTML that was saved from ``url``.

    ``lang`` (a primary subtag) overrides the language that is detected; ``questions`` is a file of the
    user's own. Without a browser there are no boxes, so ``screens_down`` stays ``None``. One page does not
    tell what its site raises, so no answer is dropped as not applicable to the site.
    """
    return answer_saved(html, url=url, lang=lang, questions=questions)[1]


def answer_saved(
    html: str, *, url: str, lang: str = "", questions: Path | None = None
) -> tuple[PageFacts, PageAnswers]:
    """Like ``answer``, with the facts of the page."""
    page = derive_page(read_static(html, url=url))
    page = replace(page, lang=lang) if lang else page
    return page, answer_page(page, load_catalogue(questions))
