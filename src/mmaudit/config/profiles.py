"""Device and network profiles by name, or a network spelled out: ``rtt=80,down=9000,up=3000``."""

from difflib import get_close_matches
from functools import cache
from importlib.resources import files

import msgspec

from mmaudit.config.settings import Device
from mmaudit.errors import UsageError
from mmaudit.model.report import Network

DEFAULT_DEVICE = "moto-g-power"
DEFAULT_NETWORK = "slow-4g"


class DeviceEntry(msgspec.Struct, forbid_unknown_fields=True):
    """One table of ``devices.toml``."""

    title: str
    width_px: int
    height_px: int
    scale: float
    cpu_slowdown: float
    user_agent: str


class NetworkEntry(msgspec.Struct, forbid_unknown_fields=True):
    """One table of ``networks.toml``."""

    rtt_ms: float
    down_kbps: float
    up_kbps: float


@cache
def devices() -> dict[str, Device]:
    """All device profiles by name."""
    raw = files("mmaudit.config").joinpath("devices.toml").read_bytes()
    entries = msgspec.toml.decode(raw, type=dict[str, DeviceEntry])
    return {name: Device(name=name, **msgspec.structs.asdict(entry)) for name, entry in entries.items()}


@cache
def networks() -> dict[str, Network]:
    """All network profiles by name."""
    raw = files("mmaudit.config").joinpath("networks.toml").read_bytes()
    entries = msgspec.toml.decode(raw, type=dict[str, NetworkEntry])
    return {name: Network(name=name, **msgspec.structs.asdict(entry)) for name, entry in entries.items()}


def device(name: str) -> Device:
    """The device called ``name``; ``UsageError`` with the nearest name otherwise."""
    if name in devices():
        return devices()[name]
    raise UsageError(f"No device is called '{name}'.", nearest(name, list(devices())))


def network(text: str) -> Network:
    """The network called ``text``, or the one that ``rtt=…,down=…,up=…`` (ms, kbit/s, kbit/s) spells out."""
    if text in networks():
        return networks()[text]
    if "=" in text:
        return custom_network(text)
    raise UsageError(
        f"No network is called '{text}'.",
        nearest(text, list(networks())) + " Or spell it out: --network rtt=80,down=9000,up=3000",
    )


def custom_network(text: str) -> Network:
    """A network from ``rtt=80,down=9000,up=3000``; what is left out is unlimited (0)."""
    values = {"rtt": 0.0, "down": 0.0, "up": 0.0}
    for part in text.split(","):
        key, _, number = part.strip().partition("=")
        if key not in values:
            raise UsageError(
                f"'{part.strip()}' in --network is not known.", "Write rtt=MS,down=KBPS,up=KBPS."
            )
        values[key] = positive_number(number, part)
    return Network(name="custom", rtt_ms=values["rtt"], down_kbps=values["down"], up_kbps=values["up"])


def positive_number(text: str, part: str) -> float:
    """``text`` as a finite number of 0 or more."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9:
        raise UsageError(f"'{part.strip()}' in --network is not a number of 0 or more.", "Example: rtt=80")
    return number


def nearest(name: str, names: list[str]) -> str:
    """A hint: the nearest of ``names``, and all of them."""
    close = get_close_matches(name, names, n=1)
    guess = f"Did you mean '{close[0]}'? " if close else ""
    return f"{guess}There are: {', '.join(names)}."
