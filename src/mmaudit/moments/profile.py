"""What kind of site it is decides which questions make no sense for it, and which it owes an answer to. Pure.

A profile that was found out only takes questions away, and none that is answered: it may be wrong. One that the user
pinned is taken at its word: what it omits does not apply, and what it asks is asked though no page raises it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from mmaudit.model.answer import Answer, AnswerStatus, PageAnswers
from mmaudit.model.site_profile import SiteProfile
from mmaudit.moments.package_data import read_toml

_WHOLE = frozenset(each for each in AnswerStatus if each.is_answer or each is AnswerStatus.CONFLICT)


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The ids of the questions that a kind of site must answer, and of those that make no sense for it."""

    asks: list[str]
    omits: list[str]


class Profiles(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """``profiles/profiles.toml`` as it stands; ``types``, ``hosts``, ``paths`` and ``names`` recognise a kind."""

    profiles: dict[SiteProfile, Rules]
    types: dict[str, list[str]]
    hosts: dict[str, list[str]]
    paths: dict[str, list[str]]
    names: dict[str, dict[str, list[str]]]


@cache
def load_profiles() -> Profiles:
    """Read the data once."""
    return read_toml("profiles/profiles.toml", Profiles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """As what a site is judged; ``profile`` is ``None`` where its pages do not tell and nobody said."""

    profile: SiteProfile | None = None
    pinned: bool = False

    @property
    def omits(self) -> frozenset[str]:
        """The questions that make no sense."""
        return frozenset(load_profiles().profiles[self.profile].omits) if self.profile else frozenset()

    @property
    def asks(self) -> frozenset[str]:
        """The questions that are asked whatever the pages hold."""
        pinned = self.profile if self.pinned else None
        return frozenset(load_profiles().profiles[pinned].asks) if pinned else frozenset()


def settle_by_profile(
    answers: Mapping[str, PageAnswers], judged: Judged, *, home: str
) -> dict[str, PageAnswers]:
    """Drop the answers (by URL) to questions that make no sense, and ask ``home`` what no page raises."""
    settled = {
        url: replace(page, answers=tuple(_dropped(each, judged) for each in page.answers))
        for url, page in answers.items()
    }
    if home in settled and judged.asks:
        raised = {each.question for page in settled.values() for each in page.answers if _applies(each)}
        owed = judged.asks - raised
        asked = tuple(_asked(each, owed) for each in settled[home].answers)
        settled[home] = replace(settled[home], answers=asked)
    return settled


def settle_page(page: PageAnswers, profile: SiteProfile | None) -> PageAnswers:
    """Judge one page by itself as of a kind of site that the user named; ``None``: as it stands."""
    if profile is None:
        return page
    return settle_by_profile({"": page}, Judged(profile=profile, pinned=True), home="")[""]


def _dropped(answer: Answer, judged: Judged) -> Answer:
    stays = not judged.pinned and answer.status in _WHOLE
    if answer.question not in judged.omits or stays:
        return answer
    return _empty(answer, AnswerStatus.NOT_APPLICABLE)


def _asked(answer: Answer, owed: frozenset[str]) -> Answer:
    return _empty(answer, AnswerStatus.NOT_FOUND) if answer.question in owed else answer


def _applies(answer: Answer) -> bool:
    return answer.status is not AnswerStatus.NOT_APPLICABLE


def _empty(answer: Answer, status: AnswerStatus) -> Answer:
    return Answer(question=answer.question, moment=answer.moment, status=status, answered=False)
