"""What a report says of program and computer around a bug: classes and versions, nothing about anybody."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from mediation_desk import __version__
from mediation_desk.diagnosis.commit import commit
from mediation_desk.words import N_, _

Fact = tuple[str, str]
"""A msgid, and the value beside it."""
_GIB = 1024**3
_MIB = 1024**2
_DISK_CLASSES = (1, 10, 100)
_REGISTER_CLASSES = (10, 100, 1000)


@dataclass(slots=True, kw_only=True)
class Surroundings:
    """Plain texts the window's thread writes and any thread reads; never a name, a path or a case's number.

    `page` is a page's key, `screens` sizes with their scale, `input_method` the one in use, `register` the
    folder of the register, of which nothing but the class of its size is told.
    """

    qt: str = ""
    page: str = ""
    text_size: str = ""
    language: str = ""
    theme: str = ""
    screens: str = ""
    input_method: str = ""
    schema: str = ""
    register: Path | None = None

    def facts(self) -> tuple[Fact, ...]:
        """Everything a report begins with, in its order."""
        told = [
            *program_facts(),
            (N_("Qt"), self.qt),
            (N_("Schema of the register"), self.schema),
            (N_("Page"), self.page),
            (N_("Language of the screen"), self.language),
            (N_("Text size"), self.text_size),
            (N_("Theme"), self.theme),
            (N_("Screens"), self.screens),
            (N_("Input method"), self.input_method),
            (N_("Size of the register"), register_class(self.register)),
            (N_("Room on the disk"), disk_class(self.register)),
        ]
        return tuple((name, value) for name, value in told if value)


def program_facts() -> tuple[Fact, ...]:
    """Program, Python and system; the same for a start that failed before there was a window."""
    import platform  # reads much, and a start without a fault tells nothing

    libc, version = platform.libc_ver() if sys.platform != "win32" else ("", "")
    return (
        (N_("Program"), " ".join(filter(None, (__version__, commit())))),
        (N_("Installed"), _("as a package") if getattr(sys, "frozen", False) else _("from its source")),
        (N_("Python"), platform.python_version()),
        (N_("System"), f"{system()} {platform.machine()}"),
        (N_("C library"), f"{libc} {version}".strip()),
    )


def system() -> str:
    """The system as it calls itself, without the computer's name."""
    import platform

    windows = f"{platform.system()} {platform.release()} {platform.version()}"
    try:
        told = {} if sys.platform == "win32" else platform.freedesktop_os_release()
    except OSError:
        told = {}
    return str(told.get("PRETTY_NAME") or windows)


def register_class(folder: Path | None) -> str:
    """How large the register is, in classes of MiB; empty while there is none."""
    try:
        size = sum(one.stat().st_size for one in folder.iterdir() if one.is_file()) if folder else 0
    except OSError:
        return _("not readable")
    return _class(size / _MIB, _REGISTER_CLASSES, "MB") if size else ""


def disk_class(folder: Path | None) -> str:
    """How much room is left where the register lies, in classes of GiB."""
    if folder is None:
        return ""
    there = next((one for one in (folder, *folder.parents) if one.exists()), None)
    try:
        return _class(shutil.disk_usage(there).free / _GIB, _DISK_CLASSES, "GB") if there else ""
    except OSError:
        return _("not readable")


def _class(size: float, bounds: tuple[int, ...], unit: str) -> str:
    above = next((bound for bound in bounds if size < bound), None)
    return f"< {above} {unit}" if above is not None else f"≥ {bounds[-1]} {unit}"
