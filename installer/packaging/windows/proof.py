"""`run.py package-tests windows`: the installer and what it installs, under Wine 10 in a Debian of its own.

An older build is installed silently to a place with a Chinese name and makes a register; the newer one
refuses while the desk is open, then replaces every file and opens that register; self-test, keyring, printing
and the real windows are tried in between; the uninstaller leaves the register byte for byte. Needs root,
debootstrap, zstd, NSIS, and what `run.py package windows` left in build/packaging.
"""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path
from typing import Final

from installer.environment import SetupError
from installer.packaging.commit import of_this_folder
from installer.packaging.files_list import listed
from installer.packaging.linux.transcript import Transcript
from installer.packaging.windows import acts, nsis, package, payload, pictures, wine
from installer.packaging.windows.wine import Windows

OLDER: Final = "0.9.0"
OUT: Final = package.PACKAGES / "proof-windows"
LIMITS: Final = """\
What Wine cannot show: SmartScreen and Defender facing an unsigned installer; Chinese input methods of
Windows (TSF); other scalings than 100 % and screens that differ; real printers and their drivers; a path
beyond 260 characters; a keyring that follows its account to another PC; the consent dialog (none is
expected); pinning to the taskbar; screen readers (UI Automation); ARM PCs; speed. Try these once on a real
Windows 10 and 11."""


def test(rest: list[str]) -> int:
    """Try the installer; the code is 0 when everything held."""
    parser = argparse.ArgumentParser(
        prog="run.py package-tests windows",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--work", type=Path, default=package.WORK.with_name("wine"), help="where Debian and Wine go"
    )
    parser.add_argument("--kept", type=Path, default=package.KEPT, help="where their archive is kept")
    parser.add_argument("--out", type=Path, default=OUT, help="transcript and pictures")
    parser.add_argument("--installer", type=Path, help="the installer (else the newest one built)")
    said = parser.parse_args(rest)
    newer = said.installer or _newest()
    told = Transcript(said.out / "transcript.txt")
    told.line(f"{newer.name}, {newer.stat().st_size / 1e6:.1f} MB, {time.strftime('%Y-%m-%d %H:%M')}")
    try:
        with told.step(f"an older build ({OLDER}), with a module that the newer one lacks"):
            older = _older(said.work)
        with told.step("Debian 13 with Wine"):
            made = wine.fresh(said.work / "debian", said.kept)
        told.line(f"      {wine.version(made)}")
        _prove(made, older, newer, told, said.out)
    except SetupError:
        told.line(f"\nFAILED; see {told.file}")
        return 1
    told.line(f"\nEverything held.\n{LIMITS}\nTranscript: {told.file}")
    return 0


def _prove(made: Windows, older: Path, newer: Path, told: Transcript, out: Path) -> None:
    with told.step("a folder that holds something else is refused, and left as it is"):
        acts.refuse_foreign_place(made, newer)
    with told.step(f"silent installation of {OLDER} to {acts.PLACE}"):
        acts.install(made, older)
    told.line(f"      {acts.as_listed(made)} files as the list of the package says")
    with told.step("entry for removal, start menu, desktop"):
        told.quote(acts.entries(made, OLDER))
    with told.step("the older build makes a register"):
        told.quote(made.run(acts.CONSOLE, "--self-test-kept", acts.REGISTERS))
    with told.step("self-test of the installed program"):
        told.quote(made.run(acts.CONSOLE, "--self-test"))
    with told.step("keyring, our printers, Qt's printing (an interpreter laid in for this alone)"):
        told.quote(acts.probe(made, package.WORK / "runtime", out))
    for name, picture in pictures.PICTURES.items():
        with told.step(f"the real window: {picture.says}"):
            colours = pictures.take(made, picture, out / f"{name}.png")
        told.line(f"      {colours} colours in {name}.png")
    with told.step("while the desk is open the installer changes nothing and says so by code 5"):
        acts.refuse_while_open(made, newer)
    before = acts.data(made)
    with told.step("upgrade in place: every file as listed, none of the older build left"):
        acts.install(made, newer)
        told.line(f"      {acts.as_listed(made)} files")
        acts.nothing_stale(made)
    if acts.data(made) != before:
        raise SetupError("Registers, settings or log were touched.")
    told.line(f"      {len(before)} files of the person's data as they were")
    with told.step("the newer build opens the register: people and papers as they were"):
        told.quote(made.run(acts.CONSOLE, "--self-test-kept", acts.REGISTERS))
    before = acts.data(made)
    with told.step("silent removal: program, entry and shortcuts are gone, the data are not"):
        acts.uninstall(made)
    if not before or acts.data(made) != before:
        raise SetupError("Removal touched registers, settings or log.")
    told.line(f"      {len(before)} files of the person's data as they were")


def _older(work: Path) -> Path:
    """The same program under an older version, with a module more, in an installer made quickly."""
    built = package.WORK / "payload"
    if not (built / payload.LIST).exists():
        raise SetupError("Nothing is built yet: python3 installer/run.py package windows")
    laid, made = work / "older", work / f"MediationDesk-{OLDER}-windows-x64.exe"
    shutil.rmtree(laid, ignore_errors=True)
    shutil.copytree(built, laid)
    (laid / acts.STALE).write_bytes(b"stale")
    (laid / payload.LIST).unlink()
    (laid / payload.LIST).write_text(listed(laid), encoding="utf-8", newline="\n")
    nsis.make(laid, made, work, version=OLDER, moment=of_this_folder().moment, quick=True)
    return made


def _newest() -> Path:
    found = sorted(
        package.PACKAGES.glob("MediationDesk-*-windows-x64.exe"), key=lambda one: one.stat().st_mtime
    )
    if not found:
        raise SetupError("There is no installer yet: python3 installer/run.py package windows")
    return found[-1]
