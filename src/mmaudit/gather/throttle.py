"""The emulated mobile link, as a seam: how a visit is put behind a network."""

from typing import Protocol

from playwright.async_api import CDPSession, ProxySettings

from mmaudit.gather.deadline import limited
from mmaudit.model.report import Network

COMMAND_TIMEOUT_S = 5.0

# Chromium's throttling delays each request once, where a real link delays every round trip (DNS, TCP, TLS).
# Lighthouse's factors for "applied" throttling make up for it: core/config/constants.js,
# DEVTOOLS_RTT_ADJUSTMENT_FACTOR and DEVTOOLS_THROUGHPUT_ADJUSTMENT_FACTOR.
RTT_FACTOR = 3.75
THROUGHPUT_FACTOR = 0.9


class Link(Protocol):
    """What stands between one visit and the network."""

    @property
    def proxy(self) -> ProxySettings | None:
        """The proxy that the visit's browser context must use, if any."""
        ...

    async def apply(self, cdp: CDPSession, network: Network) -> None:
        """Shape the traffic of the page behind ``cdp`` as ``network`` says, from now on."""
        ...

    async def lift(self, cdp: CDPSession) -> None:
        """Let the page's traffic run free again."""
        ...


class RequestThrottle:
    """Chromium's own throttling, request by request (CDP ``Network.emulateNetworkConditions``)."""

    @property
    def proxy(self) -> ProxySettings | None:
        """None is needed: Chromium throttles itself."""
        return None

    async def apply(self, cdp: CDPSession, network: Network) -> None:
        """See ``Link``; 0 kbit/s is unlimited."""
        await self._emulate(
            cdp,
            latency_ms=network.rtt_ms * RTT_FACTOR,
            down_kbps=network.down_kbps * THROUGHPUT_FACTOR,
            up_kbps=network.up_kbps * THROUGHPUT_FACTOR,
        )

    async def lift(self, cdp: CDPSession) -> None:
        """See ``Link``."""
        await self._emulate(cdp, latency_ms=0, down_kbps=0, up_kbps=0)

    async def _emulate(self, cdp: CDPSession, *, latency_ms: float, down_kbps: float, up_kbps: float) -> None:
        conditions = {
            "offline": False,
            "latency": latency_ms,
            "downloadThroughput": bytes_per_second(down_kbps),
            "uploadThroughput": bytes_per_second(up_kbps),
        }
        await limited(cdp.send("Network.emulateNetworkConditions", conditions), COMMAND_TIMEOUT_S)


def bytes_per_second(kbps: float) -> float:
    """``kbps`` (1024 bit/s, as Lighthouse counts) in bytes per second; -1, CDP's "no limit", for 0."""
    return kbps * 1024 / 8 if kbps > 0 else -1


async def slow_cpu(cdp: CDPSession, slowdown: float) -> None:
    """Make the page's main thread ``slowdown`` times slower; 1 is full speed."""
    await limited(cdp.send("Emulation.setCPUThrottlingRate", {"rate": max(1.0, slowdown)}), COMMAND_TIMEOUT_S)
