"""fcitx 4's words on D-Bus: one input context of ours, what is said to it and what it says.

Source: the interfaces org.fcitx.Fcitx.InputMethod and org.fcitx.Fcitx.InputContext of fcitx 4.2
(src/frontend/ipc/ipc.c), which fcitx5's fcitx4frontend answers as well. OSError from everything that sends.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jeepney import DBusAddress, Message, MessageType, new_method_call
from jeepney.low_level import HeaderFields

from mediation_desk.ui.input_method.wire import BUS, Wire, answers

_PATH: Final = "/inputmethod"
_METHOD: Final = "org.fcitx.Fcitx.InputMethod"
_CONTEXT: Final = "org.fcitx.Fcitx.InputContext"
_PROGRAM: Final = "mediation-desk"

_PREEDIT, _FORMATTED, _WE_COMMIT = 1 << 1, 1 << 4, 1 << 5
_CAPACITY: Final = _PREEDIT | _FORMATTED | _WE_COMMIT
"""We draw what is composed, with its marks, and take it into the text ourselves when the focus goes."""

_PRESS, _RELEASE = 0, 1
_ACTIVE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key as X names it: keysym, keycode, modifiers and milliseconds."""

    symbol: int
    code: int
    state: int
    released: bool
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """A text that is finished."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composing:
    """What is being composed: (text, fcitx's marks) in a row, and the cursor in bytes of UTF-8."""

    runs: tuple[tuple[str, int], ...]
    cursor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """A key fcitx gives back, or makes."""

    symbol: int
    state: int
    released: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The method was closed; nothing is being composed any more."""


Said = Committed | Composing | Forwarded | Closed


def ask_context(wire: Wire, owner: str) -> int:
    """Ask for an input context; the serial under which its number comes."""
    method = DBusAddress(_PATH, owner, _METHOD)
    return wire.ask(new_method_call(method, "CreateICv3", "si", (_PROGRAM, os.getpid())))


class Context:
    """One input context. A key whose answer is late leaves `late` behind until that answer comes."""

    def __init__(self, wire: Wire, owner: str, number: int) -> None:
        self._wire, self._owner = wire, owner
        self._path = f"/inputcontext_{number}"
        self._address = DBusAddress(self._path, owner, _CONTEXT)
        self.late: int | None = None
        rule = f"type='signal',sender='{owner}',interface='{_CONTEXT}',path='{self._path}'"
        self._rule = rule
        wire.tell(new_method_call(BUS, "AddMatch", "s", (rule,)))
        self._tell("SetCapacity", "u", _CAPACITY)

    def focus(self, has: bool) -> None:
        """The text to type in has the focus, or has it no more."""
        self._tell("FocusIn" if has else "FocusOut")

    def reset(self) -> None:
        """Forget what is being composed."""
        self._tell("Reset")

    def switch_on(self) -> None:
        """Switch to Chinese, as the person had it before the context was renewed."""
        self._tell("EnableIC")

    def caret(self, x: int, y: int, width: int, height: int) -> None:
        """Where the caret is, in pixels of the screen: the candidates are shown below it."""
        self._tell("SetCursorRect", "iiii", x, y, width, height)

    def key(self, key: Key, within: float) -> bool:
        """Whether fcitx takes this key; waits at most `within` seconds. TimeoutError."""
        arguments = (key.symbol, key.code, key.state, _RELEASE if key.released else _PRESS, key.at)
        call = new_method_call(self._address, "ProcessKeyEvent", "uuuiu", arguments)
        (taken,) = self._wire.call(call, within, self._missed)
        return isinstance(taken, int) and taken > 0

    def is_on(self, within: float) -> bool:
        """Whether Chinese is on; ask while it has the focus, no signal tells of it. TimeoutError."""
        method = DBusAddress(_PATH, self._owner, _METHOD)
        (state,) = self._wire.call(new_method_call(method, "GetCurrentState"), within, self._missed)
        return state == _ACTIVE

    def close(self) -> None:
        """Give the context back."""
        self._tell("CloseIC")
        self._tell("DestroyIC")
        self._wire.tell(new_method_call(BUS, "RemoveMatch", "s", (self._rule,)))

    def hear(self, messages: Sequence[Message]) -> list[Said]:
        """What fcitx says of this context, oldest first.

        What comes before a late answer belongs to keys that were passed on as letters: it is dropped, and
        fcitx forgets it.
        """
        said: list[Said] = []
        for message in messages:
            if self.late is not None:
                if answers(message) == self.late:
                    self.late = None
                    self.reset()
                continue
            one = self._read(message)
            if one is not None:
                said.append(one)
        return said

    def _missed(self, serial: int) -> None:
        self.late = serial

    def _tell(self, member: str, signature: str = "", *arguments: int) -> None:
        body = arguments if signature else ()
        self._wire.tell(new_method_call(self._address, member, signature or None, body))

    def _read(self, message: Message) -> Said | None:
        fields = message.header.fields
        if (
            message.header.message_type is not MessageType.signal
            or fields.get(HeaderFields.path) != self._path
            or fields.get(HeaderFields.sender) != self._owner
        ):
            return None
        return _understood(fields.get(HeaderFields.member), fields.get(HeaderFields.signature), message.body)


def _understood(member: object, signature: object, body: Sequence[object]) -> Said | None:
    match member, signature, tuple(body):
        case "CommitString", "s", (str(text),):
            return Committed(text=text)
        case "UpdateFormattedPreedit", "a(si)i", (list(runs), int(cursor)):
            return Composing(runs=tuple((str(text), int(marks)) for text, marks in runs), cursor=cursor)
        case "UpdatePreedit", "si", (str(text), int(cursor)):
            return Composing(runs=((text, 0),), cursor=cursor)
        case "ForwardKey", "uui", (int(symbol), int(state), int(kind)):
            return Forwarded(symbol=symbol, state=state, released=kind == _RELEASE)
        case ("CloseIM", _, _):
            return Closed()
    return None
