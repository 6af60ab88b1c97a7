"""The input methods that are tried: what each needs, how it is started and how it is switched on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_FCITX5_PROFILE: Final = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us

[Groups/0/Items/1]
Name=pinyin

[GroupOrder]
0=Default
"""
_FCITX_PROFILE: Final = """[Profile]
PreeditStringInClientWindow=True
IMName=pinyin
EnabledIMList=fcitx-keyboard-us:True,pinyin:True
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One input method. `asked`: what the desktop puts into the environment for it; `files` below the home.

    `old`: it runs in the bullseye chroot, on the same screen and bus; the program runs outside.
    """

    name: str
    asked: dict[str, str]
    files: dict[str, str]
    start: tuple[str, ...]
    switch_on: tuple[str, ...]
    version: tuple[str, ...]
    old: bool = False


METHODS: Final = (
    Method(
        name="ibus",
        asked={"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"},
        files={},
        start=("ibus-daemon", "--replace", "--xim", "--emoji-extension=disable"),
        switch_on=("ibus", "engine", "libpinyin"),
        version=("ibus", "version"),
    ),
    Method(
        name="fcitx5",
        asked={"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"},
        files={".config/fcitx5/profile": _FCITX5_PROFILE},
        start=("fcitx5", "--disable=wayland,clipboard,notificationitem"),
        switch_on=("fcitx5-remote", "-o"),
        version=("fcitx5", "--version"),
    ),
    Method(
        name="fcitx4",
        asked={"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"},
        files={".config/fcitx/profile": _FCITX_PROFILE},
        start=("fcitx", "-D"),
        switch_on=("fcitx-remote", "-o"),
        version=("fcitx", "--version"),
        old=True,
    ),
)
"""fcitx4 is what UOS 20 and Kylin V10 carry; no other Debian of today has it in a form that old."""
