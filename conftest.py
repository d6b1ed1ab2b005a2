"""Test code for every room: the fixture sites of ``tests/sites``, served on loopback."""

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

# The same examples in every run, and no deadline on a busy machine: a red test is a change, never luck.
# HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

SITES = Path(__file__).parent / "tests" / "sites"


def load_server() -> ModuleType:
    """``tests/sites/serve.py``, loaded by its path: tests are no package, and the module runs by hand too."""
    spec = importlib.util.spec_from_file_location("fixture_site_server", SITES / "serve.py")
    assert spec is not None  # noqa: S101 - the file stands beside this one
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    # Registered before it runs: dataclasses look their module up by name.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def serve_sites() -> Iterator[Callable[[str | Path], object]]:
    """``serve_site`` for the fixtures of a module: the sites are up until its last test has ended."""
    server = load_server()
    with ExitStack() as stack:
        yield lambda site: stack.enter_context(server.served(SITES / site))


@pytest.fixture
def serve_site() -> Iterator[Callable[[str | Path], object]]:
    """``serve_site("shop")`` serves ``tests/sites/shop`` (or any folder) until the test ends.

    The answer has ``url(path)``, ``origin`` and ``requests`` (see ``tests/sites/serve.py``).
    """
    server = load_server()
    with ExitStack() as stack:
        yield lambda site: stack.enter_context(server.served(SITES / site))
