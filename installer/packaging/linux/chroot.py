"""A small Debian in a folder: made from a mirror or a kept archive, and commands run inside it.

Every command has its own mount and process space, so that nothing stays mounted or running behind it; the
ones that need no network get an empty one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from installer.environment import SetupError

MIRROR: Final = "http://deb.debian.org/debian"
INSIDE: Final = {
    "PATH": "/opt/python/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}
POLICY: Final = "#!/bin/sh\nexit 101\n"
"""A policy-rc.d that lets no package start a service."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chroot:
    """A Debian in `folder`; `suite` is its name at the mirror."""

    suite: str
    folder: Path
    more: Mapping[str, str] = field(default_factory=dict)

    def command(
        self, words: Sequence[str], *, network: bool = False, environment: Mapping[str, str] | None = None
    ) -> list[str]:
        """The command line, on this machine, that runs `words` inside."""
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={self.folder}/proc"]
        if not network:
            apart.append("--net")
        said = {**INSIDE, **self.more, **(environment or {})}
        settings = [f"{name}={value}" for name, value in sorted(said.items())]
        return [*apart, "chroot", str(self.folder), "env", "-i", *settings, *words]

    def run(
        self, words: Sequence[str], *, network: bool = False, environment: Mapping[str, str] | None = None
    ) -> None:
        """Run a command inside and let it print. Raises SetupError when it fails."""
        done = subprocess.run(
            self.command(words, network=network, environment=environment),
            stdin=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode != 0:
            raise SetupError(f"In the {self.suite} chroot this failed ({done.returncode}): {' '.join(words)}")

    def said(
        self, words: Sequence[str], *, network: bool = False, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command inside and hear what it says, both streams in one."""
        return subprocess.run(
            self.command(words, network=network, environment=environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )

    def install(self, packages: Sequence[str]) -> None:
        """Install Debian packages inside, from the network."""
        for words in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
            ["apt-get", "clean"],
        ):
            done = self.said(words, network=True)
            if done.returncode != 0:
                raise SetupError(
                    f"In the {self.suite} chroot {' '.join(words)} failed:\n{done.stdout[-3000:]}"
                )

    def keep(self, archive: Path) -> None:
        """Write the whole folder into an archive, so that the mirror is not needed the next time."""
        archive.parent.mkdir(parents=True, exist_ok=True)
        part = archive.with_name(archive.name + ".part")
        options = ["--one-file-system", "--numeric-owner", "--xattrs", "--exclude=./proc/*"]
        squeeze = ["--use-compress-program", "zstd -T0 -3"]
        _call(["tar", *options, *squeeze, "-C", str(self.folder), "-cf", str(part), "."])
        part.replace(archive)

    def remove(self) -> None:
        """Delete the folder; nothing is mounted in it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def fresh(suite: str, folder: Path, archive: Path, packages: Sequence[str] = ()) -> Chroot:
    """A new Debian in `folder`, from the archive when there is one, else from the mirror (and then archived).

    Raises SetupError when neither can be had.
    """
    need_root()
    need_tools("unshare", "chroot", "tar", "zstd")
    made = Chroot(suite=suite, folder=folder)
    made.remove()
    folder.mkdir(parents=True)
    if archive.exists():
        _call(["tar", "--numeric-owner", "--xattrs", "-C", str(folder), "-xf", str(archive)])
        return made
    need_tools("debootstrap")
    print(f"Making a {suite} from {MIRROR}")
    _call(["debootstrap", "--variant=minbase", suite, str(folder), MIRROR], quiet=True)
    (folder / "usr/sbin/policy-rc.d").write_text(POLICY)
    (folder / "usr/sbin/policy-rc.d").chmod(0o755)
    if packages:
        made.install(packages)
    made.keep(archive)
    return made


def need_root() -> None:
    """Raises SetupError for anybody but root on Linux: chroots are root's."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise SetupError("This needs root on Linux, for it works in chroots: start it again with sudo.")


def need_tools(*names: str) -> None:
    """Raises SetupError naming the programs that are not installed."""
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        raise SetupError(f"Install these first: {', '.join(missing)}")


def _call(words: list[str], *, quiet: bool = False) -> None:
    out = subprocess.DEVNULL if quiet else None
    if subprocess.call(words, stdin=subprocess.DEVNULL, stdout=out) != 0:
        raise SetupError(f"This failed: {' '.join(words)}")
