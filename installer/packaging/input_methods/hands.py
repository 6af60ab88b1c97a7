"""Hands for the proof: pinyin typed into the real windows, and what stands there afterwards.

Each step prints one line of JSON: {"step", "got", "wanted", "good"}. Runs under Debian's Python.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from installer.packaging.input_methods.eyes import Box, Desk, popups, text_of, wait_for

NEW, NAME, MATTER, LEAVE = "新接待", "姓名", "简要情况", "不备份直接锁定"
SLOW_MS = 650
"""Between letters, where the draft of a form is kept 0.8 s after the last one: it is kept while composing."""


class Hands:
    """One person at the desk, typing by `method`."""

    def __init__(self, pictures: Path, method: str, switch_on: list[str]) -> None:
        self.pictures, self.method, self._switch_on = pictures, method, switch_on
        self.desk = Desk()
        self.bad = 0

    def say(self, step: str, got: object, wanted: object, good: bool | None = None) -> None:
        """Tell one result."""
        fine = got == wanted if good is None else good
        self.bad += not fine
        print(
            json.dumps({"step": step, "got": got, "wanted": wanted, "good": fine}, ensure_ascii=False),
            flush=True,
        )

    def expect(self, step: str, look: Callable[[], object], wanted: object) -> None:
        """Tell what is seen once it is as wanted, or after a while: a busy computer composes slowly."""
        ends = time.monotonic() + 10
        while (got := look()) != wanted and time.monotonic() < ends:
            time.sleep(0.3)
        self.say(step, got, wanted)

    def key(self, *keys: str) -> None:
        """Press keys, by X's names."""
        subprocess.run(["xdotool", "key", *keys], check=True)
        time.sleep(0.5)

    def type(self, letters: str, delay_ms: int = 120) -> None:
        """Type letters, and let the last one arrive."""
        subprocess.run(["xdotool", "type", "--delay", str(delay_ms), letters], check=True)
        time.sleep(0.6)

    def click(self, box: Box) -> None:
        """Click into a control, near its top."""
        x, y, width, height = box
        at = (str(x + min(width // 2, 60)), str(y + min(height // 2, 20)))
        subprocess.run(["xdotool", "mousemove", *at, "click", "1"], check=True)
        time.sleep(0.6)

    def tab_to(self, name: str) -> None:
        """Go to a field by Tab, which brings it into view as it does for the person."""
        for _turn in range(60):
            node = self.desk.focused()
            if node is not None and node.get_name() == name:
                return
            self.key("Tab")

    def switch_on(self) -> None:
        """Switch to Chinese as the person would by a key; by its own command, whose key differs."""
        subprocess.run(self._switch_on, check=False, stdout=subprocess.DEVNULL)
        time.sleep(0.5)

    def keys_seen(self, act: Callable[[], None]) -> int:
        """Keys that went over the session bus while `act` typed; ibus has a bus of its own, not seen here."""
        watched = "type='method_call',member='ProcessKeyEvent'"
        with subprocess.Popen(
            ["dbus-monitor", "--session", watched], stdout=subprocess.PIPE, text=True
        ) as seen:
            time.sleep(1)
            act()
            time.sleep(1)
            seen.terminate()
            return seen.communicate()[0].count("member=ProcessKeyEvent")

    def picture(self, name: str) -> None:
        """Keep the whole screen."""
        subprocess.run(
            ["import", "-window", "root", str(self.pictures / f"{self.method}-{name}.png")], check=True
        )

    def beside(self, step: str, box: Box, before: dict[str, Box]) -> None:
        """Whether the candidates came up at the caret: just below or above the field typed in."""
        ends = time.monotonic() + 10
        while True:
            new = [one for window, one in popups().items() if window not in before]
            if any(_near(one, box) for one in new) or time.monotonic() > ends:
                break
            time.sleep(0.3)
        self.picture(step)
        self.say(
            f"{step}: candidates at the caret", new[-1:], f"beside {box}", any(_near(one, box) for one in new)
        )


def _near(list_: Box, field: Box) -> bool:
    x, y, width, height = field
    left, top, wide, high = list_
    below = y - 10 <= top <= y + height + 40
    above = y - 90 <= top + high <= y + 10
    return wide > 100 and x - 30 <= left <= x + width and (below or above)


def go(hands: Hands) -> None:
    """The whole journey."""
    desk = hands.desk
    desk.wait("push button", NEW, 600)  # the demo is built meanwhile
    hands.key("ctrl+n")
    _node, box = desk.wait("text", NAME)
    hands.click(box)
    hands.switch_on()
    before = popups()
    keys = hands.keys_seen(lambda: hands.type("nihao"))
    hands.beside("line", box, before)
    if hands.method != "ibus":
        hands.say("line: keys told to the method over the bus", keys, "10 or more", keys >= 10)
    hands.say("line: nothing is in the text before it is chosen", desk.text("text", NAME), "")
    hands.key("space")
    hands.expect("line: nihao", lambda: desk.text("text", NAME), "你好")
    hands.key("ctrl+a")
    hands.type("zhangsan")
    hands.key("space")
    three = wait_for("two signs", lambda: _two_signs(desk.text("text", NAME)))
    hands.say("line: zhangsan", three, "two signs", True)
    hands.type("nihao", SLOW_MS)
    hands.picture("draft")
    hands.key("space")
    hands.expect("line: slowly, while the draft is kept", lambda: desk.text("text", NAME), three + "你好")
    text_editor(hands)
    cell(hands)
    dialog(hands)
    lock(hands, three + "你好")


def _two_signs(text: str) -> str:
    return text if len(text) == 2 and not text.isascii() and text != "你好" else ""


def text_editor(hands: Hands) -> None:
    """A text of many lines, Enter and Esc while composing."""
    desk = hands.desk
    hands.tab_to(MATTER)
    _node, box = desk.wait("text", MATTER)
    before = popups()
    hands.type("nihao", SLOW_MS)
    hands.beside("text", box, before)
    hands.key("space")
    hands.key("Return")
    hands.type("nihao")
    hands.key("space")
    hands.expect("text: two lines, while the draft is kept", lambda: desk.text("text", MATTER), "你好\n你好")
    for _turn in range(3):
        hands.type("ni", 60)
        hands.key("Escape")
    hands.expect("text: Esc three times while composing", lambda: desk.text("text", MATTER), "你好\n你好")
    hands.say("text: the page is still there", desk.find("push button", "下一步：单独谈话") is not None, True)


def cell(hands: Hands) -> None:
    """A cell of a tree of areas, opened by F2."""
    desk = hands.desk
    hands.key("alt+6")
    _node, tab = desk.wait("page tab", "网格与队伍")
    hands.click(tab)
    _node, box = desk.wait("table cell", "文华街道")
    hands.click(box)
    hands.key("F2")
    before = popups()
    hands.type("nihao")
    hands.beside("cell", box, before)
    hands.key("space")
    hands.key("Return")
    wait_for(
        "the cell's new name", lambda: desk.find("table cell", "你好") or desk.find("table cell", "文华街道")
    )
    hands.say("cell: nihao", desk.find("table cell", "你好") is not None, True)


def dialog(hands: Hands) -> None:
    """A dialog that asks a password, then one that asks a name for a file."""
    desk = hands.desk
    hands.key("alt+3")
    _node, button = desk.wait("push button", "导出")
    hands.click(button)
    wait_for("the question for the password", lambda: desk.said("(筛选出的内容会离开本系统)"))
    before = popups()
    keys = hands.keys_seen(lambda: hands.type("nihao", 80))
    if hands.method != "ibus":
        hands.say("password: keys told to the method over the bus", keys, 0)
    hands.say("password: no candidates", [one for one in popups() if one not in before], [])
    hands.picture("password")
    hands.key("ctrl+a")
    hands.type(PASSWORD, 80)
    hands.key("Return")
    name = wait_for("the dialog for a file's name", lambda: _file_name(desk), 30)
    hands.key("ctrl+a")
    hands.type("nihao")
    hands.picture("dialog")
    hands.key("space")
    hands.expect("dialog: nihao", lambda: text_of(name), "你好")
    hands.key("Escape")


def _file_name(desk: Desk) -> Any | None:
    node = desk.focused()
    return node if node is not None and "." in text_of(node) else None


def lock(hands: Hands, name: str) -> None:
    """Lock in the middle of a word, unlock, and type on."""
    desk = hands.desk
    back_at_name(hands)
    hands.expect("draft: the name is there again", lambda: desk.text("text", NAME), name)
    hands.key("End")
    hands.type("nihao")
    if hands.method == "ibus":  # its pinyin keeps Ctrl+L to itself while it composes
        hands.click(desk.wait("push button", "锁定")[1])
    else:
        hands.key("ctrl+l")
    asked = wait_for("the unlock page", lambda: desk.find("push button", LEAVE) or _secret(desk))
    question = asked[0].get_name() == LEAVE
    if question:  # in the evening a copy is asked for first; that takes the focus
        hands.click(asked[1])
    secret = wait_for("the unlock page", lambda: _secret(desk))
    hands.picture("locked")
    hands.say("lock: nothing is left over in the password", text_of(secret[0]), "")
    hands.click(secret[1])
    hands.type(PASSWORD, 80)
    hands.expect("unlock: every letter of the password", lambda: len(text_of(secret[0])), len(PASSWORD))
    hands.key("Return")
    desk.wait("push button", "锁定", 60)
    back_at_name(hands)
    if question or hands.method == "ibus":  # a click or a question takes the focus before the lock
        whole = desk.text("text", NAME)
        hands.say("lock: what was composed is dropped or kept", whole, name, whole in (name, name + "你好"))
        name = whole
    else:
        hands.expect("lock: what was not chosen is dropped", lambda: desk.text("text", NAME), name)
    hands.key("End")
    hands.type("nihao")
    hands.picture("unlocked")
    hands.key("space")
    hands.expect("after unlocking: nihao", lambda: desk.text("text", NAME), name + "你好")


def back_at_name(hands: Hands) -> None:
    """The new reception, its first name in view and typed in."""
    hands.key("ctrl+n")
    hands.desk.wait("push button", "下一步：单独谈话")
    time.sleep(1)
    hands.key("ctrl+n")  # once more: the first field of the page has the focus now
    hands.tab_to(NAME)


def _secret(desk: Desk) -> tuple[Any, Box] | None:
    return next(((node, box) for node, box in desk.all() if node.get_role_name() == "password text"), None)


PASSWORD = "yan-shi-yong-mima"
"""The demo's, which it shows under unlocking."""


if __name__ == "__main__":
    at_work = Hands(Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]))
    try:
        go(at_work)
    except SystemExit as never:
        at_work.picture("failed")
        at_work.say(str(never), False, True)
    sys.exit(1 if at_work.bad else 0)
