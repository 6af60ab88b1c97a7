"""Takes the pictures of one language in a process of its own: `python -m installer.picture_taking zh_CN`.

The demo is opened offscreen with a clock that stands still; what the program draws by lot comes from a fixed
seed, so that numbers and codes are the same in every run.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from installer.pictures import HELP, LANGUAGES, README, wanted
from mediation_desk import app, demo_desk
from mediation_desk.preferences import Preferences
from mediation_desk.scratch import scratch_folder
from mediation_desk.services.demo.build import PASSWORD
from mediation_desk.services.demo.sights import Shown, counsellors_sights, sights
from mediation_desk.ui.door import Door
from mediation_desk.ui.pages import page_line
from mediation_desk.ui.seams import SetClock
from mediation_desk.ui.tour import seen, settle, sign_in

MORNING = datetime(2026, 11, 26, 1, 41, 7, tzinfo=UTC)
"""When the pictures are taken: a Thursday, 9:41 in Shanghai."""
_WINDOW, _README_WINDOW = (1280, 720), (1366, 768)
_WIDTH, _COLOURS = 1000, 256
"""Pixels a picture of the manual is wide at most; colours of every picture: with fewer the small go grey."""
_LOOKS = 100
"""How often a page that changes is looked at again."""
_PATIENCE = 10
"""Times two minutes the demo may take to be made on a busy computer."""
_DISK = shutil._ntuple_diskusage(2**38, 3 * 2**36, 2**36)
"""The disk the pictures tell of, in bytes."""
_SEED = 20261126
_README = (
    {"name": "today", "page": "today"},
    {"name": "reception", "page": "reception", "sight": 1},
    {"name": "screening", "page": "screening"},
    {"name": "case", "page": "case"},
    {"name": "agreement", "page": "agreement"},
    {"name": "calendar", "page": "calendar"},
    {"name": "families", "page": "families"},
    {"name": "statistics", "page": "statistics"},
)
Wanted = dict[str, Any]


def take(language: str) -> int:
    """Take every picture; 1 when one could not be taken."""
    _stand_still()
    QApplication.setCursorFlashTime(0)
    lines = wanted(language)
    with scratch_folder() as folder:
        look = Preferences(language=language)
        desktop = demo_desk.prepare(sys.argv[:1], folder, look=look, clock=SetClock(MORNING))
        door = desktop.door
        door.files.room, door.files.installed, door.files.plugged_in = _DISK.free, [], []
        door.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        door.window.show()
        for _patience in range(_PATIENCE):
            settle(door)
            if door.desk is not None:
                break
        found = _ask(door, sights)
        left = _those(door, found.shown, lines, _WINDOW, HELP / "pictures" / language)
        if language == LANGUAGES[0]:
            left += _those(door, found.shown, list(_README), _README_WINDOW, README)
        sign_in(door, found.counsellor_id, PASSWORD)
        left = _those(door, _ask(door, counsellors_sights), left, _WINDOW, HELP / "pictures" / language)
        door.lock()
        for line in [one for one in left if one["page"] == "face.unlock"]:
            if _take(door, line, _WINDOW, HELP / "pictures" / language):
                left.remove(line)
        demo_desk.dismiss(desktop)
    for line in left:
        print(f"There is no such sight, or it did not stand still: {line}")
    return 1 if left else 0


def _stand_still() -> None:
    """Ids, codes and keys of this process come from a seed (its register goes); no disk fills up."""
    lots = random.Random(_SEED)
    os.urandom = lots.randbytes
    shutil.disk_usage = lambda path: _DISK  # noqa: ARG005 -- named as it is called
    random._urandom = lots.randbytes  # type: ignore[attr-defined]  # what the module secrets draws from


def _ask(door: Door, use_case: Callable[..., Any]) -> Any:
    found: list[Any] = []
    if door.desk is not None:
        door.desk.ask(door, found.append, use_case)
        settle(door)
    return found[0]


def _those(
    door: Door, shown: Shown, lines: list[Wanted], window: tuple[int, int], folder: Path
) -> list[Wanted]:
    """Take what whoever sits here is shown; the lines that are left over."""
    left = []
    for line in lines:
        places = _places(door, shown, line["page"])
        if line.get("sight", 0) >= len(places):
            left.append(line)
            continue
        if door.frame is not None:
            door.window.resize(*window)
            door.frame.show_page(line["page"], places[line.get("sight", 0)])
            if not _take(door, line, window, folder):
                left.append(line)
    return left


def _places(door: Door, shown: Shown, key: str) -> tuple[tuple[object, ...], ...]:
    """With which arguments a page is shown; none when it is not shown to whoever sits here."""
    if key.startswith("face.") or door.frame is None or not page_line(key).open_to(door.frame.desk.staff):
        return ()
    usual: tuple[tuple[object, ...], ...] = ((),) if page_line(key).icon or page_line(key).tab else ()
    return shown.get(key, usual)


def _take(door: Door, line: Wanted, window: tuple[int, int], folder: Path) -> bool:
    """Write the picture; False when the page never stood still."""
    door.window.resize(*window)
    grabbed = _still(door)
    if grabbed is None:
        return False
    picture = _cropped(grabbed, door, line.get("crop", ""))
    if folder != README:
        picture.thumbnail((_WIDTH, _WIDTH), Image.Resampling.LANCZOS)
    picture = picture.quantize(_COLOURS, dither=Image.Dither.NONE)
    folder.mkdir(parents=True, exist_ok=True)
    picture.save(folder / f"{line['name']}.png", optimize=True)
    print(f"{folder.name}/{line['name']}")
    return True


def _still(door: Door) -> QPixmap | None:
    """What is seen once two looks in a row saw the same: a page that counts says after each step how far."""
    before = seen(door)
    for _look in range(_LOOKS):
        after = seen(door)
        reminding = door.frame.reminding if door.frame is not None else None
        if reminding is not None and reminding.isVisible():
            reminding.hide()  # it is the same on every page
        elif after.toImage() == before.toImage():
            return after
        before = after
    return None


def _cropped(grabbed: QPixmap, door: Door, crop: str) -> Image.Image:
    """The whole window, or the part named: `page.clocks` is the attribute `clocks` of the page shown."""
    part: Any = door.frame
    for name in crop.split(".") if crop else ():
        part = getattr(part, name)
    if crop and isinstance(part, QWidget):
        grabbed = grabbed.copy(part.rect().translated(part.mapTo(door.window, part.rect().topLeft())))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    grabbed.save(buffer, "PNG")
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")


if __name__ == "__main__":
    app.make_app(sys.argv[:1])
    sys.exit(take(sys.argv[1]))
