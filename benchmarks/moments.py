"""How often is the moments engine right about pages that people labelled?

    python benchmarks/moments.py DIR [--wrong [QUESTION …]] [--no-url]

DIR holds labels and saved pages (``labelled.py`` says how). Prints Markdown tables: precision, recall and F1 of each
moment and question, also by language and by where the pages come from; how many quotes stand in the visible text; and
the processor's time. ``--wrong`` lists the pages where the engine and the label differ, ``--no-url`` keeps the
pages' addresses from the engine.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from agreement import MOMENTS, Counts, count, is_found, is_right, says_something, visible_text
from labelled import Labelled, labelled_pages
from markdown import table

from mmaudit.model.answer import Answer, AnswerSource, AnswerStatus, Moment, PageAnswers
from mmaudit.moments.saved_html import answer_saved

FACTS = ("go.address", "go.hours", "go.phone", "buy.price", "do.steps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A labelled page with what the engine says of it, and its time."""

    page: Labelled
    found: PageAnswers
    cpu_ms: float
    text: str

    def answer(self, question: str) -> Answer:
        """What the engine answers to a question."""
        return next(each for each in self.found.answers if each.question == question)

    def says(self, name: str) -> tuple[bool, bool] | None:
        """(expected, found) of a moment or question; ``None`` when nobody judged it."""
        judged = self.page.moments if name in MOMENTS else self.page.questions
        return (judged[name], is_found(self.found, name)) if name in judged else None


def main(arguments: Sequence[str]) -> int:
    """Judge every labelled page of a folder and print the tables."""
    options = parse(arguments)
    judged = [judge(page, options.no_url) for page in labelled_pages(options.folder) if page.file.exists()]
    if not judged:
        print(
            f"No labelled pages in {options.folder}: it needs labels.jsonl and the files it names.",
            file=sys.stderr,
        )
        return 2
    print("\n\n".join(sections(judged)))
    if options.wrong is not None:
        print("\n\n## Wrong\n\n" + "\n".join(wrong(judged, options.wrong)))
    return 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description="How often is the moments engine right?")
    parser.add_argument("folder", type=Path, help="Folder of labels and saved pages.")
    parser.add_argument("--wrong", nargs="*", help="List the wrong pages [of these moments and questions].")
    parser.add_argument(
        "--no-url", action="store_true", help="Do not tell the engine where a page was saved."
    )
    return parser.parse_args(arguments)


def judge(page: Labelled, no_url: bool = False) -> Judged:  # noqa: FBT001, FBT002
    """Ask the engine about one page."""
    markup = page.html
    url = page.file.absolute().as_uri() if no_url else page.address
    started = time.process_time()
    _, found = answer_saved(markup, url=url)
    cpu_ms = 1000 * (time.process_time() - started)
    return Judged(page=page, found=found, cpu_ms=cpu_ms, text=visible_text(markup))


def sections(judged: Sequence[Judged]) -> Iterator[str]:
    """The tables, each under its heading."""
    yield f"## All\n\n{whole(judged)}"
    yield f"## Right values\n\n{values(judged)}"
    yield f"## By language\n\n{grouped(judged, languages)}"
    yield f"## By source\n\n{grouped(judged, lambda each: [each.page.repo or 'unknown'])}"
    yield f"## Quotes\n\n{quotes(judged)}"
    yield f"## Time\n\n{timing(judged)}"


def names(judged: Iterable[Judged]) -> list[str]:
    """The moments and questions that somebody judged, moments first."""
    pages = [each.page for each in judged]
    asked = {name for page in pages for name in page.questions}
    return [each.value for each in Moment if any(each.value in page.moments for page in pages)] + sorted(
        asked
    )


def tally(judged: Iterable[Judged], name: str) -> Counts:
    """Count the pages of a moment or question."""
    return count(pair for each in judged if (pair := each.says(name)) is not None)


def whole(judged: Sequence[Judged]) -> str:
    """Precision, recall and F1 of everything; a partial answer counts as found."""
    head = ("moment or question", "P", "R", "F1", "right", "wrong", "missed", "only partial")
    rows = []
    for name in names(judged):
        sums = tally(judged, name)
        partial = sum(
            each.answer(name).status is AnswerStatus.PARTIAL for each in judged if each.page.questions.get(name)
        ) if name not in MOMENTS else 0  # fmt: skip
        rows.append((name, share(sums.precision), share(sums.recall), share(sums.f1),
                     str(sums.right), str(sums.wrong), str(sums.missed), str(partial)))  # fmt: skip
    return table(head, rows)


def values(judged: Sequence[Judged]) -> str:
    """Where the right strings are known: how many of the values that were found are right."""
    rows = []
    for name in sorted({name for each in judged for name in each.page.gold} & set(names(judged))):
        found = [each for each in judged if each.page.gold.get(name) and each.says(name) == (True, True)]
        right = sum(is_right(each.answer(name), each.page.gold[name]) for each in found)
        rows.append((name, str(len(found)), str(right), share(right / len(found) if found else None)))
    return table(("question", "found", "right value", "share"), rows)


def languages(each: Judged) -> list[str]:
    """The groups of a page: English or not, and its language."""
    lang = each.page.lang or "unknown"
    return ["en" if lang == "en" else "not en", *([] if lang == "en" else [lang])]


def grouped(judged: Sequence[Judged], groups: Callable[[Judged], list[str]]) -> str:
    """One row a group: its pages, and P/R of each moment and of the questions that typed answers decide."""
    members: dict[str, list[Judged]] = {}
    for each in judged:
        for group in groups(each):
            members.setdefault(group, []).append(each)
    columns = [name for name in names(judged) if name in MOMENTS or name in FACTS]
    order = sorted(members, key=lambda group: (group not in ("en", "not en"), -len(members[group]), group))
    rows = [
        (group, str(len(members[group])), *(cell(members[group], name) for name in columns))
        for group in order
    ]
    return table(("group", "pages", *(f"{name} P/R" for name in columns)), rows)


def cell(judged: Sequence[Judged], name: str) -> str:
    """P/R of one group and the pages behind it; empty when nobody judged it there."""
    sums = tally(judged, name)
    if not any((sums.right, sums.wrong, sums.missed)):
        return ""
    return f"{share(sums.precision)}/{share(sums.recall)} ({sums.right + sums.missed})"


def quotes(judged: Sequence[Judged]) -> str:
    """How many quotes of answered questions stand in the page's visible text, by where they were found."""
    rows = []
    for source in AnswerSource:
        found = [
            (each, a) for each in judged for a in each.found.answers if a.answered and a.source is source
        ]
        if found:
            inside = sum(quote_stands(each, answer) for each, answer in found)
            rows.append((source.value, str(len(found)), str(inside), share(inside / len(found))))
    return table(("source", "answered", "quote in the visible text", "share"), rows)


def quote_stands(each: Judged, answer: Answer) -> bool:
    """Say whether the quote stands in the visible text, but for runs of spaces."""
    return bool(answer.quote.strip()) and " ".join(answer.quote.split()) in each.text


def timing(judged: Sequence[Judged]) -> str:
    """The processor's time of a page, parsing included."""
    times = sorted(each.cpu_ms for each in judged)
    median, p95 = times[len(times) // 2], times[min(len(times) - 1, len(times) * 95 // 100)]
    return table(("pages", "CPU ms median", "p95", "most"),
                 [(str(len(times)), f"{median:.0f}", f"{p95:.0f}", f"{times[-1]:.0f}")])  # fmt: skip


def wrong(judged: Sequence[Judged], only: Sequence[str]) -> Iterator[str]:
    """One line for each page and name where the engine and the label differ, or whose value or quote is wrong."""
    for name in only or [*names(judged), "quotes"]:
        for each in judged:
            if name == "quotes":
                yield from (f"- quotes · {each.page.file.name} · {a.question} · {a.quote!r}" for a in each.found.answers
                            if a.answered and a.source is not AnswerSource.STRUCTURED_DATA and not quote_stands(each, a)
                           )  # fmt: skip
            elif reason := difference(each, name):
                yield f"- {name} · {each.page.lang} · {each.page.file.name} · {each.page.url} · {reason}"


def difference(each: Judged, name: str) -> str:
    """What was expected and what was found; empty when they agree."""
    pair = each.says(name)
    gold = each.page.gold.get(name, ())
    if pair is None or (pair == (False, False)):
        return ""
    kind = {(True, False): "MISSED", (False, True): "WRONGLY FOUND", (True, True): "wrong value"}[pair]
    if name in MOMENTS:
        seen = [
            f"{a.question}={a.quote[:60]!r}"
            for a in each.found.answers
            if a.moment == name and says_something(a)
        ]
        return "" if pair[0] == pair[1] else f"{kind} · {'; '.join(seen)}"
    answer = each.answer(name)
    if pair == (True, True) and (not gold or is_right(answer, gold)):
        return ""
    said = f"{answer.status.value} {answer.answer!r} from {answer.quote[:100]!r}"
    return f"{kind} · expected {' | '.join(gold)[:200]!r} · {said}"


def share(value: float | None) -> str:
    """Two digits after the point; a dash when there is nothing to divide."""
    return "–" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
