"""What the operating system must lend: libraries of a Debian-like Linux, found missing, installed as root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

QT_PACKAGES = ("libgl1", "libegl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon0")
SCREEN_PACKAGES = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libx11-xcb1",
)


def qt_packages(*, on_screen: bool) -> list[str]:
    """Debian packages Qt needs for pictures in memory, and those for a window on a screen."""
    return [*QT_PACKAGES, *(SCREEN_PACKAGES if on_screen else ())]


def missing_libraries(python: Path, *, on_screen: bool) -> list[str]:
    """Names of shared libraries Qt would not find, told by the loader itself; none outside Linux."""
    loader = shutil.which("ldd")
    if sys.platform != "linux" or loader is None:
        return []
    packages = next(python.parent.parent.glob("lib/python3*/site-packages"))
    plugins = packages / "PySide6" / "Qt" / "plugins" / "platforms"
    bindings = [*packages.glob("PySide6/QtWidgets.*so"), *packages.glob("PySide6/QtPrintSupport.*so")]
    needy = [*bindings, plugins / "libqoffscreen.so"]
    if on_screen:
        needy.append(plugins / "libqxcb.so")
    told = [subprocess.run([loader, str(path)], capture_output=True, text=True).stdout for path in needy]
    lines = [line for text in told for line in text.splitlines() if line.rstrip().endswith("not found")]
    return sorted({line.split()[0] for line in lines})


def install(packages: list[str]) -> bool:
    """Install Debian packages when we are root and apt-get is here; False tells that it was not done."""
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [apt, "install", "-y", "-qq", "--no-install-recommends", *packages]
    print(f"Installing {' '.join(packages)}")
    if _call(command, quiet).returncode == 0:
        return True
    _call([apt, "update", "-qq"], quiet)  # its lists may be absent or old
    done = _call(command, quiet)
    if done.returncode != 0:
        print(done.stderr.strip(), file=sys.stderr)
    return done.returncode == 0


def _call(command: list[str], surroundings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True)


def advice(packages: list[str]) -> str:
    """What the person should type, or tell the person who looks after the PC."""
    if shutil.which("apt-get") is not None:
        return f"As root install:\n    apt-get install -y {' '.join(packages)}"
    return f"Install what your system calls these Debian packages:\n    {' '.join(packages)}"
