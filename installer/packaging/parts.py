"""The table of what can be packaged and what can be proved of a package, by the names typed for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Final

Act = Callable[[list[str]], int]
"""What a part does with the words typed after its name; the exit code is 0 when it went well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A name to type, a sentence for the list, and the module that is imported when it is asked for."""

    name: str
    says: str
    module: str


PACKAGES: Final = (
    Part(
        name="linux",
        says="the .deb for UOS 20, Kylin V10 and every newer Debian-like desktop",
        module="installer.packaging.linux.package",
    ),
    Part(
        name="windows",
        says="the installer for Windows 10 and 11 (x86-64), built on Linux or Windows",
        module="installer.packaging.windows.package",
    ),
)
"""Each module has `build(rest)`."""

PROOFS: Final = (
    Part(
        name="linux",
        says="install, use, upgrade and remove the .deb in fresh Debians without a network",
        module="installer.packaging.linux.proof",
    ),
    Part(
        name="speed",
        says="start of the packaged desk to its unlock window, against a bare window packaged alike",
        module="installer.packaging.linux.speed",
    ),
    Part(
        name="twice",
        says="build the .deb twice from one commit and compare the bytes",
        module="installer.packaging.linux.twice",
    ),
    Part(
        name="windows",
        says="install, use, upgrade and remove the Windows program under Wine",
        module="installer.packaging.windows.proof",
    ),
    Part(
        name="windows-twice",
        says="build the Windows installer twice from one commit and compare the bytes",
        module="installer.packaging.windows.twice",
    ),
    Part(
        name="input",
        says="type Chinese into the real windows through ibus, fcitx5 and fcitx 4",
        module="installer.packaging.input_methods.proof",
    ),
)
"""Each module has `test(rest)`; heavy, root as a rule, and never part of `run.py tests`."""

TABLES: Final = {"package": (PACKAGES, "build"), "package-tests": (PROOFS, "test")}


def run(command: str, rest: list[str], bring: Callable[[str], ModuleType] = import_module) -> int:
    """Do `package NAME …` or `package-tests NAME …`; without a known name, say which there are (code 2)."""
    parts, verb = TABLES[command]
    asked = next((part for part in parts if rest and part.name == rest[0]), None)
    if asked is None:
        print(listed(command))
        return 0 if rest[:1] in (["-h"], ["--help"]) else 2
    act: Act = getattr(bring(asked.module), verb)
    return act(rest[1:])


def listed(command: str) -> str:
    """The names `command` knows, one a line, each with its sentence."""
    parts, _verb = TABLES[command]
    width = max(len(part.name) for part in parts)
    lines = [f"    {part.name:<{width}}  {part.says}" for part in parts]
    usage = f"python3 installer/run.py {command} NAME [options], where NAME is one of"
    return "\n".join([usage, *lines, "Each says its options with --help."])
