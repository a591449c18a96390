"""Which IP addresses may be visited: public ones, and those of hosts that the administrator named."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_network

from showcase.outside.addresses import IP, STANDARD_PORTS, Address, read_authority
from showcase.outside.errors import NotFetched

# IANA's special-purpose registries, without the exceptions inside 192.0.0.0/24 and 2001::/23 that
# `is_global` makes, and with one address that is public by number and inside in fact.
_NOT_PUBLIC_IPV4 = [
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's own services, seen from its machines
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
]

# Public IPv6 is what has been handed out, not what is left over: mapped, compatible, translated
# (NAT64), local, multicast and reserved addresses are all outside of it.
_HANDED_OUT_IPV6 = IPv6Network("2000::/3")
_NOT_PUBLIC_IPV6 = [
    IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo, benchmarking, ORCHID and other protocols
        "2001:db8::/32",
        "2002::/16",  # 6to4: any IPv4 address in disguise
        "2620:4f:8000::/48",
        "3fff::/20",
    )
]

# Where an organisation's own hosts can be. Not link-local: cloud metadata is there.
_OWN = [
    ip_network(network)
    for network in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
    )
]
_METADATA = [ip_network("100.100.100.200/32"), ip_network("fd00:ec2::/32")]


@dataclass(frozen=True)
class Allowed:
    """Hosts of the organisation that may be visited although they are inside.

    places: host and port, exactly as `Address` has them.
    """

    places: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def from_text(cls, text: str) -> "Allowed":
        """From what an administrator writes: `intranet.example.org, images.example.org:8443`.

        A host alone means its ports 80 and 443, a host with a port that port only.
        Raises ValueError that names what is not a host.
        """
        places: set[tuple[str, int]] = set()
        for entry in re.findall(r"[^\s,]+", text):
            try:
                host, _, port = read_authority(entry)
            except NotFetched as unreadable:
                raise ValueError(
                    f"“{entry}” is not a host: write intranet.example.org or images.example.org:8443"
                ) from unreadable
            places |= {(host, number) for number in ([port] if port else STANDARD_PORTS.values())}
        return cls(frozenset(places))

    def names(self, address: Address) -> bool:
        return (address.host, address.port) in self.places


def worth_asking(address: Address, *, allowed: Allowed) -> bool:
    """Whether an address may be visited, before its name is looked up.

    Names without a dot (`localhost`, `intranet`) can only mean something inside.
    """
    if allowed.names(address):
        return True
    return address.port in STANDARD_PORTS.values() and (address.ip is not None or "." in address.host)


def may_visit(ip: IP, address: Address, *, allowed: Allowed) -> bool:
    return is_public(ip) or (allowed.names(address) and is_own(ip))


def is_public(ip: IP) -> bool:
    """Whether an IP address can only mean a machine on the public internet.

    Stricter than `ip.is_global`, which on Python 3.11 lets 6to4, NAT64 and parts of 192.0.0.0/24 through.
    """
    if isinstance(ip, IPv6Address):
        if ip.scope_id is not None or ip not in _HANDED_OUT_IPV6:
            return False
        return not any(ip in network for network in _NOT_PUBLIC_IPV6)
    return not any(ip in network for network in _NOT_PUBLIC_IPV4)


def is_own(ip: IP) -> bool:
    """Whether an IP address can be one of an organisation's own hosts."""
    if isinstance(ip, IPv6Address) and ip.scope_id is not None:
        return False
    return any(ip in network for network in _OWN) and not any(ip in network for network in _METADATA)
