"""What Debian's and freedesktop's own checkers say of the package; those not installed here are named."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

from installer.environment import SetupError
from installer.packaging.linux import control, deb

CHECKERS: Final = ("lintian", "appstreamcli", "desktop-file-validate")


def check(package: Path, tree: Path) -> str:
    """What was checked and said. Raises SetupError with what is an error to one of the checkers."""
    share = tree / "usr/share"
    commands = {
        "lintian": ["--fail-on", "error", "--tag-display-limit", "0", str(package)],
        "appstreamcli": ["validate", "--no-net", str(share / "metainfo" / deb.METAINFO)],
        "desktop-file-validate": [str(share / "applications" / f"{control.NAME}.desktop")],
    }
    lines = []
    for name in CHECKERS:
        if shutil.which(name) is None:
            lines.append(f"{name} is not installed here: not checked")
            continue
        done = subprocess.run([name, *commands[name]], capture_output=True, text=True, check=False)
        said = (done.stdout + done.stderr).strip()
        if done.returncode != 0:
            raise SetupError(f"{name} says:\n{said[-6000:]}")
        lines.append(f"{name}: no error" + (f"\n{said}" if said else ""))
    return "\n".join(lines)
