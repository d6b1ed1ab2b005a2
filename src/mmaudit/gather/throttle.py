"""The phone's processor: a main thread that is slower than this machine's."""

from playwright.async_api import CDPSession

from mmaudit.gather.deadline import limited

COMMAND_TIMEOUT_S = 5.0


async def slow_cpu(cdp: CDPSession, slowdown: float) -> None:
    """Make the page's main thread ``slowdown`` times slower; 1 is full speed.

    Frames of other sites are slowed with it, for our flags keep them in the page's own process (in one of their
    own, each would need this command in its own session). Workers stay at full speed: Chromium 156 answers
    "Operation is only supported for pages, not workers", and slows no thread but the main one.
    """
    await limited(cdp.send("Emulation.setCPUThrottlingRate", {"rate": max(1.0, slowdown)}), COMMAND_TIMEOUT_S)
