"""The report's language: its texts through gettext, its numbers and its direction."""

from dataclasses import dataclass
from gettext import NullTranslations, translation
from importlib.resources import files
from pathlib import Path

from mmaudit.errors import UsageError
from mmaudit.report.view.numbers import Numbers, number_format

DOMAIN = "mmaudit"
LOCALE = Path(str(files("mmaudit.report"))) / "locale"
SOURCE = "en"
RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """``tag``: the language of our own texts; ``asked``: of the question texts, which the catalogue translates."""

    tag: str
    asked: str
    texts: NullTranslations
    numbers: Numbers

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return text_direction(self.tag)

    def gettext(self, message: str) -> str:
        """``message`` in this language, or as it is."""
        # The empty message is the head of a catalogue.
        return self.texts.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The form for ``count`` things, with ``{count}`` filled in."""
        return self.texts.ngettext(one, many, count).format(count=self.numbers.count(count))

    def listing(self, items: list[str]) -> str:
        """``a, b and c``."""
        if len(items) < 2:
            return "".join(items)
        return self.gettext("{first} and {last}").format(first=self.joined(items[:-1]), last=items[-1])

    def joined(self, items: list[str]) -> str:
        """``a, b, c``."""
        return self.gettext(", ").join(items)


def languages() -> tuple[str, ...]:
    """The languages of our own texts, that of the source first."""
    return SOURCE, *sorted(file.parents[1].name for file in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))


def known_language(lang: str) -> str:
    """The language that ``lang``, such as ``zh-CN``, is a variant of; ``UsageError`` when there is no such."""
    code = lang.strip().lower().replace("_", "-").partition("-")[0]
    if code not in languages():
        raise UsageError(
            f"There is no report in the language '{lang}'.", f"There are: {', '.join(languages())}."
        )
    return code


def find_language(lang: str) -> Language:
    """The language for ``lang``; our texts stay English while no translation of them exists."""
    texts = translation(DOMAIN, LOCALE, languages=[lang], fallback=True)
    tag = SOURCE if type(texts) is NullTranslations else lang
    return Language(tag=tag, asked=lang, texts=texts, numbers=number_format(tag))


def text_direction(tag: str) -> str:
    """The direction in which a language is written, ``auto`` when the language is not known."""
    if not tag:
        return "auto"
    return "rtl" if tag.lower().partition("-")[0] in RIGHT_TO_LEFT else "ltr"
