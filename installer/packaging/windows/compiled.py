"""Byte code in place of sources, the same for the same sources, made by a CPython of the series shipped.

Without sources beside it, byte code is never out of date, a start writes nothing into the program's folder,
and the folder is a third smaller. Lines in reports of faults keep their numbers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from installer.environment import SetupError

KEPT_AS_SOURCE: Final = ("mediation_desk/register/migrations/versions/*.py",)
"""Alembic looks for its steps as sources."""
_COMPILE: Final = r"""
import py_compile, sys
from pathlib import Path
root = Path(sys.argv[1])
for name in sys.stdin.read().split("\0"):
    path = root / name
    py_compile.compile(str(path), str(path.with_suffix(".pyc")), dfile=name, doraise=True,
                       invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    path.unlink()
"""


def compile_all(folder: Path, python: Sequence[str], kept: Iterable[str] = KEPT_AS_SOURCE) -> int:
    """Compile every module below `folder` but the kept ones; how many. Raises SetupError."""
    stay = {path for pattern in kept for path in folder.glob(pattern)}
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.py")) if path not in stay]
    # a set's order is part of its byte code: one seed, and nothing of this machine's own settings
    settings = {"PYTHONHASHSEED": "0", "PATH": os.environ.get("PATH", "")}
    if os.name == "nt":
        settings["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    done = subprocess.run(
        [*python, "-I", "-c", _COMPILE, str(folder)],
        input="\0".join(names).encode(),
        env=settings,
        check=False,
    )
    if done.returncode != 0:
        raise SetupError("A module could not be compiled (see above).")
    return len(names)


def compiler(series: tuple[int, int], others: Iterable[Path] = ()) -> list[str]:
    """A Python of this series on this machine. Raises SetupError when there is none."""
    name = f"python{series[0]}.{series[1]}"
    pyenv = sorted(Path.home().glob(f".pyenv/versions/{series[0]}.{series[1]}.*/bin/{name}"))
    candidates = [[sys.executable], *([str(path)] for path in (*others, *pyenv))]
    if found := shutil.which(name):
        candidates.append([found])
    if found := shutil.which("py"):
        candidates.append([found, f"-{series[0]}.{series[1]}"])
    probe = f"import sys; sys.exit(sys.version_info[:2] != {series!r})"
    for candidate in candidates:
        if subprocess.call([*candidate, "-I", "-c", probe], stderr=subprocess.DEVNULL) == 0:
            return candidate
    raise SetupError(
        f"Byte code for the package needs a CPython {series[0]}.{series[1]} on this machine ({name}); "
        "give one by --compiler."
    )
