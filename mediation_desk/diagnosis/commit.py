"""Of which commit this program is: written into a package by its build, else read from the source."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from mediation_desk.paths import RESOURCES

WRITTEN = "commit.txt"
"""In `resources`: forty hexadecimal digits a build leaves there."""
_SHORT = 10
_HEX = re.compile(r"[0-9a-f]{40}")


@cache
def commit(resources: Path = RESOURCES) -> str:
    """The first ten digits of the commit, or an empty text when nobody knows."""
    root = resources.parent
    for text in (_read(resources / WRITTEN), _of_source(root / ".git")):
        if _HEX.fullmatch(text):
            return text[:_SHORT]
    return ""


def _of_source(git: Path) -> str:
    if git.is_file():  # a worktree names its folder
        git = Path(_read(git).removeprefix("gitdir:").strip() or git)
    head = _read(git / "HEAD")
    if not head.startswith("ref:"):
        return head
    name = head.removeprefix("ref:").strip()
    common = git / _read(git / "commondir") if (git / "commondir").exists() else git
    packed = _read(common / "packed-refs").splitlines()
    return _read(common / name) or next((one[:40] for one in packed if one.endswith(f" {name}")), "")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
