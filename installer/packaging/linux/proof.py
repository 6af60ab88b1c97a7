"""`run.py package-tests linux`: the .deb in fresh minimal Debians, without a network once it is installed.

In each: apt installs an older build with what it asks for; somebody without rights lets the program prove its
main job and makes a register; the newer build is installed over it and opens that register; the window is
photographed on a screen of its own, from the menu's command and by a file of a stick; every socket made is
looked at; the package is removed and purged, and the register is still there. Needs root, debootstrap, zstd,
Xvfb, xwininfo (x11-utils or x11-apps) and ImageMagick here, and a mirror for what apt installs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from pathlib import Path
from typing import Final

from installer.environment import SetupError
from installer.packaging.linux import deb, guest, package, sockets
from installer.packaging.linux.guest import DATA, Guest
from installer.packaging.linux.screen import SOCKETS, Screen, screen
from installer.packaging.linux.transcript import Transcript

SUITES: Final = ("bullseye", "bookworm", "trixie")
OLDER: Final = "0.9"
"""The version the older build is given; the same program otherwise."""
PROGRAM: Final = "mediation-desk"
TITLE: Final = "家事调解台"
COLOURS: Final = 200
"""A picture of the real window has more colours than this; an empty one has a handful."""
KEPT: Final = [PROGRAM, "--self-test-kept", DATA]
LIMITS: Final = (
    "What this cannot show: a real UOS or Kylin desktop and its input methods, their installers of packages\n"
    "and their rules for signed ones, a real glibc 2.28 (the build checks the symbols of every file),\n"
    "graphics drivers, printers, Wayland."
)


def test(rest: list[str]) -> int:
    """Try the package; the code is 0 when everything held."""
    parser = argparse.ArgumentParser(
        prog="run.py package-tests linux",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--package", type=Path, help="the .deb (else the newest one built)")
    parser.add_argument("--work", type=Path, default=package.WORK, help="where kept archives of Debians lie")
    parser.add_argument("--out", type=Path, default=package.OUT / "proof-linux", help="transcript, pictures")
    parser.add_argument("--suites", nargs="+", default=SUITES, choices=SUITES)
    said = parser.parse_args(rest)
    newer = said.package or _newest()
    transcript = Transcript(said.out / "transcript.txt")
    transcript.line(f"{newer.name}, {newer.stat().st_size / 1e6:.1f} MB, {time.strftime('%Y-%m-%d %H:%M')}")
    older = deb.renamed(newer, said.work / "older", OLDER)
    for suite in said.suites:
        transcript.line(f"\n{suite}")
        made = guest.fresh(suite, said.work / "guests", said.work / "kept")
        try:
            _prove(made, older, newer, transcript, said.out)
        except SetupError:
            transcript.line(f"\nFAILED in {suite}; see {transcript.file}")
            return 1
        finally:
            made.root.remove()
    transcript.line(f"\nEverything held. {LIMITS}\nTranscript: {transcript.file}")
    return 0


def _newest() -> Path:
    found = sorted(package.OUT.glob("mediation-desk_*_amd64.deb"), key=lambda one: one.stat().st_mtime)
    if not found:
        raise SetupError("There is no package yet: python3 installer/run.py package linux")
    return found[-1]


def _prove(made: Guest, older: Path, newer: Path, told: Transcript, out: Path) -> None:
    suite = made.root.suite
    with told.step(f"apt installs {older.name} with what it asks for"):
        made.install(older)
    told.line(f"      {made.use(['ldd', '--version']).splitlines()[0]}")
    with told.step("the older build makes a register"):
        made.use(KEPT)
    with told.step(f"apt installs {newer.name} over it"):
        made.install(newer)
    with told.step("the newer build opens the register: people and papers as they were"):
        made.use(KEPT)
    with told.step("self-test, without rights and without a network, every socket looked at"):
        said = made.use(["strace", "-f", "-qq", "-e", sockets.CALLS, "-o", _LOG, PROGRAM, "--self-test"])
        families = _sockets(made)
    told.quote(said)
    told.line(f"      its sockets: {families}")
    with told.step("the kind of a stick's file is known"):
        _kind(made)
    with screen() as shown:
        for name, words in (("window", []), ("copies", [f"{HOME_STICK}/desk-stick.json"])):
            with told.step(f"the real window ({name})"):
                colours = _photograph(made, shown, words, out / f"{suite}-{name}.png")
            told.line(f"      {colours} colours in {suite}-{name}.png; its sockets: {_sockets(made)}")
    _take_away(made, newer, told)


HOME_STICK: Final = f"{guest.HOME}/stick"
_LOG: Final = f"{guest.HOME}/sockets.log"


def _sockets(made: Guest) -> str:
    """What families were used in the run traced last. SetupError names calls that lead outside."""
    log = (made.root.folder / _LOG.lstrip("/")).read_text(errors="replace")
    if calls := sockets.outward(log):
        raise SetupError("It made sockets that lead outside:\n" + "\n".join(calls[:20]))
    return ", ".join(f"{name} {times}×" for name, times in sorted(sockets.families(log).items())) or "none"


def _kind(made: Guest) -> None:
    stick = made.root.folder / HOME_STICK.lstrip("/")
    stick.mkdir(exist_ok=True)
    mark = {"format": 1, "id": "0" * 32, "letter": "A", "turns": 1}
    (stick / "desk-stick.json").write_text(json.dumps(mark))
    for path in (stick, stick / "desk-stick.json"):
        path.chmod(0o755)
    said = made.use(["gio", "info", "-a", "standard::content-type", f"{HOME_STICK}/desk-stick.json"])
    if "application/x-mediation-desk-stick" not in said:
        raise SetupError(said)


def _photograph(made: Guest, shown: Screen, words: list[str], to: Path) -> int:
    """Start the program traced, on the register made before, and keep a picture of its painted window."""
    config = f"{guest.HOME}/.config/mediation-desk"
    settings = json.dumps({"register": f"{DATA}/registers/register"})
    made.use(["sh", "-c", f"mkdir -p {config} && printf %s '{settings}' > {config}/preferences.json"])
    traced = ["strace", "-f", "-qq", "-e", sockets.CALLS, "-o", _LOG, PROGRAM, *words]
    running = made.start(traced, {"DISPLAY": shown.name}, SOCKETS)
    try:
        shown.wait_for(TITLE, running)
        before, colours = -1, 0
        for _look in range(40):
            time.sleep(1)
            before, colours = colours, shown.picture(to)
            if running.poll() is not None:
                raise SetupError(f"It ended with {running.returncode} instead of showing its window.")
            if colours > COLOURS and colours == before:
                return colours
        raise SetupError(f"The window was not painted: {colours} colours in {to}")
    finally:
        made.end(running)


def _take_away(made: Guest, newer: Path, told: Transcript) -> None:
    """Remove; install again and purge, for what was removed and left no settings of its own is forgotten."""
    data = made.root.folder / DATA.lstrip("/")
    before = _contents(data)
    for verb in ("remove", "purge"):
        with told.step(f"{verb}: the program is gone, the register is there, byte for byte"):
            if verb == "purge":
                made.install(newer)
            made.purge(verb)
            left = [
                place
                for place in (deb.PROGRAM, f"usr/bin/{PROGRAM}", f"usr/share/applications/{PROGRAM}.desktop")
                if (made.root.folder / place).exists() or (made.root.folder / place).is_symlink()
            ]
            if left:
                raise SetupError(f"Left behind: {', '.join(left)}")
            if not before or _contents(data) != before:
                raise SetupError("The register's folder was touched.")
    shutil.rmtree(data)


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}
