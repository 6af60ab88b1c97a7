"""The commit a package is built from: its files alone, its time, its name."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from installer.environment import ROOT, SetupError


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit: its hash, when it was made (seconds since 1970), and the program's version in it."""

    name: str
    moment: int
    version: str


def of_this_folder(root: Path = ROOT) -> Commit:
    """The commit checked out. Raises SetupError outside a Git checkout; says so when there are changes."""
    try:
        name, moment = _git(root, "log", "-1", "--format=%H %ct").split()
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise SetupError("A package is built from a commit: start it in a Git checkout.") from error
    if _git(root, "status", "--porcelain"):
        print("There are changes that are not committed; they are not in the package.")
    text = _git(root, "show", f"{name}:mediation_desk/__init__.py")
    found = re.search(r'__version__\s*=\s*"([^"]+)"', text)
    if found is None:
        raise SetupError("mediation_desk/__init__.py does not say its __version__.")
    return Commit(name=name, moment=int(moment), version=found[1])


def export(commit: Commit, folder: Path, root: Path = ROOT) -> None:
    """Lay the commit's files out below `folder`, made now, and its name where the program looks."""
    folder.mkdir(parents=True)
    archive = ["git", "-C", str(root), "archive", "--format=tar", commit.name]
    with subprocess.Popen(archive, stdout=subprocess.PIPE) as giving:
        taken = subprocess.call(["tar", "-x", "-C", str(folder)], stdin=giving.stdout)
    if giving.returncode or taken:
        raise SetupError(f"The files of commit {commit.name} could not be laid out.")
    (folder / "resources" / "commit.txt").write_text(commit.name, encoding="ascii")


def _git(root: Path, *words: str) -> str:
    safe = ["git", "-c", f"safe.directory={root}", "-C", str(root)]
    done = subprocess.run([*safe, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()
