"""``mmaudit moments``: what saved pages answer, without a browser and without a crawl."""

from pathlib import Path

import click
import msgspec

from mmaudit.errors import UsageError
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.answer import Answer, AnswerStatus, PageAnswers
from mmaudit.moments.saved_html import answer_saved
from mmaudit.report.clean import clean_line

SIZE_LIMIT_BYTES = 20_000_000
SHOWN = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.LINKED, AnswerStatus.NOT_FOUND)


@click.command()
@click.argument("files", metavar="FILE.html...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--url", default="", help="Address that the page was saved from; its domain hints at the country."
)
@click.option("--lang", default="", help="Language of the pages, e.g. et.  [default: found out]")
@click.option("--questions", type=click.Path(path_type=Path), help="Your own questions (TOML).")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON for each file.")
def moments(files: tuple[Path, ...], url: str, lang: str, questions: Path | None, *, as_json: bool) -> None:
    """Say which moments saved pages serve and what they answer.

    Each page is read on its own, as its HTML stands: without styles, scripts and the rest of the site.
    """
    for file in files:
        address = url or file.absolute().as_uri()
        page, found = answer_saved(read_html(file), url=address, lang=lang, questions=questions)
        click.echo(json_line(file, page, found) if as_json else summary(file, page, found))


def read_html(file: Path) -> str:
    """Read a page: UTF-8, else the bytes that do not fit are replaced. ``UsageError`` when it cannot be read."""
    hint = "Save the page as HTML and name the file."
    try:
        if file.stat().st_size > SIZE_LIMIT_BYTES:
            raise UsageError(f"{file} is larger than {SIZE_LIMIT_BYTES // 1_000_000} MB.", hint)
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.", hint) from error
    if b"\0" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError(f"{file} is no HTML: it holds binary data.", hint)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return data.decode(encoding, "replace")


def json_line(file: Path, page: PageFacts, found: PageAnswers) -> str:
    """One line with the fields ``moments`` and ``answers`` as they stand in report.json."""
    content = {
        "file": str(file),
        "lang": page.lang,
        "moments": {moment.value: served for moment, served in found.moments.items()},
        "answers": found.answers,
    }
    return msgspec.json.encode(content).decode()


def summary(file: Path, page: PageFacts, found: PageAnswers) -> str:
    """A few lines for people."""
    served = ", ".join(moment.value for moment, each in found.moments.items() if each.serves)
    lines = [
        f"{clean_line(str(file), 200)} ({page.lang or 'language unknown'}): serves {served or 'no moment'}"
    ]
    lines += [line(each) for status in SHOWN for each in found.answers if each.status is status]
    return "\n".join(lines)


def line(answer: Answer) -> str:
    """One answer: its status, its question, its value or words."""
    words = clean_line(answer.answer or answer.quote, 100)
    return f"  {answer.status.value:10} {answer.question:15} {words}".rstrip()
