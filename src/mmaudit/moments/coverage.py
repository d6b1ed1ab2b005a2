"""Which pages could be read only in part, because their language has no lexicon. Pure."""

from collections import Counter

from mmaudit.facts.page_facts import PageFacts, SiteFacts
from mmaudit.moments.catalogue import Catalogue

_SHOWN = 5


def unread_languages(site: SiteFacts, catalogue: Catalogue) -> dict[str, int]:
    """Count the pages by language for which no words are known, the commonest first."""
    counted = Counter(page.lang or page.declared_lang for page in site.pages if not _is_read(page, catalogue))
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def coverage_notes(site: SiteFacts, catalogue: Catalogue) -> tuple[str, ...]:
    """Say in a sentence what could not be judged, for the report's method; empty when all was read."""
    unread = unread_languages(site, catalogue)
    if not unread:
        return ()
    languages = ", ".join(list(unread)[:_SHOWN])
    pages = sum(unread.values())
    return (
        f"No words are known for {languages} ({pages} of {len(site.pages)} pages): there the moments were judged "
        "by English words, links, numbers, lists and structured data alone, and other answers may be missing.",
    )


def _is_read(page: PageFacts, catalogue: Catalogue) -> bool:
    """Say whether the language is known, or was not recognised at all."""
    langs = [lang for lang in (page.lang, page.declared_lang.split("-")[0].lower()) if lang]
    return not langs or any(lang in catalogue.lexicons for lang in langs)
