"""What a fix would save in a load of the page, in words: an estimate, told as one."""

from mmaudit.report.view.language import Language


def savings_text(savings_ms: float | None, savings_bytes: float | None, language: Language) -> str:
    """``saves about 1.2 s, 320 kB``; empty when nothing is saved or nobody knows."""
    numbers = language.numbers
    parts = [numbers.duration(savings_ms)] if savings_ms else []
    parts += [numbers.size(savings_bytes)] if savings_bytes else []
    if not parts:
        return ""
    return language.gettext("saves about {savings}").format(savings=language.joined(parts))
