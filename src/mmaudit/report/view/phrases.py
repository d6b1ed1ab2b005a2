"""Sentences with emphasis: a translatable template whose filled-in values stand out."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A piece of a sentence."""

    text: str
    strong: bool = False


Sentence = tuple[Phrase, ...]


def emphasise(template: str, *, plain: Mapping[str, str] | None = None, **strong: str) -> Sentence:
    """``template`` with its ``{names}`` filled in; those of ``strong`` stand out."""
    values = {**(plain or {}), **strong}
    pieces = []
    for literal, name, _spec, _conversion in Formatter().parse(template):
        if literal:
            pieces.append(Phrase(text=literal))
        if name is not None:
            pieces.append(Phrase(text=values[name], strong=name in strong))
    return tuple(pieces)


def plain_text(sentences: tuple[Sentence, ...]) -> str:
    """The sentences without emphasis, one space between them."""
    return " ".join("".join(piece.text for piece in sentence) for sentence in sentences)
