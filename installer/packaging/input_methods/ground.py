"""What the proof stands on: Debian packages on this computer, and an old Debian with fcitx 4 in a folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

from installer import system

SCREEN: Final = (
    *("xvfb", "xauth", "openbox", "xdotool", "x11-utils", "imagemagick", "fonts-wqy-microhei"),
    *("dbus", "dbus-bin", "at-spi2-core", "gir1.2-atspi-2.0", "python3-gi", "debootstrap"),
)
HERE: Final = (
    *("ibus", "ibus-libpinyin", "ibus-gtk3", "gir1.2-ibus-1.0", "dconf-gsettings-backend"),
    *("fcitx5", "fcitx5-pinyin", "fcitx5-chinese-addons", "fcitx5-modules"),
)
THERE: Final = (
    *("fcitx-bin", "fcitx-data", "fcitx-modules", "fcitx-module-dbus", "fcitx-pinyin"),
    *("fcitx-ui-classic", "dbus", "fonts-wqy-microhei"),
)
_MIRROR: Final = "http://deb.debian.org/debian"
_X_SOCKETS: Final = Path("/tmp/.X11-unix")


def install_here() -> bool:
    """Install what runs on this computer; False when that is not ours to do."""
    wanted = [*SCREEN, *HERE]
    asked = ["dpkg-query", "-W", "-f", "${db:Status-Status}\n", *wanted]
    told = subprocess.run(asked, capture_output=True, text=True).stdout.split()
    return told.count("installed") == len(wanted) or system.install(wanted)


def old_debian(root: Path, mirror: str = _MIRROR) -> bool:
    """Make bullseye with fcitx 4.2.9.8 in `root`, unless it is there; False when its suite cannot be had."""
    if (root / "usr/bin/fcitx").exists():
        return True
    print(f"Making an old Debian (bullseye) with fcitx 4 in {root}")
    commands = [
        ["debootstrap", "--variant=minbase", "bullseye", str(root), mirror],
        ["chroot", str(root), "apt-get", "update", "-qq"],
        ["chroot", str(root), "apt-get", "install", "-y", "-qq", "--no-install-recommends", *THERE],
    ]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return all(subprocess.run(one, env=quiet, stdout=subprocess.DEVNULL).returncode == 0 for one in commands)


def share(root: Path, session: Path) -> None:
    """Let what runs in `root` see our screen and the session's folder, and nothing else of this computer.

    CalledProcessError when it cannot.
    """
    _X_SOCKETS.mkdir(mode=0o1777, exist_ok=True)
    for place in (session, _X_SOCKETS):
        inside = root / place.relative_to("/")
        inside.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "--bind", str(place), str(inside)], check=True)


def unshare(root: Path, session: Path) -> None:
    """Take that back, even while something there is still ending; what was never shared is no fault.

    Nothing is asked first: os.path.ismount does not see a folder bound within one file system.
    """
    for place in (session, _X_SOCKETS):
        inside = root / place.relative_to("/")
        subprocess.run(["umount", "--lazy", str(inside)], check=False, stderr=subprocess.DEVNULL)
