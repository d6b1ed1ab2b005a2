"""The connection from this machine to the server."""

import asyncio

from mmaudit.link.ledger import LinkFault
from mmaudit.link.reach import UnreachableError

CONNECT_TIMEOUT_S = 15.0
# With more than one address to try, none may use up the time of all: RFC 8305 waits far less before the next.
NEXT_AFTER_S = 4.0

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def dial(addresses: tuple[str, ...], port: int, *, limit: int) -> Streams:
    """Streams to the first of ``addresses`` that answers; ``UnreachableError`` when none does."""
    fault = LinkFault.REFUSED
    deadline = asyncio.get_running_loop().time() + CONNECT_TIMEOUT_S
    for number, address in enumerate(addresses, start=1):
        left_s = deadline - asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(left_s if number == len(addresses) else min(left_s, NEXT_AFTER_S)):
                return await asyncio.open_connection(address, port, limit=limit)
        except TimeoutError:
            fault = LinkFault.TIMEOUT
        except ConnectionResetError:
            fault = LinkFault.RESET
        except OSError:
            continue
    raise UnreachableError(fault)
