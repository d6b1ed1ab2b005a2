"""Brings ``report/locale/<language>/LC_MESSAGES/mmaudit.po`` up to date with our texts and compiles each to ``.mo``.

python scripts/messages.py           # all languages
python scripts/messages.py de fr     # these as well, from empty catalogues
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from mmaudit.audits.amp.hints import hints
from mmaudit.audits.pwa.installability import installability
from mmaudit.audits.runner import NOT_MEASURED_OUTCOME
from mmaudit.config.profiles import devices, networks
from mmaudit.gather.failures import failure
from mmaudit.model.failure import FailureCode
from mmaudit.report.view.audit_texts import specs
from mmaudit.report.view.language import DOMAIN, LOCALE, find_language
from mmaudit.report.view.method import network_name
from mmaudit.report.view.wording import wording
from mmaudit.score.fixes import UNANSWERED_TEXTS

ROOT = Path(__file__).parents[1]
METHODS = [
    ("**.py", "python"),
    ("**.html", "jinja2.ext:babel_extract"),
    ("**.txt", "jinja2.ext:babel_extract"),
]
OPTIONS = {"**.html": {"silent": "false"}, "**.txt": {"silent": "false"}}


def source() -> Catalog:
    """All texts of the report, without translations."""
    catalog = Catalog(project="mmaudit", charset="utf-8", fuzzy=False)
    for folder in ("src/mmaudit/report", "templates"):
        found = extract_from_dir(ROOT / folder, METHODS, OPTIONS)
        for name, _line, text, comments, context in found:
            catalog.add(text, None, [(f"{folder}/{name}", 0)], auto_comments=comments, context=context)
    for where, text in stored_texts():
        catalog.add(text, None, [(where, 0)])
    return catalog


def stored_texts() -> Iterator[tuple[str, str]]:
    """The texts that stand in data, with their place."""
    for audit, spec in specs().items():
        ends = [text for each in spec.outcomes.values() for text in (each.text, each.fix) if text]
        for text in (spec.title, spec.why, spec.fix, *ends):
            yield f"audits:{audit}", text
    yield "audits/runner.py", NOT_MEASURED_OUTCOME.text
    for text in installability().sentences.values():
        yield "audits/pwa/installability.toml", text
    for text in hints().values():
        yield "audits/amp/hints.toml", text
    for text in UNANSWERED_TEXTS.values():
        yield "score/fixes.py", text
    yield "gather/failures.py", failure(FailureCode.LIMIT).message
    for device in devices().values():
        yield "config/devices.toml", device.title
    for name in networks():
        yield "config/networks.toml", network_name(name, find_language("en"))
    said = wording()
    labels = [label for group in said.labels.values() for label in group]
    of_failures = (*said.failures.values(), *said.hints.values())
    for text in (*said.sentences, *of_failures, *said.words, *said.units, *said.gate, *labels):
        yield "report/view/wording.toml", text


def updated(po: bytes, language: str) -> Catalog:
    """A catalogue with the source's messages: none that is gone, and nothing guessed."""
    catalog = read_po(io.BytesIO(po), locale=language)
    catalog.update(source(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    catalog.revision_date = catalog.creation_date
    catalog.version = ""
    catalog.header_comment = f"# The report in {catalog.locale.english_name}.\n#"
    return catalog


def strings(message: Message) -> tuple[str, ...]:
    """A message's translations: one, or one for each plural form."""
    return tuple(message.string) if message.pluralizable else (message.string,)


def written(catalog: Catalog) -> bytes:
    """The text of a ``.po`` file, without line numbers and dates, which would change with every edit."""
    held = io.BytesIO()
    write_po(held, catalog, width=110, include_lineno=False, sort_by_file=True, omit_header=False)
    return held.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """The bytes of a ``.mo`` file."""
    held = io.BytesIO()
    write_mo(held, catalog)
    return held.getvalue()


def new_po(language: str) -> bytes:
    """The catalogue of a new language."""
    return written(Catalog(locale=language, project="mmaudit", charset="utf-8", fuzzy=False))


def main(wanted: list[str]) -> None:
    """Update and compile each language."""
    there = sorted(path.name for path in LOCALE.iterdir()) if LOCALE.is_dir() else []
    for language in dict.fromkeys([*there, *wanted]):
        file = LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        catalog = updated(file.read_bytes() if file.exists() else new_po(language), language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(written(catalog))
        file.with_suffix(".mo").write_bytes(compiled(catalog))
        left = sum(
            not all(each.string if each.pluralizable else [each.string]) for each in catalog if each.id
        )
        print(f"{language}: {len(catalog)} texts, {left} to be translated")


if __name__ == "__main__":
    main(sys.argv[1:])
