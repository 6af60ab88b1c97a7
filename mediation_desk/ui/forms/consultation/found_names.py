"""Names found in what is typed: each sentence with what gives somebody away, and the codes to put instead."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from mediation_desk.domain.brief import BriefCheck, BriefFind
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.words import _, term

_MOST = 8


class FoundNames(QWidget):
    """`replaced(field, words, code)` when a code is chosen; hidden until something was found."""

    replaced = Signal(str, str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._check, self._labels = BriefCheck(), dict[str, str]()
        self._column = Column(self, gap=8)
        self.hide()
        desk.masked_changed.connect(lambda _masked: self.say(self._check, self._labels))

    def say(self, check: BriefCheck, labels: dict[str, str]) -> None:
        """Show what was found, or nothing; `labels` are those of the fields by name."""
        self._check, self._labels = check, labels
        clear(self._column)
        self.setVisible(bool(check))
        if check.shut and not check.finds:
            said = _("What must be compared is sealed for others. A colleague who can open it does this.")
            self._column.addWidget(Notice(said, "red"))
        if not check.finds:
            return
        second = _("Nothing was kept yet; what is typed stays as a draft.")
        said = _("The text tells who somebody is. Put a code in its place.")
        self._column.addWidget(Notice(said, "red", second=second))
        for found in check.finds[:_MOST]:
            label = labels.get(found.field, "")
            where = _("{what}, in “{field}”:", what=term(found.kind), field=label)
            self._column.addWidget(Prose(where, "small", tone="ink2"))
            self._column.addWidget(_Sentence(found, hidden=self._desk.masked))
            self._offer(found)
        if len(check.finds) > _MOST:
            self._column.addWidget(Prose(_("And {n} more.", n=len(check.finds) - _MOST), "small"))

    def _offer(self, found: BriefFind) -> None:
        if not found.codes or self._desk.masked:
            return
        flow = FlowLayout(gap=8)
        for code in found.codes:
            button = Button(_("Write {code}", code=code), compact=True)
            button.clicked.connect(
                lambda _on=False, code=code: self.replaced.emit(found.field, found.words, code)
            )
            flow.addWidget(button)
        self._column.addLayout(flow)


class _Sentence(QLabel):
    """The sentence as typed, the find marked."""

    def __init__(self, found: BriefFind, *, hidden: bool) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        if hidden:
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
