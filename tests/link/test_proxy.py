"""The proxy from outside: what a client of SOCKS5 gets to hear."""

import asyncio
import contextlib

import pytest

from mmaudit.link import Endpoint, LinkFault, LinkProxy
from mmaudit.link.socks import Reply
from mmaudit.model.report import Network

PHONE = Network(name="test", rtt_ms=4, down_kbps=80_000, up_kbps=80_000)
HELLO = b"\x05\x01\x00"


def request(endpoint: Endpoint, *, command: int = 1) -> bytes:
    host = endpoint.host.encode()
    return bytes((5, command, 0, 3, len(host))) + host + endpoint.port.to_bytes(2, "big")


async def talk(link: LinkProxy, opening: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter, bytes]:
    """Say hello and ``opening``; what the proxy replied (without the greeting)."""
    port = int(link.address.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(HELLO)
    assert await reader.readexactly(2) == b"\x05\x00"
    writer.write(opening)
    return reader, writer, await reader.read(10)


async def exchange(link: LinkProxy, endpoint: Endpoint, message: bytes = b"hello") -> bytes:
    reader, writer, answer = await talk(link, request(endpoint))
    assert answer[1] == Reply.SUCCEEDED
    writer.write(message)
    try:
        return await reader.read()
    finally:
        writer.close()


def test_bytes_go_both_ways_and_are_counted(make_reach, canary):
    body = bytes(range(256)) * 2000

    async def scenario() -> None:
        async with canary(body) as server, LinkProxy(make_reach([server.endpoint]), PHONE) as link:
            assert await exchange(link, server.endpoint) == body
            (host,) = link.ledger.hosts()
            assert (host.host, host.connections) == (str(server.endpoint), 1)
            assert (host.up_bytes, host.down_bytes) == (5, len(body))
            assert (link.ledger.up_bytes, link.ledger.down_bytes) == (5, len(body))

    asyncio.run(scenario())


def test_several_connections_at_once_keep_their_bytes_apart(make_reach, canary):
    async def scenario() -> None:
        async with (
            canary(b"a" * 50_000) as one,
            canary(b"b" * 70_000) as two,
            LinkProxy(make_reach([one.endpoint, two.endpoint]), PHONE) as link,
        ):
            answers = await asyncio.gather(*(exchange(link, s.endpoint) for s in (one, two, one, two)))
            assert [(set(a), len(a)) for a in answers] == [({97}, 50_000), ({98}, 70_000)] * 2

    asyncio.run(scenario())


def test_lifting_the_link_in_the_middle_loses_nothing(make_reach, canary):
    body = bytes(range(256)) * 1000
    slow = Network(name="slow", rtt_ms=20, down_kbps=400, up_kbps=400)

    async def scenario() -> None:
        async with canary(body) as server, LinkProxy(make_reach([server.endpoint]), slow) as link:
            reading = asyncio.ensure_future(exchange(link, server.endpoint))
            while not link.ledger.down_bytes:
                await asyncio.sleep(0.01)
            link.reshape(Network(name="none", rtt_ms=0, down_kbps=0, up_kbps=0))
            assert await asyncio.wait_for(reading, 3) == body

    asyncio.run(scenario())


def test_a_blocked_endpoint_is_never_connected_to(make_reach, canary):
    async def scenario() -> None:
        async with canary() as server, LinkProxy(make_reach()) as link:
            _, _, answer = await talk(link, request(server.endpoint))
            assert answer[1] == Reply.NOT_ALLOWED
            assert server.visits == 0
            assert link.ledger.fault_of(server.endpoint) is LinkFault.BLOCKED

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("host", "reply", "fault"),
    [
        ("127.0.0.1", Reply.CONNECTION_REFUSED, LinkFault.REFUSED),
        ("no.example", Reply.HOST_UNREACHABLE, LinkFault.DNS),
    ],
)
def test_a_failed_connection_says_why(make_reach, host, reply, fault):
    async def scenario() -> None:
        async with await asyncio.start_server(lambda _r, _w: None, "127.0.0.1", 0) as server:
            free = Endpoint(host, server.sockets[0].getsockname()[1])
        async with LinkProxy(make_reach(allow_private=True), PHONE) as link:
            _, _, answer = await talk(link, request(free))
            assert answer[1] == reply
            assert link.ledger.fault_of(free) is fault

    asyncio.run(scenario())


def test_a_reset_by_the_server_reaches_the_client_as_a_reset(make_reach, canary):
    async def scenario() -> None:
        async with canary(reset=True) as server, LinkProxy(make_reach([server.endpoint]), PHONE) as link:
            reader, writer, _ = await talk(link, request(server.endpoint))
            writer.write(b"hello")
            with pytest.raises(ConnectionResetError):
                await reader.read()
            assert link.ledger.fault_of(server.endpoint) is LinkFault.RESET

    asyncio.run(scenario())


@pytest.mark.parametrize(
    "opening",
    [
        b"\x05\x02\x00\x01\x7f\x00\x00\x01\x00\x50",
        b"\x04\x01\x00\x50\x7f\x00\x00\x01\x00\x00",
        b"\x05\x01\x00\x09",
    ],
    ids=["bind", "socks4", "unknown address type"],
)
def test_another_protocol_or_command_is_turned_away(make_reach, opening):
    async def scenario() -> None:
        async with LinkProxy(make_reach(allow_private=True)) as link:
            _, _, answer = await talk(link, opening)
            assert answer == b"" or answer[1] == Reply.COMMAND_NOT_SUPPORTED

    asyncio.run(scenario())


def test_closing_the_link_ends_its_connections(make_reach, canary):
    async def scenario() -> None:
        async with canary() as server:
            async with LinkProxy(make_reach([server.endpoint]), PHONE) as link:
                reader, _, answer = await talk(link, request(server.endpoint))
                assert answer[1] == Reply.SUCCEEDED
            with contextlib.suppress(ConnectionResetError):
                assert await asyncio.wait_for(reader.read(), 3) == b""

    asyncio.run(scenario())


def test_a_cut_link_breaks_what_is_open_and_lets_nothing_new_through(make_reach, canary):
    async def scenario() -> None:
        async with canary(b"news") as server, LinkProxy(make_reach([server.endpoint]), PHONE) as link:
            reader, _, answer = await talk(link, request(server.endpoint))
            assert answer[1] == Reply.SUCCEEDED
            with link.cut():
                with contextlib.suppress(ConnectionResetError):
                    assert await asyncio.wait_for(reader.read(), 3) == b""
                *_, answer = await talk(link, request(server.endpoint))
                assert answer[1] == Reply.NETWORK_UNREACHABLE
                assert server.visits == 1
            assert await exchange(link, server.endpoint) == b"news"

    asyncio.run(scenario())


def test_the_ledger_puts_the_heaviest_host_first(make_reach, canary):
    async def scenario() -> None:
        async with (
            canary(b"a" * 10) as light,
            canary(b"b" * 1000) as heavy,
            LinkProxy(make_reach([light.endpoint, heavy.endpoint]), PHONE) as link,
        ):
            for server in (light, heavy, light):
                await exchange(link, server.endpoint)
            hosts = link.ledger.hosts()
            assert [(h.host, h.connections, h.down_bytes) for h in hosts] == [
                (str(heavy.endpoint), 1, 1000),
                (str(light.endpoint), 2, 20),
            ]

    asyncio.run(scenario())
