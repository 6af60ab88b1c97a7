"""`run.py package windows`: from the commit checked out to one installer for Windows 10 and 11 (x86-64).

Needs MinGW-w64 and NSIS (Debian: gcc-mingw-w64-x86-64 nsis) and, to check signatures, osslsigncode; a CPython
3.13 to compile with; and the package registry, or what an earlier build has kept. Works the same on Windows,
with NSIS and MSYS2's gcc.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path
from typing import Final

from installer.environment import ROOT, SetupError
from installer.packaging import tools
from installer.packaging.commit import export, of_this_folder
from installer.packaging.files_list import digest
from installer.packaging.linux import budget
from installer.packaging.shipped import ShippedError

WORK: Final = ROOT / "build" / "packaging" / "windows"
KEPT: Final = WORK.with_name("kept")
PACKAGES: Final = ROOT / "build" / "packages"
BUDGET: Final = Path(__file__).parent / "size_budget.toml"


def build(rest: list[str]) -> int:
    """Build the installer; the code is 0 when it is there. Raises SetupError."""
    asked = _parser().parse_args(rest)
    if not tools.at_work():
        return tools.again_inside("package", "windows", rest)
    try:
        return _build(asked)
    except ShippedError as error:
        raise SetupError(str(error)) from error


def _build(asked: argparse.Namespace) -> int:
    from installer.packaging.windows import compiled, imports, nsis, payload, runtime, wheels

    began = time.monotonic()
    commit = of_this_folder()
    shutil.rmtree(WORK, ignore_errors=True)
    python, site, source, laid = (WORK / name for name in ("runtime", "site", "source", "payload"))
    python.mkdir(parents=True)

    if asked.runtime:
        if not asked.sha256:
            raise SetupError("Give the SHA-256 that python.org publishes for this file by --sha256.")
        runtime.match_hash(asked.runtime, asked.sha256)
    archive = asked.runtime or runtime.fetch([sys.executable, "-m", "pip"], KEPT)
    runtime.unpack(archive, python)
    version = runtime.version_of((python / "python313.dll").read_bytes())
    if version[:2] != runtime.SERIES:
        raise SetupError(f"CPython {runtime.SERIES} is needed, this is {version}.")
    print(f"CPython {'.'.join(map(str, version))} for Windows from {archive.name}")
    print(runtime.check_signatures(python))

    series = ".".join(map(str, runtime.SERIES))
    wheels.lay_out(site, series)
    export(commit, source)
    compiler = [str(asked.compiler)] if asked.compiler else compiled.compiler(runtime.SERIES)
    payload.assemble(
        laid,
        runtime=python,
        site=site,
        source=source,
        compiler=compiler,
        commit=commit,
        runtime_pieces=runtime.pieces(python, ".".join(map(str, version))),
    )
    print(f"{imports.check(laid)} programs and libraries ask for nothing that is not there")
    print(budget.defended(laid, BUDGET))

    installer = PACKAGES / f"MediationDesk-{commit.version}-windows-x64.exe"
    PACKAGES.mkdir(parents=True, exist_ok=True)
    nsis.make(laid, installer, WORK, version=commit.version, moment=commit.moment, quick=asked.quick)
    beside = {".files.sha256": payload.LIST, ".bill-of-materials.json": payload.BILL}
    for ending, inner in beside.items():
        shutil.copyfile(laid / inner, installer.with_suffix(ending))
    installer.with_suffix(".exe.sha256").write_text(f"{digest(installer)}  {installer.name}\n")
    print(f"\n{installer} ({installer.stat().st_size / budget.MB:.1f} MB) of commit {commit.name[:12]}")
    print(f"SHA-256 {digest(installer)}, after {time.monotonic() - began:.0f} s")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py package windows", description=__doc__)
    parser.add_argument("--runtime", type=Path, help="python-3.13.x-embed-amd64.zip of python.org")
    parser.add_argument("--sha256", help="the SHA-256 that python.org publishes for it")
    parser.add_argument(
        "--compiler", type=Path, help="a CPython 3.13 of this machine to compile modules with"
    )
    parser.add_argument("--quick", action="store_true", help="compress less: for trying, not for giving away")
    return parser
