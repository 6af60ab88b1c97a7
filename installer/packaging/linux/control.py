"""What the package says of itself to dpkg: names, versions, what it needs of the system."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final

NAME: Final = "mediation-desk"
MAINTAINER: Final = "Mediation Desk <mediation-desk@mediation-desk.invalid>"
DEPENDS: Final = (
    "libc6 (>= 2.28)",
    "libstdc++6 (>= 8)",
    "libgcc-s1 | libgcc1",
    "zlib1g",
    "libbz2-1.0",
    "liblzma5",
    "libzstd1",
    # Qt's pictures, fonts and session
    "libgl1",
    "libegl1",
    "libglib2.0-0 | libglib2.0-0t64",
    "libdbus-1-3",
    "libfontconfig1",
    "libfreetype6",
    # QtNetwork names it; only a socket of this computer is ever opened
    "libgssapi-krb5-2",
    # Qt's window; libxcb-cursor and its kin are brought along, for older systems lack some of them
    "libx11-6",
    "libx11-xcb1",
    "libxcb1",
    "libxcb-glx0",
    "libxcb-randr0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    # printers
    "libcups2 | libcups2t64",
)
RECOMMENDS: Final = ("xdg-utils", "shared-mime-info", "desktop-file-utils", "hicolor-icon-theme")


def control(version: str, installed_kb: int) -> str:
    """The control file; `installed_kb` is what the unpacked package takes."""
    return (
        f"Package: {NAME}\n"
        f"Version: {version}\n"
        "Architecture: amd64\n"
        f"Maintainer: {MAINTAINER}\n"
        f"Installed-Size: {installed_kb}\n"
        f"Depends: {', '.join(DEPENDS)}\n"
        f"Recommends: {', '.join(RECOMMENDS)}\n"
        "Section: misc\n"
        "Priority: optional\n"
        "Description: desk of a family counselling and mediation centre (家事调解台)\n"
        " Reception, counselling and mediation of families, from the first visit to the\n"
        " signed agreement and the closed file, for the staff of a county centre.\n"
        " .\n"
        " Everything stays on this computer, encrypted with the passwords of its staff.\n"
        " It needs no network, no server and no administrator once it is installed.\n"
        " .\n"
        " 婚姻家庭辅导与调解中心的离线加密工作台：接待登记、辅导、调解、协议与归档。\n"
        " 全部数据加密保存在本机，运行时不联网。\n"
    )


def changelog(version: str, moment: int) -> str:
    """Debian's changelog of one entry, which points to the program's own."""
    signed = format_datetime(datetime.fromtimestamp(moment, UTC))
    return (
        f"{NAME} ({version}) stable; urgency=medium\n\n"
        "  * See the program's own list of changes, CHANGELOG.md.\n\n"
        f" -- {MAINTAINER}  {signed}\n"
    )


def copyright_text(third_party: str) -> str:
    """The copyright file: the program's own licence, and where those of all it carries are."""
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Mediation Desk\n"
        "Comment: The licence texts of Python, Qt, every library and every font inside are below\n"
        f" {third_party}, and the program shows them too.\n\n"
        "Files: *\n"
        "Copyright: 2026 the authors of Mediation Desk\n"
        "License: GPL-3+\n"
        " This program is free software: you can redistribute it and/or modify it under the\n"
        " terms of the GNU General Public License as published by the Free Software Foundation,\n"
        " either version 3 of the License, or (at your option) any later version.\n"
        " .\n"
        " On Debian systems, the complete text of the GNU General Public License version 3 is\n"
        " in /usr/share/common-licenses/GPL-3.\n"
    )
