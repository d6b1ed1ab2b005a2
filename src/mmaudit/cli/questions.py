"""``mmaudit questions``: the visitor's questions; writes, checks and tries out a file of your own ones."""

from pathlib import Path

import click

from mmaudit.cli.saved_pages import Refusal, read_file
from mmaudit.errors import CannotRunError, UsageError
from mmaudit.model.answer import Answer
from mmaudit.moments.catalogue import Catalogue, load_catalogue
from mmaudit.moments.engine import Interview, answer_interview, interview
from mmaudit.moments.hit import Hit
from mmaudit.moments.package_data import read_text
from mmaudit.moments.question import Question
from mmaudit.moments.saved_html import read_saved
from mmaudit.report.clean import clean_line

STARTER = "starter/questions.toml"
HITS_SHOWN = 5


class ListByDefault(click.Group):
    """A group whose command ``list`` need not be named: ``mmaudit questions mine.toml``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``list`` where no command is named."""
        named = bool(args) and (args[0] in self.commands or args[0] in ("-h", "--help"))
        return super().parse_args(ctx, args if named else ["list", *args])


@click.group(cls=ListByDefault)
def questions() -> None:
    """List the questions that every page is asked; write, check and try out your own.

    \b
    mmaudit questions new mine.toml               a file with an example of every key
    mmaudit questions check mine.toml             what is wrong with it, line by line
    mmaudit questions test mine.toml page.html    what it finds on saved pages
    """


@questions.command("list")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--lang", default="en", help="Language of the wording.")
def list_(file: Path | None, lang: str) -> None:
    """List all questions, with those of FILE (TOML)."""
    for question in load_catalogue(file).questions:
        click.echo(f"{question.moment:5} {question.id:22} {question.text(lang)}")


@questions.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
def new(file: Path | None) -> None:
    """Write a file to start from, with an example of every key; to standard output without FILE."""
    text = read_text(STARTER)
    if file is None:
        click.echo(text, nl=False)
        return
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(text)
    except FileExistsError as error:
        raise UsageError(f"{file} is there already.", "Name another file; nothing was written.") from error
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}.") from error
    click.echo(f"{file} is written. Change it, then: mmaudit questions check {file}", err=True)


@questions.command()
@click.argument("files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1, required=True)
def check(files: tuple[Path, ...]) -> None:
    """Say whether question files are right, or what is wrong on which line (exit code 2)."""
    faults = []
    for file in files:
        try:
            own = own_questions(load_catalogue(file))
        except UsageError as error:
            faults.append(error)
        else:
            free_form = sum(1 for each in own if each.user_rule and each.user_rule.is_free_form)
            click.echo(f"{file}: {len(own)} questions, {free_form} of them free-form. Nothing is wrong.")
    if faults:
        raise UsageError("\n".join(fault.message for fault in faults), faults[0].hint)


@questions.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("pages", metavar="PAGE.html...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--url", default="", help="Address that the pages were saved from.")
@click.option("--lang", default="", help="Language of the pages.  [default: found out]")
def test(file: Path, pages: tuple[Path, ...], url: str, lang: str) -> None:
    """Show what the questions of FILE find on saved pages, each hit with its quote."""
    catalogue = load_catalogue(file)
    unread = []
    for path in pages:
        data = read_file(path)
        if isinstance(data, Refusal):
            unread.append(path)
            click.echo(f"{clean_line(str(path), 200)}: not judged: {data.message}")
            continue
        page = read_saved(data, url=url or path.absolute().as_uri(), lang=lang)
        click.echo(tried(path, interview(page, catalogue), catalogue))
    if unread:
        raise CannotRunError(f"{len(unread)} of {len(pages)} files could not be judged.")


def own_questions(catalogue: Catalogue) -> tuple[Question, ...]:
    """The questions that came from the user's file."""
    return tuple(question for question in catalogue.questions if question.user_rule is not None)


def tried(path: Path, talk: Interview, catalogue: Catalogue) -> str:
    """What each of the user's questions finds on one page."""
    lines = [f"{clean_line(str(path), 200)} ({talk.reading.page.lang or 'language unknown'})"]
    answers = {each.question: each for each in answer_interview(talk, catalogue)}
    for question in own_questions(catalogue):
        lines += question_lines(question, answers[question.id], talk)
    return "\n".join(lines)


def question_lines(question: Question, answer: Answer, talk: Interview) -> list[str]:
    """One question: its status, and the evidence, the best first."""
    value = f": {clean_line(answer.answer, 80)}" if answer.answer else ""
    lines = [f"  {question.id}: {answer.status.value}{value}"]
    lines += [hit_line(hit) for hit in talk.hits(question)[:HITS_SHOWN]]
    lines += [f"    {each.likeness:.2f}  “{clean_line(each.quote, 160)}”" for each in answer.candidates]
    return lines


def hit_line(hit: Hit) -> str:
    """One piece of evidence."""
    place = f"  {clean_line(hit.selector, 60)}" if hit.selector else ""
    return f"    {hit.status.value}  {hit.source.value}  “{clean_line(hit.quote, 160)}”{place}"
