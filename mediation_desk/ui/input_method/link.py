"""The link to fcitx while it comes, goes, is slow or is gone: no key waits long, nothing raises.

A key waits for an answer at most `patience`, then it is a plain letter, and no further key waits until the
late answer is there. After MISSES such waits in a row the link steps aside until fcitx starts again or the
desk is locked.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from mediation_desk.log import note
from mediation_desk.ui.input_method.choosing import service
from mediation_desk.ui.input_method.fcitx import Context, Forwarded, Key, Said, ask_context
from mediation_desk.ui.input_method.session_bus import note_change
from mediation_desk.ui.input_method.wire import RefusedError, Wire, answers

PATIENCE: Final = 0.3
"""Seconds; fcitx answers in 1 ms, in 20 at worst while its dictionary is read."""

MISSES: Final = 3


class Link(QObject):
    """`said` for each thing fcitx says; `came` and `went` with its context; `missed` for a wait in vain.

    `names` as session_bus.running told them, `display` as choosing.display_name.
    """

    said = Signal(object)
    came = Signal()
    went = Signal()
    missed = Signal()

    def __init__(
        self,
        wire: Wire,
        names: dict[str, str],
        display: str,
        parent: QObject | None = None,
        *,
        patience: float = PATIENCE,
    ) -> None:
        super().__init__(parent)
        self._wire, self._names, self._display, self._patience = wire, names, display, patience
        self._owner, self._asked = "", 0
        self._context: Context | None = None
        self._misses = 0
        self._has_focus = self._on = self._switch_on = False
        self._news = QSocketNotifier(wire.fileno(), QSocketNotifier.Type.Read, self)
        self._news.activated.connect(self.hear)

    @property
    def attached(self) -> bool:
        """Whether fcitx gave us a context to type in."""
        return self._context is not None

    def attach(self) -> None:
        """Ask the fcitx that runs for a context, if there is one."""
        self._owner = self._names.get(service(self._names, self._display), "")
        if self._owner:
            self._try(self._ask_context)

    def renew(self) -> None:
        """Give the context back and ask for a fresh one, which knows only whether Chinese was switched on."""
        self._try(self._remember)
        self._switch_on = self._on
        self._detach()
        self.attach()

    def end(self) -> None:
        """Hang up for good."""
        self._lose()

    def focus(self, has: bool) -> None:
        """Say that there is a place to type in, or none."""
        if (context := self._context) is None:
            return
        if not has:
            self._try(self._remember)
        self._has_focus = has
        self._try(lambda: context.focus(has))
        if has and self._switch_on:
            self._switch_on = False
            self._try(context.switch_on)

    def reset(self) -> None:
        """Say that what is being composed is over."""
        if (context := self._context) is not None:
            self._try(context.reset)

    def caret(self, x: int, y: int, width: int, height: int) -> None:
        """Say where the caret is, in pixels of the screen."""
        if (context := self._context) is not None:
            self._try(lambda: context.caret(x, y, width, height))

    def takes(self, key: Key) -> bool:
        """Whether fcitx takes this key; what it said before answering has been told by `said`."""
        context = self._context
        if context is not None and context.late is not None:
            self.hear()  # the late answer may be here by now
        if context is None or context is not self._context or context.late is not None:
            return False
        try:
            taken = context.key(key, self._patience)
        except TimeoutError:
            self._miss()
            return False
        except OSError:
            self._lose()
            return False
        self._misses = 0
        return not self._hear(key) and taken

    def hear(self) -> None:
        """Take what came meanwhile."""
        self._hear(None)

    def _hear(self, asked: Key | None) -> bool:
        """Tell what came; True when fcitx gave back the very key it was asked for."""
        try:
            messages = self._wire.met()
            if self._asked and (mine := [one for one in messages if answers(one) == self._asked]):
                self._begin(mine[0].body)
            heard = self._context.hear(messages) if self._context is not None else []
        except OSError:
            self._lose()
            return False
        changed = [note_change(self._names, message) for message in messages]
        back = [said for said in heard if asked is not None and _gives_back(said, asked)]
        for said in heard:
            if said not in back:
                self.said.emit(said)
        if any(changed) and self._names.get(service(self._names, self._display), "") != self._owner:
            self._misses = 0
            self.renew()
        return bool(back)

    def _remember(self) -> None:
        """Keep whether Chinese is on, while fcitx can tell: it knows what has the focus, and nothing else."""
        if self._context is None or not self._has_focus or self._context.late is not None:
            return
        with suppress(TimeoutError, RefusedError):
            self._on = self._context.is_on(self._patience)

    def _ask_context(self) -> None:
        self._asked = ask_context(self._wire, self._owner)

    def _begin(self, body: object) -> None:
        self._asked = 0
        match body:
            case (int(number), *_rest):
                self._context, self._has_focus = Context(self._wire, self._owner, number), False
                self.came.emit()

    def _miss(self) -> None:
        self._misses += 1
        self.missed.emit()
        if self._misses >= MISSES:
            note("fcitx does not answer: letters are typed without it")
            self._misses = 0
            self._detach()

    def _detach(self) -> None:
        context, self._context, self._asked = self._context, None, 0
        if context is not None:
            self.went.emit()
            self._try(context.close)

    def _lose(self) -> None:
        """The bus is gone, and with it the desktop's session."""
        self._news.setEnabled(False)
        self._names.clear()
        context, self._context, self._asked, self._owner = self._context, None, 0, ""
        self._wire.close()
        if context is not None:
            self.went.emit()

    def _try(self, say: Callable[[], None]) -> None:
        try:
            say()
        except OSError:
            self._lose()


def _gives_back(said: Said, asked: Key) -> bool:
    return isinstance(said, Forwarded) and (said.symbol, said.released) == (asked.symbol, asked.released)
