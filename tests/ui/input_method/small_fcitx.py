"""An input method that speaks fcitx 4's D-Bus words: two words of pinyin, a switch, and what it was told."""

from __future__ import annotations

import threading
from typing import Final

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import MessageFlag

WORDS: Final = {"nihao": "你好", "zhangsan": "张三", "yan": "𬍛"}
SPACE, RETURN, ESCAPE, SHIFT = 0x20, 0xFF0D, 0xFF1B, 0xFFE1
CONTROL = 1 << 2
_CONTEXT = "org.fcitx.Fcitx.InputContext"


class SmallFcitx:
    """Serves on the bus at `address` as a thread. `told`: every (member, body); `patient` set = it answers.

    `plain`: it sends UpdatePreedit in place of UpdateFormattedPreedit. Ctrl+Space and Shift switch 中 and 英.
    """

    def __init__(self, address: str, display: str = "org.fcitx.Fcitx-0", *, plain: bool = False) -> None:
        self.told: list[tuple[str, tuple[object, ...]]] = []
        self.patient = threading.Event()
        self.patient.set()
        self.on = True
        self._plain = plain
        self._letters = ""
        self._contexts = 0
        self._focused = False
        self._shift_alone = False
        self._ending = threading.Event()
        self._link: DBusConnection = open_dbus_connection(address)
        for name in ("org.fcitx.Fcitx", display):
            self._link.send_and_get_reply(message_bus.RequestName(name))
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Go, as a program that crashed goes."""
        self.patient.set()
        self._ending.set()
        self._thread.join(5)
        self._link.close()

    def members(self) -> list[str]:
        """What was called, in its order."""
        return [member for member, _body in self.told]

    def bodies(self, member: str) -> list[tuple[object, ...]]:
        """What each call of a member said."""
        return [body for one, body in self.told if one == member]

    def forward(self, symbol: int, context: int) -> None:
        """Make a key of its own, as its virtual keyboard does."""
        self._say(f"/inputcontext_{context}", "ForwardKey", "uui", (symbol, 0, 0))

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                message = self._link.receive(timeout=0.02)
            except TimeoutError:
                continue
            except OSError:
                return
            if message.header.message_type is MessageType.method_call:
                self.patient.wait()
                self._serve(message)

    def _serve(self, message: Message) -> None:
        fields = message.header.fields
        member, path = fields[HeaderFields.member], fields[HeaderFields.path]
        self.told.append((member, tuple(message.body)))
        if member == "CreateICv3":
            self._contexts += 1
            self._reply(message, "ibuuuu", (self._contexts, self.on, SPACE, CONTROL, 0, 0))
        elif member in ("FocusIn", "FocusOut"):
            self._focused = member == "FocusIn"
        elif member == "GetCurrentState":
            self._reply(message, "i", ((2 if self.on else 1) if self._focused else 0,))
        elif member == "ProcessKeyEvent":
            taken = self._key(path, *message.body)
            self._reply(message, "i", (int(taken),))
        elif member == "Reset":
            self._letters = ""
        elif member == "EnableIC" and not self.on:
            self._switch(path)
        elif member == "CloseIC":
            self.on, self._letters = False, ""
        elif not message.header.flags & MessageFlag.no_reply_expected:
            self._link.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))

    def _key(self, path: str, symbol: int, _code: int, state: int, kind: int, _at: int) -> bool:
        alone, self._shift_alone = self._shift_alone, symbol == SHIFT and kind == 0
        if kind == 1:
            if symbol == SHIFT and alone:
                self._switch(path)
            return False
        if symbol == SPACE and state & CONTROL:
            self._switch(path)
            return True
        if not self.on or state & CONTROL:
            return False
        return self._compose(path, symbol)

    def _compose(self, path: str, symbol: int) -> bool:
        if ord("a") <= symbol <= ord("z"):
            self._letters += chr(symbol)
        elif not self._letters:
            return False
        elif symbol in (SPACE, RETURN):
            whole, self._letters = self._letters, ""
            self._say(path, "CommitString", "s", (WORDS.get(whole, whole) if symbol == SPACE else whole,))
        elif symbol == ESCAPE:
            self._letters = ""
        elif symbol == ord(","):  # taken into the text, and the key given back
            whole, self._letters = self._letters, ""
            self._say(path, "CommitString", "s", (WORDS.get(whole, whole),))
            self._show(path)
            self._say(path, "ForwardKey", "uui", (symbol, 0, 0))
            return True
        self._show(path)
        return True

    def _switch(self, path: str) -> None:
        self.on = not self.on
        self._letters = ""
        self._show(path)

    def _show(self, path: str) -> None:
        if self._plain:
            self._say(path, "UpdatePreedit", "si", (self._letters, len(self._letters)))
            return
        first, rest = self._letters[:2], self._letters[2:]
        runs = [(text, marks) for text, marks in ((first, 0), (rest, 1 << 4)) if text]
        self._say(path, "UpdateFormattedPreedit", "a(si)i", (runs, len(self._letters)))

    def _say(self, path: str, member: str, signature: str | None, body: tuple[object, ...]) -> None:
        self._link.send(new_signal(DBusAddress(path, interface=_CONTEXT), member, signature, body))

    def _reply(self, to: Message, signature: str, body: tuple[object, ...]) -> None:
        if not to.header.flags & MessageFlag.no_reply_expected:
            self._link.send(new_method_return(to, signature, body))
