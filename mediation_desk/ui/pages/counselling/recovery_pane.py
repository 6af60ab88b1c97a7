"""After a crash or a lock: what was saved and what was typed since, side by side, to choose from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_note import STYLES
from mediation_desk.ui.forms.counselling_note import note_of
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, term


class RecoveryPane(Sheet):
    """`chosen(text, other)`: go on with one; the other is kept beside it until the note is signed."""

    chosen = Signal(str, str)

    def __init__(self, typed: str, saved: str, *, crashed: bool) -> None:
        super().__init__()
        self._typed, self._saved = typed, saved
        first = (
            _("The desk closed while you were writing; both texts are here.")
            if crashed
            else _("Both texts are here; the one you see at the left is written on.")
        )
        self.add(
            Notice(
                first,
                "amber",
                second=_("Choose which to go on with. The other one is kept until the note is signed."),
            )
        )
        self.typed = Button(_("Go on with this"), icon="check")
        self.saved = Button(_("Go on with this"), icon="history")
        self.typed.clicked.connect(self._take_typed)
        self.saved.clicked.connect(self._take_saved)
        across = Row(gap=16)
        across.addWidget(_side(_("Typed last") if crashed else _("Written on"), typed, self.typed), 1)
        across.addWidget(_side(_("Saved before") if crashed else _("The other text"), saved, self.saved), 1)
        self.add(across, 1)

    def _take_typed(self) -> None:
        self.chosen.emit(self._typed, self._saved)

    def _take_saved(self) -> None:
        self.chosen.emit(self._saved, self._typed)


def _side(title: str, text: str, button: Button) -> QWidget:
    holder, inside = QWidget(), QWidget()
    column = Column(holder, gap=8)
    column.addWidget(Label(title, "section"))
    words = Column(inside, margin=(0, 0, 10, 0), gap=8)
    for name, said in _parts(text):
        if name:
            words.addWidget(Label(name, "small"))
        words.addWidget(Prose(said))
    words.addStretch(1)
    column.addWidget(scrolling(inside), 1)
    column.addWidget(button)
    return holder


def _parts(text: str) -> list[tuple[str, str]]:
    note = note_of(text)
    if note is None:
        return [("", text)]
    shown = [(term(part), note.part(part)) for part in STYLES[note.style] if note.part(part)]
    besides = (
        (_("Interventions and methods"), note.interventions),
        (_("Homework and agreements"), note.homework),
        (_("Next step"), note.next_step),
    )
    return [*shown, *((name, words) for name, words in besides if words)]
