"""The emulated mobile network: a SOCKS5 proxy on loopback that shapes a visit's traffic and guards its reach."""

from mmaudit.link.ledger import Ledger, LinkFault
from mmaudit.link.names import Endpoint, endpoint_of
from mmaudit.link.proxy import OPEN, LinkProxy, bytes_per_s
from mmaudit.link.reach import Reach, reach_of

__all__ = [
    "OPEN",
    "Endpoint",
    "Ledger",
    "LinkFault",
    "LinkProxy",
    "Reach",
    "bytes_per_s",
    "endpoint_of",
    "reach_of",
]
