"""交接: every file with who takes it, or all of one kind to one colleague in one choice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.hand_over import HandOver, HeldFile, HeldKind, Taken
from mediation_desk.errors import DeskError
from mediation_desk.services.hand_over import Held, hand_over
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, rule, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.pages.staff.panel import Panel
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _, term

STAYS = ""


class HandOverPanel(Panel):
    """Choose for each file, or for all of a kind, who takes it; nobody chosen stays where it is.

    `sheet_wanted(hand-over id)` when it is done, or an earlier sheet is wanted again.
    """

    sheet_wanted = Signal(str)

    def __init__(self, desk: Desk, held: Held) -> None:
        super().__init__(desk, _("Hand over the files of {name}", name=held.member.name))
        self._held = held
        self._names = {one.id: one.name for one in held.staff}
        self.choices: dict[tuple[HeldKind, str], ComboField] = {}
        self.all_to: dict[HeldKind, ComboField] = {}
        files = held.to_hand_over
        self.add(Prose(_("staff.hand_over_help") if files else _("Nothing to hand over"), tone="ink2"))
        for kind in dict.fromkeys(one.kind for one in files):
            self._add_kind(kind, [one for one in files if one.kind is kind])
        for one in held.files:
            if one not in files:
                self.add(Notice(_("staff.drafts_stay", n=one.number, name=held.member.name), "amber"))
        self._earlier()
        self.hand = Button(_("Hand over and make the sheet"), "primary", icon="users")
        self.hand.clicked.connect(self.go_on)
        self.hand.setVisible(bool(files))
        self.foot(self.hand)

    def chosen(self) -> tuple[Taken, ...]:
        """What somebody was chosen for."""
        return tuple(
            Taken(kind=kind, id=file_id, to_id=str(field.value()))
            for (kind, file_id), field in self.choices.items()
            if field.value() not in (None, STAYS)
        )

    def go_on(self) -> None:
        """The password once more, then everything at once."""
        self.said.hide()
        if not self.chosen():
            self.refuse(DeskError("hand_over.nothing"))
            return
        text = _("{n} files change hands now.", n=len(self.chosen()))
        ask_password(
            self.desk, self, self._confirmed, title=self.title.text(), text=text, act=_("Hand these over")
        )

    def _confirmed(self, confirmed: Confirmed) -> None:
        self.desk.do(
            self, self._done, hand_over, confirmed, self._held.member.id, self.chosen(), failed=self.refuse
        )

    def _done(self, done: HandOver) -> None:
        self.finished.emit(_told(done))
        self.sheet_wanted.emit(done.id)

    def _add_kind(self, kind: HeldKind, files: list[HeldFile]) -> None:
        head = Row(gap=12)
        head.addWidget(Label(f"{term(kind)}  {len(files)}", "section"))
        head.addStretch(1)
        common = [one for one in self._names if all(one in file.takers for file in files)]
        every = ComboField(
            f"all_{kind}", "", [(STAYS, _("All to …")), *((one, self._names[one]) for one in common)]
        )
        every.set_value(STAYS)
        every.control.setAccessibleName(_("All of these to"))
        every.changed.connect(partial(self._all_of, kind))
        self.all_to[kind] = every
        if kind is HeldKind.COUNSELLING:
            every.hide()  # each client chooses
        head.addWidget(size(every, width=220))
        self.add(head)
        if kind is HeldKind.COUNSELLING:
            self.add(Prose(_("hand_over.client_chooses"), "small", tone="ink2"))
        if not all(file.takers for file in files):
            booked = kind is HeldKind.APPOINTMENT
            said = _("hand_over.nobody_free") if booked else _("hand_over.no_taker")
            self.add(Notice(said, "amber"))
        listed = Column(gap=0)
        for file in files:
            listed.addWidget(rule())
            listed.addWidget(self._line(file))
        self.add(listed)

    def _line(self, file: HeldFile) -> QWidget:
        line = QWidget()
        across = Row(line, gap=16)
        words = Column(gap=0)
        words.addStretch(1)
        words.addWidget(Label(file.number, wrap=True))
        since = whole_day(file.since) if file.since else ""
        second = " · ".join(part for part in (self.desk.shown(file.second), since) if part)
        if second:
            words.addWidget(Label(second, "small", wrap=True))
        words.addStretch(1)
        nobody = _("stays") if file.takers else _("Nobody can take it")
        options = [(STAYS, nobody), *((one, self._names[one]) for one in file.takers)]
        field = ComboField(f"{file.kind}_{file.id}", "", options)
        field.set_value(STAYS)
        field.control.setAccessibleName(_("{number}: who takes it", number=file.number))
        self.choices[file.kind, file.id] = field
        across.addLayout(words, 1)
        across.addWidget(size(field, width=220))
        return size(line, min_height=56)

    def _all_of(self, kind: HeldKind) -> None:
        wanted = self.all_to[kind].value()
        for (of, _file_id), field in self.choices.items():
            if of is kind:
                field.set_value(wanted)

    def _earlier(self) -> None:
        for one in self._held.earlier:
            row = Row(gap=12)
            said = _("{day}: {n} files handed over", day=whole_day(one.at.date()), n=len(one.lines))
            row.addWidget(Label(said, "small"))
            row.addStretch(1)
            again = Button(_("The sheet"), "text", icon="printer")
            again.clicked.connect(partial(self.sheet_wanted.emit, one.id))
            row.addWidget(again)
            self.add(row)


def _told(done: HandOver) -> str:
    """What went over, and of sealed texts only where there are any."""
    told = [_("staff.handed_over", n=len(done.lines))]
    if done.granted:
        told.append(_("staff.texts_given", n=done.granted))
    if done.waiting:
        told.append(_("staff.texts_waiting", n=done.waiting))
    return _("; ").join(told)
