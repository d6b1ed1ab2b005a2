"""The server's side of SOCKS5's opening, RFC 1928: no authentication, CONNECT only."""

import asyncio
from enum import IntEnum
from ipaddress import IPv4Address, IPv6Address

from mmaudit.link.ledger import LinkFault
from mmaudit.link.names import Endpoint, plain_name

VERSION = 5
NO_AUTHENTICATION = 0
CONNECT = 1


class AddressType(IntEnum):
    """RFC 1928 section 5."""

    IPV4 = 1
    NAME = 3
    IPV6 = 4


class Reply(IntEnum):
    """RFC 1928 section 6."""

    SUCCEEDED = 0
    GENERAL_FAILURE = 1
    NOT_ALLOWED = 2
    NETWORK_UNREACHABLE = 3
    HOST_UNREACHABLE = 4
    CONNECTION_REFUSED = 5
    COMMAND_NOT_SUPPORTED = 7


REPLIES = {
    LinkFault.DNS: Reply.HOST_UNREACHABLE,
    LinkFault.REFUSED: Reply.CONNECTION_REFUSED,
    LinkFault.BLOCKED: Reply.NOT_ALLOWED,
    LinkFault.TIMEOUT: Reply.HOST_UNREACHABLE,
    LinkFault.RESET: Reply.GENERAL_FAILURE,
}


class NotSocksError(Exception):
    """The client speaks something else."""


async def read_request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Endpoint:
    """Greet, and read where the client wants to go.

    ``NotSocksError`` for another protocol or command, ``asyncio.IncompleteReadError`` when the client went away.
    """
    version, methods = await reader.readexactly(2)
    if version != VERSION or NO_AUTHENTICATION not in await reader.readexactly(methods):
        raise NotSocksError
    writer.write(bytes((VERSION, NO_AUTHENTICATION)))
    version, command, _reserved, kind = await reader.readexactly(4)
    if version != VERSION:
        raise NotSocksError
    host = await read_host(reader, kind)
    port = int.from_bytes(await reader.readexactly(2), "big")
    if command != CONNECT:
        writer.write(reply(Reply.COMMAND_NOT_SUPPORTED))
        raise NotSocksError
    return Endpoint(host, port)


async def read_host(reader: asyncio.StreamReader, kind: int) -> str:
    """The address field."""
    if kind == AddressType.IPV4:
        return str(IPv4Address(await reader.readexactly(4)))
    if kind == AddressType.IPV6:
        return str(IPv6Address(await reader.readexactly(16)))
    if kind != AddressType.NAME:
        raise NotSocksError
    (length,) = await reader.readexactly(1)
    return plain_name((await reader.readexactly(length)).decode("utf-8", "replace"))


def reply(code: Reply) -> bytes:
    """The answer to a request; the bound address is not told."""
    return bytes((VERSION, code, 0, AddressType.IPV4, 0, 0, 0, 0, 0, 0))
