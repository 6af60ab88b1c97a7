"""The folder that is installed: two launchers above, everything else in `app`.

MediationDesk.exe  MediationDeskConsole.exe  LICENSE.txt
app/  python313.dll …  python313._pth  mediation_desk/  resources/  lib/ (the wheels)  files.sha256
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from installer.environment import SetupError, surroundings
from installer.packaging.bill_of_materials import write_bill
from installer.packaging.commit import Commit
from installer.packaging.files_list import listed
from installer.packaging.shipped import Shipped
from installer.packaging.third_party import gather_licences
from installer.packaging.windows import compiled, keep, launcher

SEARCHED: Final = ("python313.zip", ".", "lib")
"""Where modules are looked for, and nowhere else: the ._pth shuts out the registry, PYTHONPATH and site."""
NOT_SHIPPED: Final = ("resources/readme", "resources/locale/**/*.po")
LIST: Final = "app/files.sha256"
BILL: Final = "app/bill-of-materials.json"


def assemble(
    payload: Path,
    *,
    runtime: Path,
    site: Path,
    source: Path,
    compiler: Sequence[str],
    commit: Commit,
    runtime_pieces: Sequence[Shipped],
) -> None:
    """Fill an empty payload. Raises SetupError and ShippedError."""
    app = payload / "app"
    app.mkdir(parents=True)
    for path in runtime.iterdir():
        if path.name not in keep.RUNTIME_LEFT_OUT:
            shutil.copyfile(path, app / path.name)
    (app / "python313._pth").write_text("\n".join(SEARCHED) + "\n")
    gather_licences(site, source / "resources/third_party", runtime=runtime_pieces)
    write_bill(
        site,
        payload / BILL,
        platform="windows",
        version=commit.version,
        commit=commit.name,
        moment=commit.moment,
        runtime=runtime_pieces,
    )
    _our_own(source, app)
    shutil.copytree(site, app / "lib")
    keep.prune(app / "lib")
    compiled.compile_all(app, compiler)
    launcher.build(payload, payload.parent / "launcher", commit.version)
    shutil.copyfile(source / "LICENSE", payload / "LICENSE.txt")
    (payload / LIST).write_text(listed(payload), encoding="utf-8", newline="\n")


def _our_own(source: Path, app: Path) -> None:
    """The program with its words compiled, without what only its makers read."""
    words = [sys.executable, str(source / "installer" / "words.py")]
    if subprocess.call(words, cwd=source, env=surroundings(), stdout=subprocess.DEVNULL) != 0:
        raise SetupError("The word catalogues of the commit are faulty.")
    for pattern in NOT_SHIPPED:
        for path in sorted(source.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name in ("mediation_desk", "resources"):
        shutil.copytree(source / name, app / name, ignore=shutil.ignore_patterns("__pycache__"))
