"""A bus small enough to read: what a D-Bus daemon does for the bridge, where no dbus-daemon is installed.

It lets in, gives names, tells who owns one, announces a change, hands calls on by name, signals to everybody.
It heeds no match rule: a program that relied on being spared other signals would be found out here.
"""

from __future__ import annotations

import selectors
import socket
import threading
from itertools import count
from pathlib import Path

from jeepney import HeaderFields, Message, MessageType, Parser
from jeepney.low_level import Header, MessageFlag

_NAME = "org.freedesktop.DBus"


class _Guest:
    """One connection: its unique name once it said hello."""

    def __init__(self, link: socket.socket, name: str) -> None:
        self.link, self.name = link, name
        self.parser = Parser()
        self.let_in = False
        self.proof = b""


class SmallBus:
    """Listens at `address` until `stop`; `hush()` makes it read no more, as a bus that hangs does."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(folder / "bus"))
        self._door.listen()
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._door, selectors.EVENT_READ)
        self._knock, wake = socket.socketpair()
        self._selector.register(wake, selectors.EVENT_READ)
        self._wake = wake
        self._numbers, self._serials = count(1), count(1)
        self._guests: dict[socket.socket, _Guest] = {}
        self._owners: dict[str, _Guest] = {}
        self._hushed = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def hush(self) -> None:
        """Answer nobody any more."""
        self._hushed.set()
        self._knock.send(b"-")

    def stop(self) -> None:
        """End, and hang up on everybody."""
        self._knock.send(b".")
        self._thread.join(5)
        for one in (*self._guests, self._door, self._knock, self._wake):
            one.close()
        self._selector.close()

    def _run(self) -> None:
        while True:
            for key, _mask in self._selector.select():
                link = key.fileobj
                assert isinstance(link, socket.socket)
                if link is self._wake:
                    if self._wake.recv(1) == b".":
                        return
                elif self._hushed.is_set():
                    self._selector.unregister(link)
                elif link is self._door:
                    came, _where = self._door.accept()
                    self._guests[came] = _Guest(came, f":1.{next(self._numbers)}")
                    self._selector.register(came, selectors.EVENT_READ)
                else:
                    self._read(self._guests[link])

    def _read(self, guest: _Guest) -> None:
        try:
            piece = guest.link.recv(65_536)
        except OSError:
            piece = b""
        if not piece:
            self._leave(guest)
            return
        if not guest.let_in:
            guest.proof += piece
            if b"AUTH" in guest.proof and guest.proof.endswith(b"\r\n") and b"BEGIN" not in guest.proof:
                guest.link.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
            if b"BEGIN\r\n" not in guest.proof:
                return
            guest.let_in = True
            piece = guest.proof.partition(b"BEGIN\r\n")[2]
        guest.parser.add_data(piece)
        while (message := guest.parser.get_next_message()) is not None:
            self._route(guest, message)

    def _leave(self, guest: _Guest) -> None:
        self._selector.unregister(guest.link)
        del self._guests[guest.link]
        guest.link.close()
        for name in [name for name, owner in self._owners.items() if owner is guest]:
            del self._owners[name]
            self._announce(name, guest.name, "")

    def _route(self, guest: _Guest, message: Message) -> None:
        fields = message.header.fields
        fields[HeaderFields.sender] = guest.name
        to = fields.get(HeaderFields.destination)
        if to == _NAME:
            self._serve(guest, message)
        elif message.header.message_type is MessageType.signal:
            for other in list(self._guests.values()):
                if other.let_in and other is not guest:
                    self._send(other, message, message.header.serial)
        else:
            found = self._owners.get(to) or next((g for g in self._guests.values() if g.name == to), None)
            if found is not None:
                self._send(found, message, message.header.serial)
            elif message.header.message_type is MessageType.method_call:
                self._answer(guest, message, "s", ("nobody there",), wrong=True)

    def _serve(self, guest: _Guest, message: Message) -> None:
        name = message.body[0] if message.body else ""
        match message.header.fields[HeaderFields.member]:
            case "Hello":
                self._answer(guest, message, "s", (guest.name,))
            case "RequestName":
                self._owners[name] = guest
                self._answer(guest, message, "u", (1,))
                self._announce(name, "", guest.name)
            case "ListNames":
                self._answer(guest, message, "as", ([_NAME, *self._owners],))
            case "GetNameOwner" if name in self._owners:
                self._answer(guest, message, "s", (self._owners[name].name,))
            case "GetNameOwner":
                self._answer(guest, message, "s", ("no owner",), wrong=True)
            case _:
                self._answer(guest, message, None, ())

    def _announce(self, name: str, old: str, new: str) -> None:
        fields = {
            HeaderFields.path: "/org/freedesktop/DBus",
            HeaderFields.interface: _NAME,
            HeaderFields.member: "NameOwnerChanged",
            HeaderFields.sender: _NAME,
            HeaderFields.signature: "sss",
        }
        message = _message(MessageType.signal, fields, (name, old, new))
        for guest in list(self._guests.values()):
            if guest.let_in:
                self._send(guest, message, next(self._serials))

    def _answer(
        self,
        guest: _Guest,
        to: Message,
        signature: str | None,
        body: tuple[object, ...],
        *,
        wrong: bool = False,
    ) -> None:
        if to.header.flags & MessageFlag.no_reply_expected:
            return
        kind = MessageType.error if wrong else MessageType.method_return
        fields: dict[HeaderFields, object] = {
            HeaderFields.reply_serial: to.header.serial,
            HeaderFields.sender: _NAME,
            HeaderFields.destination: guest.name,
        }
        if wrong:
            fields[HeaderFields.error_name] = f"{_NAME}.Error.NameHasNoOwner"
        if signature:
            fields[HeaderFields.signature] = signature
        self._send(guest, _message(kind, fields, body), next(self._serials))

    def _send(self, guest: _Guest, message: Message, serial: int) -> None:
        try:
            guest.link.sendall(message.serialise(serial=serial))
        except OSError:
            self._leave(guest)


def _message(kind: MessageType, fields: dict[HeaderFields, object], body: tuple[object, ...]) -> Message:
    from jeepney import Endianness

    return Message(Header(Endianness.little, kind, MessageFlag(0), 1, 0, 0, fields), body)
