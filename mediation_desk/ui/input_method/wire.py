"""A line to the session bus whose every wait has an end: jeepney writes and reads, the clock is ours.

jeepney's own connection may block for ever in a write; QtDBus cannot send from Python the unsigned numbers
fcitx wants. Only Unix sockets are spoken to; all errors are OSError, waits that ended are TimeoutError.
"""

from __future__ import annotations

import select
import socket
import time
from collections import deque
from collections.abc import Callable, Mapping
from itertools import count

from jeepney import DBusAddress, Message, MessageFlag, MessageType, Parser, new_method_call
from jeepney.auth import BEGIN, AuthenticationError, Authenticator
from jeepney.bus import get_connectable_addresses
from jeepney.low_level import HeaderFields

BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
"""The bus itself, which answers for names."""

_SEND_WITHIN = 0.05
_PIECE = 65_536


class RefusedError(OSError):
    """The other side answered with an error; its words are not kept."""


def address(environment: Mapping[str, str]) -> str:
    """Where the session bus of this environment listens: a path, or an abstract name after a zero byte.

    OSError when none is named: starting one is not ours to do.
    """
    named = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not named and environment.get("XDG_RUNTIME_DIR"):
        named = f"unix:path={environment['XDG_RUNTIME_DIR']}/bus"
    try:
        return str(next(iter(get_connectable_addresses(named))))
    except (ValueError, RuntimeError, StopIteration) as wrong:
        raise ConnectionError("no session bus") from wrong


class Wire:
    """One connection to a bus. `open` makes it; `fileno` is for whoever waits for news."""

    def __init__(self, link: socket.socket) -> None:
        self._socket = link
        self._parser = Parser()
        self._serials = count(start=1)
        self._met: deque[Message] = deque()

    @classmethod
    def open(cls, where: str, within: float) -> Wire:
        """Connect, prove who we are and say hello, all in `within` seconds. OSError."""
        until = time.monotonic() + within
        link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            link.settimeout(within)
            link.connect(where)
            link.setblocking(False)
            wire = cls(link)
            wire._prove(until)
            wire.call(new_method_call(BUS, "Hello"), max(0.0, until - time.monotonic()))
        except AuthenticationError as refused:
            link.close()
            raise RefusedError("not let in") from refused
        except BaseException:
            link.close()
            raise
        return wire

    def fileno(self) -> int:
        """The socket's number."""
        return self._socket.fileno()

    def tell(self, message: Message) -> None:
        """Send without an answer. OSError."""
        message.header.flags |= MessageFlag.no_reply_expected
        self.ask(message)

    def ask(self, message: Message) -> int:
        """Send and go on; the serial its answer will bear. OSError."""
        serial = next(self._serials)
        message.header.flags |= MessageFlag.no_auto_start  # asking must never start a daemon
        self._send(message.serialise(serial=serial), time.monotonic() + _SEND_WITHIN)
        return serial

    def call(
        self, message: Message, within: float, missed: Callable[[int], None] | None = None
    ) -> tuple[object, ...]:
        """Send and wait for the answer's body. TimeoutError, after `missed(serial)`; RefusedError; OSError.

        What comes before the answer is kept for `met`, in its order.
        """
        serial = self.ask(message)
        until = time.monotonic() + within
        while True:
            came = self._next(until)
            if came is None:
                if missed is not None:
                    missed(serial)
                raise TimeoutError("no answer in time")
            if answers(came) == serial:
                if came.header.message_type is MessageType.error:
                    raise RefusedError("refused")
                return tuple(came.body)
            self._met.append(came)

    def met(self) -> list[Message]:
        """All that came by unseen, oldest first, without waiting. OSError when the bus is gone."""
        while (came := self._next(0.0)) is not None:
            self._met.append(came)
        found = list(self._met)
        self._met.clear()
        return found

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _next(self, until: float) -> Message | None:
        while (message := self._parser.get_next_message()) is None:
            if not self._ready(until, writing=False):
                return None
            try:
                piece = self._socket.recv(_PIECE)
            except BlockingIOError:
                continue
            if not piece:
                raise ConnectionResetError("the bus hung up")
            self._parser.add_data(piece)
        return message

    def _send(self, data: bytes, until: float) -> None:
        rest = memoryview(data)
        while rest:
            if not self._ready(until, writing=True):
                self.close()  # half a message may be out: nothing sensible can follow it
                raise TimeoutError("the bus does not read")
            try:
                rest = rest[self._socket.send(rest) :]
            except BlockingIOError:
                continue

    def _ready(self, until: float, *, writing: bool) -> bool:
        if self._socket.fileno() < 0:
            raise ConnectionResetError("hung up")
        poll = select.poll()  # select() refuses file numbers above 1023
        poll.register(self._socket, select.POLLOUT if writing else select.POLLIN)
        return bool(poll.poll(max(0.0, (until - time.monotonic()) * 1000)))

    def _prove(self, until: float) -> None:
        proof = Authenticator()
        for line in proof:
            self._send(line, until)
            if not self._ready(until, writing=False):
                raise TimeoutError("the bus does not answer")
            piece = self._socket.recv(_PIECE)
            if not piece:
                raise ConnectionResetError("the bus hung up")
            proof.feed(piece)
        self._send(BEGIN, until)


def answers(message: Message) -> int | None:
    """The serial of the call this message answers."""
    found = message.header.fields.get(HeaderFields.reply_serial)
    return found if isinstance(found, int) else None
