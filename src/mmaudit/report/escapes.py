"""What each plain-text format needs beside ``clean`` so that a site's words stay words."""

import re

from mmaudit.report.clean import clean_line

# https://owasp.org/www-community/attacks/CSV_Injection with the full-width signs; spaces before them do not help.
_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠]")
# https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# CommonMark lets a backslash stand before any ASCII punctuation; "." and ":" break GitHub's own autolinks.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:$^=\"'])")
_SARIF = re.compile(r"([\\\[\]])")
# Runners of continuous integration obey these in a log, GitHub's even after white space (CVE-2020-15228).
_COMMANDS = re.compile(r":(?=:)|#(?=#\w+\[)")


def csv_cell(text: str, limit: int = 2000) -> str:
    """One line that no spreadsheet takes for a formula."""
    line = clean_line(text, limit)
    return f"'{line}" if _FORMULA.match(line) else line


def xml_text(text: str, limit: int = 4000) -> str:
    """Text within the characters that XML allows; the XML writer escapes the rest."""
    return _NOT_XML.sub("\ufffd", clean_line(text, limit))


def markdown_text(text: str, limit: int = 300) -> str:
    """One line of GitHub Markdown in which nothing is markup, a link or a mention."""
    escaped = _MARKDOWN.sub(r"\\\1", clean_line(text, limit))
    return escaped.replace("@", "@\u200b")


def sarif_text(text: str, limit: int = 2000) -> str:
    """One line for a SARIF message: no placeholder (section 3.11.5) and no embedded link (3.11.6)."""
    line = clean_line(text, limit)
    return _SARIF.sub(r"\\\1", line).replace("{", "{{").replace("}", "}}")


def terminal_text(text: str, limit: int = 300) -> str:
    """One line for a terminal or a build log: no escape sequence, no command to the runner."""
    return _COMMANDS.sub(r"\g<0> ", clean_line(text, limit))
