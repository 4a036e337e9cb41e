"""Brings the loopback interface up in a network namespace where no `ip` is at hand (Linux, as root)."""

from __future__ import annotations

import fcntl
import socket
import struct

# From linux/sockios.h and linux/if.h.
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1
# struct ifreq: 16 bytes of name, then a union of which the flags are the first two bytes.
REQUEST = struct.Struct("16sh14x")


def main() -> None:
    """Set the flag that `ip link set lo up` sets."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        answer = fcntl.ioctl(any_socket, SIOCGIFFLAGS, REQUEST.pack(b"lo", 0))
        name, flags = REQUEST.unpack(answer[: REQUEST.size])
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, REQUEST.pack(name, flags | IFF_UP))


if __name__ == "__main__":
    main()
