"""A fresh minimal Debian that is handed a package, and somebody without rights who uses it there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.environment import SetupError
from installer.packaging.linux import chroot
from installer.packaging.linux.chroot import Chroot

WORKER: Final = "worker"
HOME: Final = f"/home/{WORKER}"
DATA: Final = f"{HOME}/.local/share/mediation-desk"
TOOLS: Final = ("strace", "libglib2.0-bin", "shared-mime-info")
"""What the proof itself needs inside, beside the package and what the package asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A chroot with an account of its own; its commands run without a network unless they install."""

    root: Chroot

    @property
    def home(self) -> Path:
        """The account's home folder, seen from outside."""
        return self.root.folder / HOME.lstrip("/")

    def install(self, package: Path) -> str:
        """Let apt install a .deb with what it depends on; what apt said. Raises SetupError."""
        shutil.copy(package, self.root.folder / "tmp" / package.name)
        words = ["apt-get", "install", "-y", "--no-install-recommends", f"/tmp/{package.name}"]
        return self._must(self.root.said(words, network=True))

    def purge(self, verb: str) -> str:
        """`remove` or `purge` the package, as root and without a network."""
        return self._must(self.root.said(["apt-get", verb, "-y", "mediation-desk"]))

    def use(self, words: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
        """Run a command as the account without rights, in an empty network; what it said or SetupError."""
        return self._must(self.root.said(self._as_worker(words), environment=environment))

    def start(
        self, words: Sequence[str], environment: Mapping[str, str], screen: Path
    ) -> subprocess.Popen[bytes]:
        """Start a program of the account that shows itself on a display whose socket lies in `screen`.

        The socket's folder is seen inside for as long as the program runs, in its own mounts alone.
        """
        place = self.root.folder / "tmp/.X11-unix"
        place.mkdir(exist_ok=True)
        command = self.root.command(self._as_worker(words), environment=environment)
        at = command.index("chroot")
        bound = f'mount --bind {screen} {place} && exec "$@"'
        command[at:at] = ["sh", "-c", bound, "sh"]
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def end(self, running: subprocess.Popen[bytes]) -> None:
        """End what `start` began, and with the first of its space of processes all the others."""
        for child in Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split():
            os.kill(int(child), signal.SIGKILL)  # a change of account frees it from --kill-child
        running.wait()

    def _as_worker(self, words: Sequence[str]) -> list[str]:
        own = [f"HOME={HOME}", f"XDG_RUNTIME_DIR={HOME}/run", f"USER={WORKER}"]
        return ["setpriv", f"--reuid={WORKER}", f"--regid={WORKER}", "--clear-groups", "env", *own, *words]

    def _must(self, done: subprocess.CompletedProcess[str]) -> str:
        if done.returncode != 0:
            raise SetupError(f"code {done.returncode}\n{done.stdout[-4000:]}")
        return done.stdout


def fresh(suite: str, folder: Path, kept: Path) -> Guest:
    """A minimal Debian of this suite with the proof's tools and the account, kept as an archive."""
    root = chroot.fresh(suite, folder / suite, kept / f"{suite}-guest.tar.zst", TOOLS)
    root.run(["useradd", "--create-home", "--shell", "/bin/sh", WORKER])
    root.run(["install", "-d", "-o", WORKER, "-g", WORKER, "-m", "700", f"{HOME}/run"])
    return Guest(root=root)
