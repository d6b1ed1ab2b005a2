"""The command line: one module a command."""

from mmaudit.cli.main import main

__all__ = ["main"]
