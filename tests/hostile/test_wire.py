import pytest
from tests.hostile.checks import *  # noqa: F403 - the tests and their fixture are collected here

pytestmark = pytest.mark.browser
GROUP = "wire"
