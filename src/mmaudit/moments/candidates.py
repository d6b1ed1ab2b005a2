"""Passages that resemble a free-form question, best first: for a person to look at, never an answer.

Within a language runs of letters (BM25, https://doi.org/10.1561/1500000019) find the right sentence about as often as
an embedding model does; where question and page are in different languages only a model can.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mmaudit.model.answer import Candidate
from mmaudit.moments.hit import text_hit
from mmaudit.moments.question import Question
from mmaudit.moments.reading import Passage, Reading
from mmaudit.moments.semantic import Encoder
from mmaudit.moments.words import UNSPACED
from mmaudit.moments.zones import Zone

CANDIDATES = 3
_RANKED = 20
# Each passage costs the model some 70 ms of the processor's time.
_MOST_ENCODED = 60
_LEAST_CHARACTERS = 12
_LEAST_UNSPACED_CHARACTERS = 4
# Of the question's runs of letters; below it only "the" and "is" are alike.
_LEAST_SHARED = 0.2
_GRAM = 4
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Ranking:
    """Ranks the passages of one page for any number of questions; the index is made when first asked."""

    reading: Reading
    encoder: Encoder | None = None
    _passages: list[Passage] = field(init=False, default_factory=list)
    _grams: list[list[str]] = field(init=False, default_factory=list)

    def candidates(self, question: Question) -> tuple[Candidate, ...]:
        """The passages that resemble the question most; none when nothing does."""
        lang = next((each for each in self.reading.langs if each in question.ask), "")
        wording = question.text(lang or self.reading.page.lang)
        self._read()
        ranked = self._by_letters(wording)
        if self.encoder is not None and self._passages:
            ranked = self._by_meaning(wording, ranked if lang else [], self.encoder)
        best = ranked[0][1] if ranked else 0.0
        return tuple(self._candidate(at, score / best) for at, score in ranked[:CANDIDATES] if best > 0)

    def _read(self) -> None:
        if self._passages:
            return
        seen: set[str] = set()
        for passage in sorted(self.reading.passages, key=lambda each: not each.is_own):
            if _says_something(passage) and passage.text not in seen:
                seen.add(passage.text)
                self._passages.append(passage)
                self._grams.append(grams(f"{passage.heading[:80]} {passage.lower}"))

    def _by_letters(self, wording: str) -> list[tuple[int, float]]:
        """Rank by BM25 those that share enough with the question."""
        asked = grams(wording.lower())
        wanted = set(asked)
        alike = [
            at
            for at, each in enumerate(self._grams)
            if len(wanted.intersection(each)) >= _LEAST_SHARED * len(wanted)
        ]
        if not alike or not wanted:
            return []
        scores = bm25_scores(asked, self._grams)
        ranked = sorted(((at, scores[at]) for at in alike if scores[at] > 0), key=lambda pair: -pair[1])
        return ranked[:_RANKED]

    def _by_meaning(
        self, wording: str, ranked: list[tuple[int, float]], encoder: Encoder
    ) -> list[tuple[int, float]]:
        """Order those that letters found, or the first of the page where no wording is in its language."""
        chosen = [at for at, _ in ranked] or list(range(min(len(self._passages), _MOST_ENCODED)))
        scores = encoder.likenesses(wording, [self._passages[at].text for at in chosen])
        return sorted(zip(chosen, scores, strict=True), key=lambda pair: -pair[1])

    def _candidate(self, at: int, likeness: float) -> Candidate:
        passage = self._passages[at]
        hit = text_hit(passage)
        return Candidate(
            quote=hit.quote,
            likeness=round(min(1.0, max(0.0, likeness)), 2),
            selector=hit.selector,
            screens_down=self.reading.screens_down(hit.box),
        )


def bm25_scores(asked: Sequence[str], corpus: Sequence[Sequence[str]]) -> list[float]:
    """The score of each text of a corpus, all as lists of terms."""
    import bm25s  # slow to import, and most runs ask no free-form question

    index = bm25s.BM25()
    index.index([list(each) or [""] for each in corpus], show_progress=False)
    known = [gram for gram in asked if gram in index.vocab_dict]
    return [float(score) for score in index.get_scores(known)] if known else [0.0] * len(corpus)


def grams(lower: str) -> list[str]:
    """The runs of letters of a lower-case text: four of a word with its edges, two of scripts without spaces."""
    found: list[str] = []
    for word in _WORD.findall(lower):
        size = 2 if UNSPACED.search(word) else _GRAM
        edged = word if size == 2 else f" {word} "
        found += [edged[at : at + size] for at in range(max(1, len(edged) - size + 1))]
    return found


def _says_something(passage: Passage) -> bool:
    if passage.zone.is_silent or passage.zone is Zone.NAV:
        return False
    unspaced = UNSPACED.search(passage.text) is not None
    return len(passage.text) >= (_LEAST_UNSPACED_CHARACTERS if unspaced else _LEAST_CHARACTERS)
