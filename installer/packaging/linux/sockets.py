"""Which sockets a program made, as strace saw it: the desk may talk to this computer alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

CALLS: Final = "trace=socket,connect,bind,sendto"
_MADE: Final = re.compile(r"\bsocket\((AF_[A-Z0-9_]+|0x[0-9a-f]+)[^)]*\)\s*=\s*(\d+|-1 (\w+))")
_REACHED: Final = re.compile(r"\b(?:connect|bind|sendto)\(.*?sa_family=(AF_[A-Z0-9_]+)")
LOCAL: Final = frozenset({"AF_UNIX", "AF_NETLINK"})
"""Between programs of this computer, and questions to its kernel about itself."""


def families(log: str) -> Counter[str]:
    """How often each family of sockets was made or used."""
    return Counter([*(one[0] for one in _MADE.findall(log)), *_REACHED.findall(log)])


def outward(log: str) -> list[str]:
    """The lines that made or used a socket which could leave this computer."""
    lines = []
    for line in log.splitlines():
        named = [one[0] for one in _MADE.findall(line)] + _REACHED.findall(line)
        if any(family not in LOCAL for family in named):
            lines.append(line.strip())
    return lines
