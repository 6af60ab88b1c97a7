"""Photographs of the installer and of the installed program on a screen of its own, under Wine."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from installer.environment import SetupError
from installer.packaging.windows import acts
from installer.packaging.windows.wine import SCREEN, Windows

COLOURS: Final = 200
"""A picture of the real window has more colours than this; an empty one has a handful."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is started, with which words; `says` is for the transcript, `title` names the window."""

    says: str
    title: str
    program: str
    words: tuple[str, ...] = ()
    colours: int = COLOURS


PICTURES: Final = {
    "installer": Picture(
        says="the installer's first page in Chinese",
        title="家事调解台",
        program="installer",
        colours=20,
    ),
    "unlock": Picture(says="unlocking the register", title="家事调解台", program=acts.DESK),
    "demo": Picture(
        says="the demo's first page", title="家事调解台", program=acts.DESK, words=("--demo",), colours=1500
    ),
}

# The picture is taken when two looks a second apart see the same, richly coloured, screen.
_LINES: Final = r"""
title=$1 enough=$2; shift 2
wine "$@" </dev/null 2>&1 | cat >/root/said.txt &
before=-1
for look in $(seq 300); do
  sleep 1
  xwininfo -root -tree 2>/dev/null | grep -q "$title" || continue
  import -window root /root/picture.png
  colours=$(identify -format %k /root/picture.png)
  [ "$colours" -gt "$enough" ] && [ "$colours" = "$before" ] && { echo "$colours"; exit 0; }
  before=$colours
done
tail -c 3000 /root/said.txt
exit 1
"""


def take(made: Windows, picture: Picture, to: Path) -> int:
    """Write the photograph; how many colours are in it. Raises SetupError when the window does not come."""
    program = picture.program
    if program == "installer":
        program = (
            "Z:\\root\\stage\\"
            + max(
                (path for path in made.place("root/stage").glob("*.exe")),
                key=lambda path: path.stat().st_mtime,
            ).name
        )
    said = made.script(SCREEN + _LINES, picture.title, str(picture.colours), program, *picture.words)
    shutil.copyfile(made.place("root/picture.png"), to)
    colours = said.strip().splitlines()[-1]
    if not colours.isdecimal():
        raise SetupError(said)
    return int(colours)
