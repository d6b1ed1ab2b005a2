"""Is a page AMP, and of which kind? (https://amp.dev/documentation/guides-and-tutorials/learn/spec/amphtml)"""

from lxml import html

from mmaudit.facts.page_facts import PageFacts

# The third is the sign with a variation selector, which editors add; the AMP validator takes it.
AMP_ATTRIBUTES = ("amp", "\u26a1", "\u26a1\ufe0f")


# Documents that are AMP too and yet no pages (https://amp.dev/documentation/guides-and-tutorials/learn/spec/).
OTHER_FORMATS = {
    "amp4ads": "AMPHTML ads",
    "\u26a14ads": "AMPHTML ads",
    "\u26a1\ufe0f4ads": "AMPHTML ads",
    "amp4email": "AMP for Email",
    "\u26a14email": "AMP for Email",
    "\u26a1\ufe0f4email": "AMP for Email",
}


def other_format(served: html.HtmlElement | None) -> str:
    """``AMPHTML ads`` or ``AMP for Email`` where a document says that it is that; empty for all others."""
    attributes = served.attrib if served is not None else {}
    return next((name for sign, name in OTHER_FORMATS.items() if sign in attributes), "")


def is_amp_markup(served: html.HtmlElement | None) -> bool:
    """Whether the served document declares itself AMP; the rendered one is changed by AMP's own runtime."""
    return served is not None and any(name in served.attrib for name in AMP_ATTRIBUTES)


def is_story_markup(served: html.HtmlElement | None) -> bool:
    """Whether it is a web story (https://amp.dev/documentation/components/amp-story)."""
    if served is None or not is_amp_markup(served):
        return False
    return any("standalone" in story.attrib for story in served.iter("amp-story"))


def amp_kind(page: PageFacts) -> str:
    """``none``, ``story``, ``paired`` (either half of a pair), ``amp-first`` (an AMP page that stands alone) or
    ``wrong-format`` (an AMP document that is no page).
    """
    if page.other_amp_format:
        return "wrong-format"
    if page.is_amp_story:
        return "story"
    if not page.is_amp:
        return "paired" if page.amphtml_urls else "none"
    stands_alone = not page.canonical_urls or page.url in page.canonical_urls
    return "amp-first" if stands_alone else "paired"
