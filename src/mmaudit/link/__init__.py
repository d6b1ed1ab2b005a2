"""The emulated mobile network: a SOCKS5 proxy on loopback that shapes a visit's traffic and guards its reach."""

from mmaudit.link.ledger import HostTraffic, LinkFault
from mmaudit.link.names import Endpoint, endpoint_of
from mmaudit.link.proxy import LinkProxy
from mmaudit.link.reach import Reach

__all__ = ["Endpoint", "HostTraffic", "LinkFault", "LinkProxy", "Reach", "endpoint_of"]
