"""The wheel: what is inside, and that it runs where nothing of this checkout is."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The ``bin`` folder of a fresh environment with the wheel and what it depends on, nothing else."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", environment)
    run(environment / "bin" / "python", "-m", "pip", "install", "--quiet", wheel)
    return environment / "bin"


def run(*command, cwd=None):
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def files_below(folder):
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def test_the_wheel_holds_every_source_data_and_template_file(wheel):
    wanted = {f"mmaudit/{name}" for name in files_below(ROOT / "src" / "mmaudit")}
    wanted |= {f"mmaudit/templates/{name}" for name in files_below(ROOT / "templates")}

    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("mmaudit/")}

    assert packed == wanted
    assert "mmaudit/py.typed" in packed


def test_the_wheel_carries_its_licence_and_its_readme(wheel):
    archive = zipfile.ZipFile(wheel)
    names = archive.namelist()
    metadata = archive.read(next(name for name in names if name.endswith(".dist-info/METADATA"))).decode()

    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "make audit URL=" in metadata


def test_the_installed_wheel_finds_a_browser_and_its_own_templates(installed, tmp_path):
    where = "from mmaudit.report.templating import template_folder; print(template_folder())"

    assert "Ready." in run(installed / "mmaudit", "doctor", cwd=tmp_path)
    assert "site-packages" in run(installed / "python", "-c", where, cwd=tmp_path)


def test_the_installed_wheel_audits_a_site(installed, tmp_path, serve_site):
    site = serve_site("shop")

    run(
        installed / "mmaudit", "audit", site.url("/kontakt.html"),
        "--max-pages", "1", "--network", "none", "--cpu", "1", "--out", tmp_path / "report",
    )  # fmt: skip

    assert (tmp_path / "report" / "report.html").stat().st_size > 10_000
