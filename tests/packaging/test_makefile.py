"""``make`` as a newcomer uses it."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(*arguments):
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60, env={})


def test_make_alone_lists_the_targets():
    answer = make()
    assert answer.returncode == 0
    assert "make audit" in answer.stdout


def test_an_audit_without_an_address_says_how_to_give_one():
    answer = make("--jobs", "1", "audit")
    assert answer.returncode == 2
    assert "make audit URL=https://" in answer.stderr


def test_an_address_with_signs_of_the_shell_arrives_whole():
    url = "http://127.0.0.1:1/?a=1&b='$HOME'`id`;echo"
    answer = make("--dry-run", "audit", f"URL={url}")
    command = answer.stdout.strip().splitlines()[-1]

    words = subprocess.run(["sh", "-c", command.replace(".venv/bin/python", "printf '%s\\n'")],
                           cwd=ROOT, capture_output=True, text=True, timeout=60)  # fmt: skip
    assert words.stdout.splitlines()[-1] == url
