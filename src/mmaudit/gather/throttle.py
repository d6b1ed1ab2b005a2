"""The phone's processor: a main thread that is slower than this machine's."""

from playwright.async_api import CDPSession

from mmaudit.gather.deadline import limited

COMMAND_TIMEOUT_S = 5.0


async def slow_cpu(cdp: CDPSession, slowdown: float) -> None:
    """Make the page's main thread ``slowdown`` times slower; 1 is full speed."""
    await limited(cdp.send("Emulation.setCPUThrottlingRate", {"rate": max(1.0, slowdown)}), COMMAND_TIMEOUT_S)
