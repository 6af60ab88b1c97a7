"""Arriving apart by choice: two people who are not to meet here, who leaves first, why (sealed), its end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.keep_apart import KeptApart
from mediation_desk.errors import DeskError
from mediation_desk.services.access import CALENDAR_WRITE
from mediation_desk.services.apart_pairs import pairs_among
from mediation_desk.services.keep_apart import end_keep_apart, keep_apart, open_keep_apart
from mediation_desk.ui import limits, sealed_clipboard
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import IconLabel, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _

FORM = "keep_apart"
Named = Sequence[tuple[str, str]]


class ApartForm(Form):
    """Whom from whom; `given_up` by Esc. What is typed waits as a draft."""

    given_up = Signal()

    def __init__(self, people: Named) -> None:
        super().__init__(gap=8)
        self.first = ComboField("first", _("Who"), people)
        self.second = ComboField("second", _("Not with"), people)
        self.protected = ComboField(
            "protected",
            _("Who leaves first"),
            [("", _("Whoever came first")), *people],
            helper=_("Whoever is to be safer; the other leaves later by the gap."),
        )
        self.reason = MultilineField(
            "reason",
            _("Why they arrive apart"),
            helper=_("Sealed; nothing of it is shown anywhere else."),
            rows=1,
            most_rows=4,
        )
        sealed_clipboard.guard(self.reason.edit)
        self.add(self.first, self.second)
        self.add(self.protected)
        self.add(self.reason)
        self.protected.set_value("")
        if len(people) == 2:
            self.first.set_value(people[0][0])
            self.second.set_value(people[1][0])

    def text(self) -> str:
        """What stands in the fields, as JSON."""
        return json.dumps({name: field.value() for name, field in self.fields.items()}, ensure_ascii=False)

    def put_text(self, text: str | None) -> None:
        """Show a draft, if there is one."""
        self.filling(True)
        for name, value in (json.loads(text) if text else {}).items():
            if name in self.fields and value:
                self.fields[name].set_value(value)
        self.filling(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away; what is typed stays a draft."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class ApartPairs(Sheet):
    """`about(people, subject)`: those of them who are kept apart by choice, and the way to keep two apart."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Arrive apart"), link=_("Keep two apart"), scrolls=True)
        self._desk = desk
        self._people: tuple[tuple[str, str], ...] = ()
        self._subject = ""
        self._pairs: tuple[KeptApart, ...] = ()
        self._draft: Draft | None = None
        self.form: ApartForm | None = None
        self._may = bool(desk.staff.roles & CALENDAR_WRITE)
        self._rows, self._place = Column(gap=8), Column(gap=8)
        self.add(self._place)
        self.add(self._rows)
        self.body.addStretch(1)
        self.link_opened.connect(self.begin)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)

    def about(self, people: Named, subject: str) -> None:
        """People as (id, name); `subject` is where a draft belongs: case/<id> or appointment/<id>."""
        known = tuple(dict(people).items())
        if subject != self._subject:
            self.give_up()
        self._people, self._subject = known, subject
        self.link.setVisible(self._may and len(known) > 1)
        self._ask()

    def begin(self) -> None:
        """Show the form."""
        if self.form is not None:
            self.form.first.setFocus()
            return
        named = [(one, self._desk.shown(name)) for one, name in self._people]
        form = self.form = ApartForm(named)
        self.keep = Button(_("Keep them apart"), compact=True, icon="separator-vertical")
        self.keep.clicked.connect(self.send)
        back = Button(_("Back"), "text", compact=True)
        back.clicked.connect(self.give_up)
        form.submitted.connect(self.send)
        form.given_up.connect(self.give_up)
        foot = Row(gap=8)
        foot.addWidget(self.keep)
        foot.addWidget(back)
        foot.addStretch(1)
        self._place.addWidget(form)
        self._place.addLayout(foot)
        self._place.addWidget(rule())
        self._draft = self._desk.draft(form, FORM, self._subject)
        self._draft.look(form.put_text)
        form.typed.connect(self._typed)
        form.first.setFocus()

    def send(self) -> None:
        """Keep the two apart."""
        form = self.form
        if form is None or self._desk.masked:
            return
        form.clear_errors()
        first, second = form.first.value(), form.second.value()
        if not first or not second or first == second:
            form.show_fault(DeskError("apart.two_needed", field="second"))
            return
        protected = form.protected.value() or None
        reason = form.reason.value()
        self._desk.do(self, self._kept, keep_apart, first, second, reason, protected, failed=self._refused)

    def give_up(self) -> None:
        """Put the form away; what is typed waits."""
        if self._draft is not None:
            self._draft.put_by()
        self._draft = self.form = None
        clear(self._place)

    def _typed(self) -> None:
        if self._draft is not None and self.form is not None:
            self._draft.typed(self.form.text)

    def _kept(self, _pair: KeptApart) -> None:
        if self._draft is not None:
            self._draft.settle()
            self._draft.drop()
            self._draft = None
        self.give_up()
        self._desk.toast(_("They arrive apart from now on."))
        self._ask()

    def _refused(self, fault: DeskError) -> None:
        if self.form is None or not self.form.show_fault(fault):
            self._desk.refuse(fault, of=self)

    def _ask(self) -> None:
        ids = tuple(one for one, _name in self._people)
        if ids and self._may:
            self._desk.ask(self, self._show, pairs_among, ids)
        else:
            self._show(())

    def _show(self, pairs: tuple[KeptApart, ...]) -> None:
        self._pairs = pairs
        clear(self._rows)
        if not pairs:
            said = _("Nobody by choice; marks keep sides apart.")
            self._rows.addWidget(Prose(said, "small", tone="ink2"))
        for pair in pairs:
            self._rows.addWidget(self._row(pair))

    def _row(self, pair: KeptApart) -> QWidget:
        names = {one: self._desk.shown(name) for one, name in self._people}
        first, second = names.get(pair.first_id, "…"), names.get(pair.second_id, "…")
        holder = QWidget()
        column = Column(holder, gap=4)
        head = Row(gap=8)
        head.addWidget(IconLabel("separator-vertical", "plum", 20, line=24))
        head.addWidget(Prose(_("{first} and {second}", first=first, second=second)), 1)
        column.addLayout(head)
        said = [_("since {day}", day=limits.day(pair.since, self._desk.today()))]
        if pair.protected_id:
            said.append(_("{name} leaves first", name=names.get(pair.protected_id, "…")))
        reason = Prose(" · ".join(said), "small", tone="ink2")
        column.addWidget(reason)
        if self._may and not self._desk.masked:
            acts = QWidget()
            flow = FlowLayout(acts)
            why = Button(_("Why; this is journalled"), "link", icon="eye")
            why.clicked.connect(partial(self._open, pair, reason))
            end = DangerButton(_("End it"), compact=True)
            end.confirmed.connect(partial(self._end, pair))
            flow.addWidget(why)
            flow.addWidget(end)
            column.addWidget(acts)
        return holder

    def _open(self, pair: KeptApart, place: Prose) -> None:
        self._desk.do(place, place.setText, open_keep_apart, pair.id)

    def _end(self, pair: KeptApart) -> None:
        def ended(_nothing: None) -> None:
            self._desk.toast(_("They may meet here again."))
            self._ask()

        self._desk.do(self, ended, end_keep_apart, pair.id)

    def _changed(self, nouns: frozenset[str]) -> None:
        if "keep_apart" in nouns and self.isVisible():
            self._ask()

    def _masked(self, masked: bool) -> None:
        if masked:
            self.give_up()
        self.link.setVisible(self._may and len(self._people) > 1 and not masked)
        self._show(self._pairs)
