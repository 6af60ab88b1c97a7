"""After a restore: its receipt, and what came back with it that had gone, each to be decided on."""

from __future__ import annotations

from functools import partial

from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.leaving import bring_back
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.returned import Returned, ReturnedCase, destroy_again, returned
from mediation_desk.ui.copy_words import moment_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, sentence

_HEAD_SHOWN = 16


class AfterRestorePage(Page):
    """`desk.go("after_restore")`: the facts of the last restore, people held back, dossiers come back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("After the restore"))
        back = IconButton(_("Back"), "chevron-left")
        back.clicked.connect(partial(desk.go, "backup"))
        self.head.set_lead(back)
        self.again = Button(_("Destroy all of them again"), "primary", icon="archive")
        self.again.clicked.connect(self.primary)
        self._known: Returned | None = None
        self._column = Column(gap=16)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        self.head.add_button(self.again)
        self.again.hide()
        desk.changed.connect(self._changed)

    def opened(self, *_args: object) -> None:
        """Ask for what is open."""
        self.desk.ask(self, self._show, returned)

    def primary(self) -> None:
        """Destroy again what a restore brought back."""
        ids = [one.case_id for one in self._ready()]
        if not ids or Role.DIRECTOR not in self.desk.staff.roles:
            return

        def confirmed(said: Confirmed) -> None:
            self.desk.turn(self, self._gone, destroy_again, said, ids)

        ask_password(
            self.desk,
            self,
            confirmed,
            title=_("Destroy all of them again"),
            text=_("again.what", which="、".join(one.number for one in self._ready())),
            act=_("Destroy again"),
        )

    def _ready(self) -> list[ReturnedCase]:
        return [one for one in (self._known.cases if self._known else ()) if not one.refused]

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"case", "staff", "destruction"}:
            self.opened()

    def _gone(self, numbers: tuple[str, ...]) -> None:
        self.desk.toast(_("Destroyed again: {which}", which="、".join(numbers)))
        self.opened()

    def _show(self, known: Returned | None) -> None:
        self._known = known
        clear(self._column)
        director = Role.DIRECTOR in self.desk.staff.roles
        self.again.setVisible(director and bool(self._ready()))
        if known is None:
            self._column.addWidget(
                EmptyState(_("This register was never restored"), _("After a restore it is told here."))
            )
            return
        self._column.addWidget(self._facts(known))
        if known.people:
            self._column.addWidget(self._people(known.people, director=director))
        if known.cases:
            self._column.addWidget(self._cases(known.cases))
        if not known.open:
            self._column.addWidget(Notice(_("Nothing that came back waits for a decision."), "pine"))

    def _facts(self, known: Returned) -> Sheet:
        one, today = known.restored, self.desk.today()
        lost = f"{one.acts_lost:,}" if one.seen_entries else _("not known")
        sheet = Sheet(_("Receipt of the restore"), margin=24, gap=8)
        copy = (_("From the copy of"), f"{moment_said(one.copy_made_at, today)} · {one.copy_name}")
        facts = (
            (_("Restored"), moment_said(one.restored_at, today)),
            *(() if one.saved else (copy,)),
            (_("Restored by"), known.by or _opened_by(one.by)),
            (
                _("Journal"),
                _("{n} entries, last {head}", n=f"{one.entries:,}", head=one.head[:_HEAD_SHOWN]),
            ),
            (_("Acts to be entered again"), lost),
            (_("The former register lies beside, as"), one.aside or "—"),
        )
        for number, (name, value) in enumerate(facts):
            if number:
                sheet.add(rule())
            line = Row(gap=12)
            line.addWidget(Label(name, "small", tone="ink2"))
            line.addStretch(1)
            line.addWidget(Label(value))
            sheet.body.addLayout(line)
        return sheet

    def _people(self, people: tuple[Staff, ...], *, director: bool) -> Sheet:
        sheet = Sheet(_("People who had left"), margin=24, gap=8)
        sheet.add(Prose(_("again.people"), "small", tone="ink2"))
        for one in people:
            line = Row(gap=12)
            line.addWidget(Label(one.name))
            line.addStretch(1)
            if director:
                let_in = Button(_("Let sign in again"))
                let_in.clicked.connect(partial(self._let_in, one))
                remove = Button(_("Remove in the staff list"))
                remove.clicked.connect(partial(self.desk.go, "staff"))
                line.addWidget(let_in)
                line.addWidget(remove)
            sheet.body.addLayout(line)
        return sheet

    def _let_in(self, one: Staff) -> None:
        def confirmed(said: Confirmed) -> None:
            self.desk.turn(self, lambda _none: self.opened(), bring_back, said, one.id)

        ask_password(
            self.desk,
            self,
            confirmed,
            title=_("Let sign in again"),
            text=_("again.let_in", who=one.name),
            act=_("Let sign in again"),
        )

    def _cases(self, cases: tuple[ReturnedCase, ...]) -> Sheet:
        sheet = Sheet(_("To be destroyed again"), margin=24, gap=8)
        sheet.add(Prose(_("again.cases"), "small", tone="ink2"))
        for one in cases:
            line = Row(gap=12)
            line.addWidget(Label(one.number))
            line.addStretch(1)
            if one.refused:
                line.addWidget(
                    Label(sentence(DeskError(one.refused, number=one.number)), "small", tone="amber")
                )
            sheet.body.addLayout(line)
        return sheet


def _opened_by(kind: str) -> str:
    """Nobody was signed in: the copy was opened by card or sheets."""
    return _("Two keepers' sheets") if kind == "keepers" else _("Restore card")
