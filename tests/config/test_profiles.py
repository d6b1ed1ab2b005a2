"""Profiles by name and spelled out."""

import pytest

from mmaudit.config import profiles
from mmaudit.errors import UsageError
from mmaudit.model.report import Network


def test_the_default_profiles_exist():
    assert profiles.device(profiles.DEFAULT_DEVICE).width_px == 412
    assert profiles.network(profiles.DEFAULT_NETWORK).rtt_ms == 150


def test_a_network_can_be_spelled_out():
    assert profiles.network("rtt=80,down=9000,up=3000") == Network(
        name="custom", rtt_ms=80, down_kbps=9000, up_kbps=3000
    )


@pytest.mark.parametrize("text", ["rtt=fast", "rtt=-1", "rtt=nan", "speed=9", "rtt=80,,", "rtt=1e12"])
def test_a_wrong_network_is_a_usage_error(text):
    with pytest.raises(UsageError):
        profiles.network(text)


def test_a_misspelt_name_gets_the_nearest_one():
    with pytest.raises(UsageError) as error:
        profiles.network("slow4g")
    assert "slow-4g" in error.value.hint
    with pytest.raises(UsageError) as error:
        profiles.device("pixel7")
    assert "pixel-7" in error.value.hint
