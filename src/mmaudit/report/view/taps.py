"""How many taps until a visitor can act."""

from dataclasses import dataclass

from mmaudit.report.view.marks import Tag, Tone, tone_of_value
from mmaudit.report.view.scene import Scene

MOST_STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TapsView:
    """One act. ``steps``: one entry for each tap of the little chart, at most five."""

    name: str
    text: str
    tag: Tag
    steps: tuple[int, ...]


def taps(scene: Scene) -> tuple[TapsView, ...]:
    """Calling, directions, buying, contact."""
    _ = scene.language.gettext
    found = scene.report.taps
    return (
        _act(_("To call"), found.to_call, scene),
        _act(_("To get directions"), found.to_directions, scene),
        _act(_("To buy"), found.to_buy, scene),
        _act(_("To get in touch"), found.to_contact, scene),
    )


def _act(name: str, count: int | None, scene: Scene) -> TapsView:
    _ = scene.language.gettext
    if count is None:
        tag = Tag(tone=Tone.NONE, word=_("No way found"))
        return TapsView(name=name, text="–", tag=tag, steps=())
    tone = tone_of_value("taps", count)
    words = {Tone.GOOD: _("At once"), Tone.WARN: _("A few steps"), Tone.POOR: _("A long way")}
    text = scene.language.ngettext("{count} tap", "{count} taps", count)
    return TapsView(
        name=name, text=text, tag=Tag(tone=tone, word=words[tone]), steps=tuple(range(min(count, MOST_STEPS)))
    )
