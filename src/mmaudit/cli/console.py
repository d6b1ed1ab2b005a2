"""The two streams: results on stdout, progress and messages on stderr."""

from functools import cache

from rich.console import Console


@cache
def results() -> Console:
    """stdout: what a program may read."""
    return Console(highlight=False, soft_wrap=False)


@cache
def errors() -> Console:
    """stderr: what a person reads while it runs."""
    return Console(stderr=True, highlight=False, soft_wrap=True)
