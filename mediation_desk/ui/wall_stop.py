"""A paper stopped by the two-party wall: each sentence with what it gives away, and whose it is."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from mediation_desk.domain.party import Side
from mediation_desk.domain.wall import Find, PrivateKind
from mediation_desk.services.wall import Stop
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.words import N_, _, term

_MOST = 8
"""Sentences shown at once; the rest come when these are put right."""
_WHOSE = {Side.SEEKER: N_("side.first"), Side.OTHER: N_("side.second"), Side.CHILD: N_("side.child")}


class WallStop(QWidget):
    """Why a paper is not made; hidden until `say` is given something."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stop = Stop()
        self._column = Column(self, gap=8)
        self.hide()
        desk.masked_changed.connect(self._say_again)

    def say(self, stop: Stop) -> None:
        """Show why, or nothing when the paper passed."""
        self._stop = stop
        clear(self._column)
        self.setVisible(bool(stop))
        if not stop:
            return
        notice = Notice(stop_sentence(stop), "red", second=_("Nothing was printed or written."))
        self._column.addWidget(notice)
        for found in stop.finds[:_MOST]:
            whose = self._desk.shown(stop.name(found.owner_id)) or _side(found.side)
            self._column.addWidget(Prose(_whose(found, whose), "small", tone="ink2"))
            self._column.addWidget(_Sentence(found, hidden=self._desk.masked))
        if len(stop.finds) > _MOST:
            self._column.addWidget(Prose(_("And {n} more.", n=len(stop.finds) - _MOST), "small"))
        for side in stop.contacts:
            self._column.addWidget(Prose(_("How {side} is reached is sealed for others.", side=_side(side))))
        for one in stop.sealed_ids:
            name = self._desk.shown(stop.name(one))
            self._column.addWidget(Prose(_("How {side} is reached is sealed for others.", side=name)))
        for side in stop.phrases:
            self._column.addWidget(Prose(_("Words kept for {side} are sealed for others.", side=_side(side))))
        self._column.addStretch(1)

    def _say_again(self, _masked: bool) -> None:
        self.say(self._stop)


def stop_sentence(stop: Stop) -> str:
    """What to do about a stopped paper, in one sentence."""
    if stop.finds:
        return _("This paper would tell one side what belongs to the other. Please change these sentences.")
    return _("What must be compared is sealed for others. A colleague who can open it makes this paper.")


class _Sentence(QLabel):
    """The sentence as the paper says it, the find marked."""

    def __init__(self, found: Find, *, hidden: bool) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        if hidden:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText("＊＊")
            return
        self.setTextFormat(Qt.TextFormat.RichText)
        said, end = found.sentence, found.start + found.length
        mark = style.colour("hit").name()
        self.setText(
            f"{escape(said[: found.start])}<span style='background:{mark}'>"
            f"{escape(said[found.start : end])}</span>{escape(said[end:])}".replace("\n", "<br>")
        )
        self.setAccessibleName(said)


def _whose(found: Find, whose: str) -> str:
    if found.kind is PrivateKind.PHRASE:
        return _("Words of {side} alone, in:", side=whose)
    if found.kind is PrivateKind.NOTE:
        return _("A note of {side} alone, in:", side=whose)
    return _("{what} of {side}, in:", what=term(found.kind), side=whose)


def _side(side: Side) -> str:
    return _(_WHOSE[side]) if side in _WHOSE else term(side)
