"""Names of hosts and addresses of networks, as whoever runs Showcase writes them."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

import idna

Network = IPv4Network | IPv6Network

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9_.-]*[a-z0-9])?)(?P<port>:[0-9]{1,5})?")


def hosts_in(text: str) -> tuple[str, ...]:
    """Names of hosts, with a port or without, in small letters: `showcase.intern, 10.1.2.3:8443`.

    Raises ValueError that says which is none.
    """
    hosts = []
    for entry in re.findall(r"[^\s,]+", text):
        host = entry.lower() if entry.isascii() else _in_ascii(entry)
        if not _HOST.fullmatch(host):
            raise ValueError(f"“{entry}” is not the name of a host: write showcase.intern or 10.1.2.3:8443")
        hosts.append(host)
    return tuple(hosts)


def networks_in(text: str) -> tuple[Network, ...]:
    """Addresses and networks: `10.0.0.7, 10.1.0.0/16, fd00::/8`. Raises ValueError that says which is none."""
    networks = []
    for entry in re.findall(r"[^\s,]+", text):
        try:
            network = ip_network(entry)
        except ValueError:
            raise ValueError(
                f"“{entry}” is not an address or a network: write 10.0.0.7 or 10.1.0.0/16"
            ) from None
        if network.prefixlen == 0:
            raise ValueError(f"“{entry}” is everybody: name the proxies themselves, as in 10.0.0.7")
        networks.append(network)
    return tuple(networks)


def is_loopback(host: str) -> bool:
    """Whether a name or an address can only mean this machine itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _in_ascii(name: str) -> str:
    try:
        return idna.encode(name, uts46=True).decode()
    except idna.IDNAError:
        return ""
