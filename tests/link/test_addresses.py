from ipaddress import ip_address

import pytest

from mmaudit.link.addresses import is_public, parse_address


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8", "169.254.169.254",
        "172.16.0.1", "192.0.0.8", "192.0.0.9", "192.0.0.10", "192.0.2.1", "192.88.99.1", "192.168.1.1",
        "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "233.252.0.1", "240.0.0.1",
        "255.255.255.255", "168.63.129.16",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::7f00:1", "100::1", "2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "fc00::1",
        "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001::1",
    ],
)  # fmt: skip
def test_what_is_not_of_the_public_internet_is_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_addresses_of_the_public_internet_are_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "name", ["example.com", "localhost", "0x7f.1", "2130706433", "127.1", "", "1.2.3.4.5"]
)
def test_a_name_is_no_address(name):
    assert parse_address(name) is None
