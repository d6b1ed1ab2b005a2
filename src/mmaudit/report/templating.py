"""Where templates are found, and the one way in which they are filled."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mmaudit.errors import MmauditError
from mmaudit.report.clean import clean
from mmaudit.report.pictures import BUDGET_BYTES, PICTURE_PREFIX

# No string of a report is longer; only our own pictures are.
LONGEST = 8000


def template_folder() -> Path:
    """``mmaudit/templates`` of an installed wheel, else ``templates`` of the checkout."""
    package = Path(str(files("mmaudit")))
    for folder in (package / "templates", package.parents[1] / "templates"):
        if (folder / "report").is_dir():
            return folder
    raise MmauditError(
        f"The templates are missing: neither in {package} nor beside it.", "Install mmaudit again."
    )


@cache
def html_environment() -> Environment:
    """For ``.html``: escapes everything, whatever the file's name, and refuses names that do not exist."""
    return Environment(
        loader=FileSystemLoader(template_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def text_environment() -> Environment:
    """For ``.txt``: plain text, in which nothing can be markup."""
    return Environment(
        loader=FileSystemLoader(template_folder()),
        autoescape=False,  # noqa: S701 - plain text: escaping would show &amp; to a reader
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _harmless(value: object) -> object:
    """The last guard: what the view forgot to clean is cleaned where it is written."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value, BUDGET_BYTES if value.startswith(PICTURE_PREFIX) else LONGEST)
    return value
