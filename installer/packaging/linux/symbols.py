"""Which version of the C library the files of a folder need, as their own tables of versions say."""

from __future__ import annotations

import re
from typing import Final

from installer.environment import SetupError
from installer.packaging.linux.chroot import Chroot

NEWEST: Final = (2, 28)
"""UOS 20's glibc (Kylin V10 has 2.31): nothing shipped may need a newer one."""
_NEED: Final = re.compile(r"Name: GLIBC_(\d+(?:\.\d+)+)\b")
_FILE: Final = re.compile(r"^File: (.+)$")
_LOOK: Final = (
    "find {folder} -type f -size +64c -exec sh -c "
    '\'for one; do case "$(head -c4 "$one" | tail -c3)" in ELF) '
    'echo "File: $one"; readelf -VW "$one" 2>/dev/null;; esac; done\' _ {{}} +'
)

Version = tuple[int, ...]


def needs(told: str) -> dict[str, Version]:
    """Of each file in what readelf told, the newest GLIBC version it asks for."""
    found: dict[str, Version] = {}
    file = ""
    for line in told.splitlines():
        if name := _FILE.match(line):
            file = name[1]
            found.setdefault(file, (0,))
        for version in _NEED.findall(line):
            found[file] = max(found[file], tuple(map(int, version.split("."))))
    return found


def check(chroot: Chroot, folder: str) -> Version:
    """The newest version needed below a folder of the chroot. Raises SetupError above NEWEST, with files."""
    told = chroot.said(["sh", "-c", _LOOK.format(folder=folder)])
    found = needs(told.stdout)
    if not found:
        raise SetupError(f"There is no program below {folder}: {told.stdout[-500:]}")
    over = sorted(f"{file} needs {shown(version)}" for file, version in found.items() if version > NEWEST)
    if over:
        raise SetupError("Too new for the oldest system promised:\n" + "\n".join(over))
    return max(found.values())


def shown(version: Version) -> str:
    """The version as symbols carry it."""
    return "GLIBC_" + ".".join(map(str, version))
