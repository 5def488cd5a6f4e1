"""Whom a limit counts as one client."""

import pytest

from webapp.limits import one_customer


@pytest.mark.parametrize("address", ["2001:db8::1", "2001:db8::ffff:1:2:3", "2001:DB8:0:0:1::"])
def test_a_customers_ipv6_addresses_are_one_client(address: str) -> None:
    assert one_customer(address) == "2001:db8::/64"


@pytest.mark.parametrize("address", ["2001:db8:0:1::1", "192.0.2.1", "192.0.2.2", "unknown"])
def test_others_are_clients_of_their_own(address: str) -> None:
    assert one_customer(address) != "2001:db8::/64"
    assert one_customer(address).startswith(address.removesuffix("1"))


@pytest.mark.parametrize("address", ["192.0.2.1", "192.0.2.2"])
def test_an_ipv4_address_is_the_same_client_where_one_socket_takes_both_kinds(address: str) -> None:
    assert one_customer(f"::ffff:{address}") == one_customer(address) == address
