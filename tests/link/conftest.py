"""A resolver that knows what a test tells it, and servers that count who comes."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field

import pytest

from mmaudit.link import Endpoint, Reach
from mmaudit.link.road import reset as break_off


@dataclass
class FakeResolver:
    """Answers look-ups from ``answers``; a host with several lists gives one after the other (rebinding)."""

    answers: dict[str, list[Sequence[str]]]
    asked: list[str] = field(default_factory=list)

    async def __call__(self, host: str) -> tuple[str, ...]:
        self.asked.append(host)
        await asyncio.sleep(0)
        lists = self.answers.get(host)
        if lists is None:
            raise OSError("no such host")
        return tuple(lists.pop(0) if len(lists) > 1 else lists[0])


@pytest.fixture
def resolver():
    def make(**answers: Sequence[str]) -> FakeResolver:
        return FakeResolver({name.replace("_", "."): [addresses] for name, addresses in answers.items()})

    return make


@pytest.fixture
def make_reach():
    def make(
        named: Iterable[Endpoint] = (), *, allow_private: bool = False, resolve: FakeResolver | None = None
    ) -> Reach:
        return Reach(named, allow_private=allow_private, resolve=resolve or FakeResolver({}))

    return make


@dataclass
class Canary:
    """A server on loopback that must, or must not, be reached."""

    port: int
    visits: int = 0

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint("127.0.0.1", self.port)


@pytest.fixture
def canary():
    @contextlib.asynccontextmanager
    async def serve(answer: bytes = b"", *, reset: bool = False) -> AsyncIterator[Canary]:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            bird.visits += 1
            await reader.read(65536)
            if reset:
                break_off(writer)
                return
            writer.write(answer)
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        bird = Canary(server.sockets[0].getsockname()[1])
        try:
            yield bird
        finally:
            server.close()

    return serve
