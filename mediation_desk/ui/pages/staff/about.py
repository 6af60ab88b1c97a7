"""The inspector: how somebody stands, and what may be done about it by whoever looks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal

from mediation_desk.domain.staff import Role
from mediation_desk.domain.staff_state import StaffState
from mediation_desk.services.access import CONTACT_WRITE, STAFF_RESET, STAFF_WRITE
from mediation_desk.services.office_files import OfficeFiles
from mediation_desk.services.staff import StaffLine
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.inspector import Inspector
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Row, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.pages.staff.columns import HERE, TONES
from mediation_desk.ui.saying import roles_of, whole_day
from mediation_desk.words import _, term


class About(Inspector):
    """`wanted(act, line)` when a button is pressed; `office` is what a director may give."""

    wanted = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Colleague"))
        self._desk = desk
        self.line: StaffLine | None = None
        self.acts: dict[str, Button] = {}
        self._office_said = False

    def show_line(self, line: StaffLine | None) -> None:
        """Show somebody, or nobody."""
        self.line = line
        clear(self.body)
        self.acts = {}
        self._office_said = False
        if line is None:
            self.set_title(_("Colleague"))
            self.add(Prose(_("Choose somebody from the list."), tone="ink2"))
            self.body.addStretch(1)
            return
        self.set_title(line.member.name)
        tone, icon = TONES[line.state]
        state = Row(gap=8)
        state.addWidget(Chip(term(line.state), tone, icon=icon))
        if line.since is not None:
            state.addWidget(Label(_("since {day}", day=whole_day(line.since.date())), "small"))
        state.addStretch(1)
        self.add(state)
        self.add(Label(roles_of(line.member), wrap=True))
        if line.member.certificate:
            self.add(Label(_("Certificate {number}", number=line.member.certificate), "small", wrap=True))
        if line.last_director:
            self.add(Notice(_("The only director who signs in: neither suspended nor removed."), "neutral"))
        for act, words, icon in self._offered(line):
            button = Button(words, "danger" if act == "remove" else "secondary", icon=icon)
            button.clicked.connect(partial(self.wanted.emit, act, line))
            self.acts[act] = button
            self.add(button)
        self.body.addStretch(1)

    def show_office(self, staff_id: str, found: OfficeFiles) -> None:
        """Say what this person's office lacks, and offer what may be given; once, and of whoever is shown."""
        line = self.line
        if line is None or line.member.id != staff_id or not found.lacking or self._office_said:
            return
        self._office_said = True
        said = _("office.lacking", n=found.lacking, mine=found.mine)
        acts = [(_("Give them in one act"), partial(self.wanted.emit, "office", line))] if found.mine else []
        self.body.insertWidget(2, Notice(said, "amber", acts=acts))

    def _offered(self, line: StaffLine) -> Iterator[tuple[str, str, str]]:
        who, member, state = self._desk.staff, line.member, line.state
        own, director = member.id == who.id, Role.DIRECTOR in who.roles
        if own:
            yield "own_password", _("Change my password"), "lock"
        if state is StaffState.REMOVED:
            if director:
                yield "hand_over", _("Hand-overs so far"), "history"
            return
        if (director or own) and who.roles & CONTACT_WRITE:
            yield "hand_over", _("Hand over …"), "users"
        if not who.roles & STAFF_WRITE or (Role.DIRECTOR in member.roles and not director):
            return
        yield "change", _("Name, roles, certificate"), "pencil"
        if who.roles & STAFF_RESET and not own:
            if state is StaffState.WITHOUT:
                yield "give", _("Let them sign in"), "key"
            elif state is StaffState.SIGNS_IN:
                yield "reset", _("Give a new password"), "key"
        if own or line.last_director:
            return
        if state in HERE:
            yield "suspend", _("Suspend for a time"), "lock"
        else:
            yield "bring_back", _("Bring back"), "lock-open"
        yield "remove", _("Remove …"), "trash"
