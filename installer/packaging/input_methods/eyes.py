"""Eyes for the proof: the program seen as a screen reader sees it, and the windows as X sees them.

Runs under Debian's Python with gi; nothing of the program is imported.
"""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 -- the version stands first

T = TypeVar("T")
Box = tuple[int, int, int, int]


def wait_for(what: str, look: Callable[[], T | None], seconds: float = 20) -> T:
    """Look until something is found. SystemExit naming what never came."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        with suppress(GLib.Error):  # a busy program answers late, or a control went meanwhile
            found = look()
            if found:
                return found
        time.sleep(0.3)
    raise SystemExit(f"never seen: {what}")


class Desk:
    """The program's controls."""

    def __init__(self) -> None:
        Atspi.set_timeout(20_000, 60_000)  # milliseconds; the usual second is not enough beside other work
        self._app: Any = wait_for("the program", _program, 240)

    def all(self) -> Iterator[tuple[Any, Box]]:
        """Everything on the screen, with its box."""
        for node in _below(self._app):
            if not _is(node, Atspi.StateType.SHOWING):
                continue
            with suppress(GLib.Error):
                box = node.get_extents(Atspi.CoordType.SCREEN)
                if box.x >= 0 and box.y >= 0 and box.width > 0 and box.height > 0:
                    yield node, (box.x, box.y, box.width, box.height)

    def find(self, role: str, name: str) -> tuple[Any, Box] | None:
        """The first control of a role with exactly this name."""
        return next(
            (
                (node, box)
                for node, box in self.all()
                if (node.get_role_name(), node.get_name()) == (role, name)
            ),
            None,
        )

    def wait(self, role: str, name: str, seconds: float = 20) -> tuple[Any, Box]:
        """The same, once it comes."""
        return wait_for(f"{role} {name}", lambda: self.find(role, name), seconds)

    def text(self, role: str, name: str) -> str:
        """What stands in a field."""
        node, _box = self.wait(role, name)
        return text_of(node)

    def said(self, pattern: str) -> str:
        """What a label says, by a pattern with one group."""
        for node, _box in self.all():
            met = re.search(pattern, node.get_name() or "")
            if met:
                return met.group(1)
        return ""

    def focused(self) -> Any | None:
        """The field that is typed in."""
        focused, editable = Atspi.StateType.FOCUSED, Atspi.StateType.EDITABLE
        return next((node for node in _below(self._app) if _is(node, focused, editable)), None)


def text_of(node: Any) -> str:
    """What stands in a field already found."""
    try:
        return str(Atspi.Text.get_text(node.get_text_iface(), 0, -1))
    except GLib.Error:
        return ""  # it went meanwhile


def popups() -> dict[str, Box]:
    """Windows that no window manager frames and that are shown: lists of candidates are such."""
    tree = subprocess.run(["xwininfo", "-root", "-children"], capture_output=True, text=True).stdout
    found = {}
    for window in re.findall(r"^\s+(0x[0-9a-f]+) ", tree, re.MULTILINE):
        told = subprocess.run(["xwininfo", "-id", window, "-all"], capture_output=True, text=True).stdout
        numbers = [
            re.search(pattern, told)
            for pattern in (
                r"upper-left X:\s+(-?\d+)",
                r"upper-left Y:\s+(-?\d+)",
                r"Width:\s+(\d+)",
                r"Height:\s+(\d+)",
            )
        ]
        if "Map State: IsViewable" in told and "Override Redirect State: yes" in told and all(numbers):
            x, y, width, height = (int(one.group(1)) for one in numbers if one)
            if width > 40 and height > 15:
                found[window] = (x, y, width, height)
    return found


def _program() -> Any | None:
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(at)
        if child is not None and "mediation-desk" in (child.get_name() or ""):
            return child
    return None


def _below(node: Any) -> Iterator[Any]:
    """A control and what is inside; not what is inside hidden pages and lists, which may be thousands."""
    yield node
    for child in _inside(node):
        yield from _below(child)


def _inside(node: Any) -> list[Any]:
    """What is shown directly inside; nothing when the control went meanwhile."""
    try:
        if node.get_role_name() in ("list", "combo box"):
            return []
        children = [node.get_child_at_index(at) for at in range(node.get_child_count())]
        return [one for one in children if one is not None and _is(one, Atspi.StateType.SHOWING)]
    except GLib.Error:
        return []


def _is(node: Any, *states: Any) -> bool:
    """Whether a control is in all these states; not when it went meanwhile."""
    try:
        found = node.get_state_set()
    except GLib.Error:
        return False
    return all(found.contains(state) for state in states)
