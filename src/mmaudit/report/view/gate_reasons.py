"""Why the gate failed, in the report's language."""

import re

from mmaudit.model.report import SiteReport
from mmaudit.report.view.audit_texts import result_text, results
from mmaudit.report.view.language import SOURCE, Language
from mmaudit.report.view.wording import pattern, reword_value, wording

_INCONCLUSIVE = "inconclusive, "
_PAGES = re.compile(r"(\d+) pages?")
_MORE = re.compile(r"(.+), and (\d+) more", re.DOTALL)


def gate_reason(reason: str, report: SiteReport, language: Language) -> str:
    """``score<80: it is 71.`` in the report's language; the condition stays as it was written."""
    condition, colon, why = reason.removesuffix(".").partition(": ")
    if language.tag == SOURCE or not colon:
        return reason
    _ = language.gettext
    if why.startswith(_INCONCLUSIVE):
        said = _why(why.removeprefix(_INCONCLUSIVE), report, language)
        return _("{condition}: inconclusive, {why}.").format(condition=condition, why=said)
    return _("{condition}: {why}.").format(condition=condition, why=_why(why, report, language))


def _why(why: str, report: SiteReport, language: Language) -> str:
    _ = language.gettext
    more = _MORE.fullmatch(why)
    if more:
        return _("{why}, and {count} more").format(why=_why(more[1], report, language), count=more[2])
    for result in results(report):
        told = f"{result.id}: {result.text.rstrip('.')}"
        if why == told or why.startswith(f"{told} ("):
            return f"{result.id}: {result_text(result, language).rstrip('.。')}{why[len(told) :]}"
    for template in wording().gate:
        found = pattern(template).fullmatch(why)
        if found:
            values = {name: _value(value, language) for name, value in found.groupdict().items()}
            return _(template).format_map(values)
    return why


def _value(value: str, language: Language) -> str:
    pages = _PAGES.fullmatch(value)
    if pages:
        return language.ngettext("{count} page", "{count} pages", int(pages[1]))
    # A message has lost its full stop within the sentence.
    said = reword_value(f"{value}.", language)
    return reword_value(value, language) if said == f"{value}." else said.rstrip(".。")
