"""What the proof does to the Windows below Wine, one function an act; SetupError tells what failed."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Final

from installer.environment import SetupError
from installer.packaging.windows import payload
from installer.packaging.windows.wine import DRIVE, LOCAL, SCREEN, STAGE, Windows

PLACE: Final = "C:\\软件\\家事调解台"
INSIDE: Final = f"{DRIVE}/软件/家事调解台"
DESK: Final = f"{PLACE}\\MediationDesk.exe"
CONSOLE: Final = f"{PLACE}\\MediationDeskConsole.exe"
REGISTERS: Final = "C:\\users\\root\\AppData\\Local\\MediationDesk"
STALE: Final = "app/lib/stale_module.pyc"
KEY: Final = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\MediationDesk"
SHORTCUTS: Final = (
    f"{DRIVE}/users/root/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/家事调解台.lnk",
    f"{DRIVE}/users/root/Desktop/家事调解台.lnk",
)
_PROBES: Final = f"{DRIVE}/probe"


def install(made: Windows, installer: Path) -> None:
    """Silently, to the place with the Chinese name."""
    made.run(made.hand_in(installer), "/S", f"/D={PLACE}")


def as_listed(made: Windows) -> int:
    """How many files there are; each must be as the package's list says, and none more."""
    folder = made.place(INSIDE)
    lines = (folder / payload.LIST).read_text(encoding="utf-8").splitlines()
    wanted = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    there = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    there.pop("Uninstall.exe")
    there.pop(payload.LIST)
    if wrong := sorted(name for name in wanted | there if wanted.get(name) != there.get(name)):
        raise SetupError(f"{len(wrong)} files are not as listed: {', '.join(wrong[:20])}")
    return len(there)


def entries(made: Windows, version: str) -> str:
    """What the list of programs says; the shortcuts must be there under the Chinese name."""
    made.run("reg", "export", KEY, "C:\\entry.reg", "/y")  # UTF-16, where `query` speaks a code page
    said = made.place(f"{DRIVE}/entry.reg").read_text(encoding="utf-16")
    if version not in said or "QuietUninstallString" not in said or "家事调解台" not in said:
        raise SetupError(said)
    if missing := [name for name in SHORTCUTS if not made.place(name).exists()]:
        raise SetupError(f"There is no {', '.join(missing)}")
    return said


def probe(made: Windows, runtime: Path, out: Path) -> str:
    """Run probe.py by a python.exe that lies in the program's folder only meanwhile; what it said."""
    laid = made.place(INSIDE) / "app" / "python.exe"
    shutil.copyfile(runtime / "python.exe", laid)
    try:
        script = made.hand_in(Path(__file__).with_name("probe.py"))
        said = _on_screen(made, f"{PLACE}\\app\\python.exe", "-X", "utf8", "-B", script, "C:\\probe")
    finally:
        laid.unlink()
    for path in sorted(made.place(_PROBES).iterdir()):
        shutil.copyfile(path, out / path.name)
    return said


def _on_screen(made: Windows, *words: str) -> str:
    """Run a program on a screen of its own, for it draws by Windows' own platform plugin."""
    return made.script(SCREEN + 'wine "$@" </dev/null 2>&1 | cat; exit "${PIPESTATUS[0]}"', *words)


def refuse_foreign_place(made: Windows, installer: Path) -> None:
    """A folder with an `app` of somebody else's is no place for the program."""
    foreign = made.place(DRIVE) / "别的软件" / "app" / "theirs.txt"
    foreign.parent.mkdir(parents=True, exist_ok=True)
    foreign.write_text("theirs")
    made.run(made.hand_in(installer), "/S", "/D=C:\\别的软件", codes=(6,))
    if [path.name for path in foreign.parent.parent.rglob("*")] != ["app", "theirs.txt"]:
        raise SetupError("The folder of another program was touched.")


def refuse_while_open(made: Windows, installer: Path) -> None:
    """The open desk stays open, its files stay as they are."""
    lines = (
        'wine "$1" </dev/null 2>&1 | cat >/dev/null &\n'
        "for try in $(seq 120); do sleep 1; xwininfo -root -tree | grep -q 家事 && break; done\n"
        'wine "$2" /S "/D=$3" </dev/null; code=$?\n'
        "xwininfo -root -tree | grep -q 家事 || exit 90\n"
        'exit "$code"'
    )
    before = as_listed(made)
    made.script(SCREEN + lines, DESK, f"Z:\\{STAGE}\\{installer.name}".replace("/", "\\"), PLACE, codes=(5,))
    if as_listed(made) != before:
        raise SetupError("Files were changed under the open desk.")


def nothing_stale(made: Windows) -> None:
    """What only the older build had is gone, and so is its folder that stepped aside."""
    for name in (STALE, "app.before"):
        if (made.place(INSIDE) / name).exists():
            raise SetupError(f"{name} is left of the older build")


def uninstall(made: Windows) -> None:
    """Silently; the uninstaller goes on in a copy of itself, which is waited for."""
    made.script('wine "$1" /S; wineserver -w', f"{PLACE}\\Uninstall.exe")
    left = [name for name in (INSIDE, *SHORTCUTS) if made.place(name).exists()]
    said = made.run("reg", "query", KEY, codes=(0, 1))
    if left or "QuietUninstallString" in said:
        raise SetupError(f"Left behind: {left} {said}")


def data(made: Windows) -> dict[str, str]:
    """Registers, settings and log: path and SHA-256."""
    folder = made.place(f"{LOCAL}/MediationDesk")
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
