"""What an answer is worth to a visitor on a phone: 0-1 by status, place, taps and screens."""

from functools import cache

import msgspec

from mmaudit.model.answer import Answer, AnswerSource, AnswerStatus
from mmaudit.moments.package_data import read_toml


class Worth(msgspec.Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """``worth/worth.toml`` as it stands."""

    own: float
    boilerplate_tappable: float
    boilerplate: float
    unseen: float
    hidden: float
    partial: float
    linked: float
    tap_cost: float
    screen_cost: float
    free_taps: int
    free_screens: float
    lowest_factor: float

    def of(self, answer: Answer, *, taps: int) -> float:
        """Value an answer that is ``taps`` away; what is behind a tap is worth less by its status."""
        return self._by_status(answer) * self._factor(answer, taps)

    def _by_status(self, answer: Answer) -> float:
        match answer.status:
            case AnswerStatus.ANSWERED if answer.source is AnswerSource.STRUCTURED_DATA:
                return self.unseen
            case AnswerStatus.ANSWERED:
                return self.own
            case AnswerStatus.BOILERPLATE:
                return self.boilerplate_tappable if answer.machine_readable else self.boilerplate
            case AnswerStatus.HIDDEN:
                return self.hidden
            case AnswerStatus.PARTIAL:
                return self.partial
            case AnswerStatus.LINKED:
                return self.linked
            case _:
                return 0.0

    def _factor(self, answer: Answer, taps: int) -> float:
        extra_taps = max(0, taps - self.free_taps)
        extra_screens = max(0.0, (answer.screens_down or 0.0) - self.free_screens)
        return max(self.lowest_factor, 1 - self.tap_cost * extra_taps - self.screen_cost * extra_screens)


@cache
def load_worth() -> Worth:
    """Read the worth of answers once."""
    return read_toml("worth/worth.toml", Worth)
