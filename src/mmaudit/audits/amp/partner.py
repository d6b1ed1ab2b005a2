"""What an AMP page that was fetched beside the visit says of itself."""

from dataclasses import dataclass

from mmaudit.facts.amp import is_amp_markup
from mmaudit.facts.head import read_head
from mmaudit.facts.markup import attribute, parse_markup
from mmaudit.model.snapshot import FetchedDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """The AMP half of a pair; ``canonical_url`` and ``amphtml_url`` are the first that it names."""

    is_amp: bool
    canonical_url: str | None
    amphtml_url: str | None
    noindex: bool
    declared_lang: str


def read_partner(document: FetchedDocument) -> Partner:
    """Read the served text, as the AMP runtime has never touched it."""
    root = parse_markup(document.text)
    roots = () if root is None else (root,)
    head = read_head(roots, base_url=document.final_url, headers=document.headers)
    return Partner(
        is_amp=is_amp_markup(root),
        canonical_url=next(iter(head.canonical_urls), None),
        amphtml_url=next(iter(head.amphtml_urls), None),
        noindex=head.noindex,
        declared_lang="" if root is None else attribute(root, "lang"),
    )
