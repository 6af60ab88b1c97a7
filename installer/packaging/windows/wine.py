"""Wine 10 in a Debian 13 of its own: a Windows made there once, and Windows programs run in it.

Traps that are minded: standard output is a pipe, for Wine gives a Python that writes to a file no handles;
Wine drops every QT_* variable; a fresh Wine says it is an old Windows until winecfg has been asked otherwise.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.environment import SetupError
from installer.packaging.linux import chroot
from installer.packaging.linux.chroot import Chroot

PACKAGES: Final = (
    "wine",
    "wine64",
    "winbind",
    "fonts-wqy-microhei",
    "locales",
    "xvfb",
    "openbox",
    "x11-utils",
    "xdotool",
    "imagemagick",
)
PREFIX: Final = "root/windows"
DRIVE: Final = f"{PREFIX}/drive_c"
LOCAL: Final = f"{DRIVE}/users/root/AppData/Local"
SCREEN: Final = """\
rm -f /tmp/.X9-lock /tmp/.X11-unix/X9
Xvfb :9 -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
export DISPLAY=:9
sleep 2
openbox >/dev/null 2>&1 &
"""
"""Lines that begin a script with a screen of its own and somebody who draws frames on it."""
STAGE: Final = "root/stage"
"""What the machine outside hands in; Wine sees it as Z:\\root\\stage."""
ENVIRONMENT: Final = {
    "HOME": "/root",
    "LANG": "zh_CN.UTF-8",
    "LC_ALL": "zh_CN.UTF-8",
    "XDG_RUNTIME_DIR": "/tmp",
    "WINEPREFIX": f"/{PREFIX}",
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
}
WINE: Final = "/usr/lib/wine/wine64"
PATIENCE: Final = 900
"""Seconds a Windows program may take on a busy machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """A Windows below a chroot's folder."""

    root: Chroot

    def place(self, inner: str) -> Path:
        """A file or folder of the chroot, seen from outside."""
        return self.root.folder / inner

    def run(self, program: str, *words: str, codes: tuple[int, ...] = (0,)) -> str:
        """Run a Windows program without a screen or a network; what it said, or SetupError by its code."""
        return self.script(
            'wine "$@" </dev/null 2>&1 | cat; exit "${PIPESTATUS[0]}"', program, *words, codes=codes
        )

    def script(self, lines: str, *words: str, codes: tuple[int, ...] = (0,)) -> str:
        """Run lines of bash in which `wine` starts a Windows program; nothing goes on when they end."""
        begin = f'wine() {{ {WINE} "$@"; }}\n'
        inside = ["timeout", str(PATIENCE), "bash", "-c", begin + lines, "bash", *words]
        done = self.root.said(inside, environment=ENVIRONMENT)
        said = done.stdout.replace("\0", "").replace("\r", "")
        if done.returncode not in codes:
            raise SetupError(f"code {done.returncode}, not {' or '.join(map(str, codes))}\n{said[-4000:]}")
        return said

    def hand_in(self, file: Path) -> str:
        """Put a file on the stage; its name as Windows sees it."""
        stage = self.place(STAGE)
        stage.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, stage / file.name)
        return f"Z:\\root\\stage\\{file.name}"


def fresh(folder: Path, kept: Path) -> Windows:
    """A Debian with Wine and a Windows 10 in it, from a kept archive where there is one; or SetupError."""
    archive = kept / "trixie-wine.tar.zst"
    new = not archive.exists()
    root = chroot.fresh("trixie", folder, archive, PACKAGES)
    made = Windows(root=root)
    if new or not made.place(DRIVE).exists():
        root.run(["localedef", "-i", "zh_CN", "-f", "UTF-8", "zh_CN.UTF-8"])
        made.script("wine wineboot -i; wine winecfg /v win10; wineserver -w")
        root.keep(archive)
    return made


def version(made: Windows) -> str:
    """Which Wine it is, and which Windows it says to be."""
    wine = subprocess.run(
        ["chroot", str(made.root.folder), "dpkg-query", "-W", "-f", "${Version}", "wine"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    ).stdout
    return f"Wine {wine}; {made.run('cmd', '/c', 'ver').strip().splitlines()[-1]}"
