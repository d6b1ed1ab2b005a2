"""The text of a web app manifest as Chromium reads it (https://www.w3.org/TR/appmanifest/#processing)."""

import json
import re
from collections.abc import Mapping

# Chromium's reader allows comments in JSON; a string may hold what looks like one.
STRING_OR_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*+")|//[^\n]*+|/\*.*?\*/', re.DOTALL)


def read_manifest(text: str) -> Mapping[str, object] | None:
    """The manifest's members; ``None`` when it is no JSON object."""
    try:
        content = json.loads(without_comments(text.removeprefix("\ufeff")))
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def without_comments(text: str) -> str:
    """``text`` with a blank in the place of every comment."""
    return STRING_OR_COMMENT.sub(lambda match: match[1] or " ", text)


def text_of(manifest: Mapping[str, object], name: str) -> str:
    """A member that is a text, trimmed; ``""`` for anything else."""
    value = manifest.get(name)
    return value.strip() if isinstance(value, str) else ""
