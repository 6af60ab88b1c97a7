"""What a file of settings would change, side by side, each with a box to tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.services.settings_exchange import Difference
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import CheckBox
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, rule, scrolling
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.settings.leaf_words import key_words, leaf_words, office_words
from mediation_desk.words import _


class ImportSheet(Sheet):
    """`show_changes`; `agreed(fields, keys)` with what was ticked, `given_up` without."""

    agreed = Signal(object, object)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__(_("What the file would change"), margin=24, gap=12)
        self.here: dict[str, CheckBox] = {}
        self.office: dict[str, CheckBox] = {}
        self._then: dict[str, Any] = {}
        self.take = Button(_("Take over what is ticked"), "primary")
        self.take.clicked.connect(self._agree)
        self.back = Button(_("Take nothing over"))
        self.back.clicked.connect(self.given_up)
        self.add(
            Prose(
                _("All of it is taken over at once or, when something does not fit, none. It can be undone."),
                "small",
                tone="ink2",
            )
        )
        self._inside = QWidget()
        self._lines = Column(self._inside, gap=8)
        self.add(scrolling(self._inside), 1)
        acts = Row(gap=8)
        acts.addStretch(1)
        acts.addWidget(self.back)
        acts.addWidget(self.take)
        self.body.addLayout(acts)

    def show_changes(
        self,
        here: Sequence[tuple[str, str, str, str]],
        differences: Sequence[Difference],
        then: Mapping[str, Any],
    ) -> None:
        """`here` is (field, its name, now, then) in words; `then` the values of its fields."""
        while self._lines.count():
            widget = self._lines.takeAt(0).widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        self._then = dict(then)
        self.here, self.office = {}, {}
        for field, name, now, later in here:
            box = self.here[field] = self._box(name)
            self._say(box, _("This computer"), [("", now, later)])
        for key in dict.fromkeys(one.key for one in differences):
            box = self.office[key] = self._box(key_words(key))
            lines = [
                (
                    leaf_words(key, one.name),
                    office_words(key, one.name, one.now),
                    office_words(key, one.name, one.then),
                )
                for one in differences
                if one.key == key
            ]
            self._say(box, _("Whole office"), lines)
        self._lines.addStretch(1)
        self._ticked()
        self.take.setFocus()

    def _box(self, name: str) -> CheckBox:
        box = CheckBox(name, checked=True)
        box.toggled.connect(self._ticked)
        return box

    def _say(self, box: CheckBox, whose: str, lines: Sequence[tuple[str, str, str]]) -> None:
        self._lines.addWidget(box)
        for name, now, then in lines:
            words = f"{now}  →  {then}"
            said = f"{whose} · {name} · {words}" if name else f"{whose} · {words}"
            self._lines.addWidget(Label(said, "small", tone="ink2", wrap=True))
        self._lines.addWidget(rule())

    def _ticked(self) -> None:
        ticked = any(box.isChecked() for box in (*self.here.values(), *self.office.values()))
        if ticked:
            self.take.allow()
        else:
            self.take.block(_("Tick at least one of them"))

    def _agree(self) -> None:
        fields = {name: self._then[name] for name, box in self.here.items() if box.isChecked()}
        self.agreed.emit(fields, frozenset(key for key, box in self.office.items() if box.isChecked()))
