"""Adding somebody, or changing name, roles and certificate."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import Signal

from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.staff_state import check_member
from mediation_desk.errors import DeskError
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.staff import add_member, change_member
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.ui.pages.staff.panel import Panel
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, term

FORM = "staff_member"


class MemberForm(Form):
    """Name, roles, certificate; `read()` gives them on top of whoever is changed."""

    def __init__(self, member: Staff | None) -> None:
        super().__init__()
        self._member = member or Staff(id="", name="", roles=frozenset())
        self.name = TextField("name", _("Name"), max_length=60)
        self.roles = TogglesField(
            "roles",
            _("Roles"),
            [(role, term(role)) for role in Role],
            helper=_("One person may hold several"),
        )
        self.certificate = TextField("certificate", _("Certificate"), max_length=120, optional=True)
        self.add(self.name)
        self.add(self.roles)
        self.add(self.certificate)
        self.filling(True)
        self.name.set_value(self._member.name)
        self.roles.set_value(tuple(self._member.roles))
        self.certificate.set_value(self._member.certificate)
        self.filling(False)

    def read(self) -> Staff:
        """What was typed."""
        return replace(
            self._member,
            name=self.name.value().strip(),
            roles=frozenset(self.roles.value()),
            certificate=self.certificate.value().strip(),
        )

    def half_typed(self) -> str:
        """What a draft keeps."""
        typed = {
            "name": self.name.value(),
            "roles": [role.value for role in self.roles.value()],
            "certificate": self.certificate.value(),
        }
        return json.dumps(typed, ensure_ascii=False)

    def put_half_typed(self, text: str | None) -> None:
        """Show a draft."""
        if text is None:
            return
        typed = json.loads(text)
        self.filling(True)
        self.name.set_value(typed["name"])
        self.roles.set_value(tuple(Role(role) for role in typed["roles"]))
        self.certificate.set_value(typed["certificate"])
        self.filling(False)


class MemberPanel(Panel):
    """`member` None adds somebody (`put_on_list` says who); what is typed is a draft until it is kept."""

    put_on_list = Signal(str)

    def __init__(self, desk: Desk, member: Staff | None) -> None:
        super().__init__(desk, _("Add a colleague") if member is None else _("Name, roles, certificate"))
        self._member = member
        self.form = MemberForm(member)
        self.form.submitted.connect(self.go_on)
        self.keep = Button(_("Put on the list") if member is None else _("Keep these"), "primary")
        self.keep.clicked.connect(self.go_on)
        if member is None:
            self.add(Prose(_("staff.add_help"), tone="ink2"))
        elif member.id == desk.staff.id:
            self.add(Prose(_("Your own roles change from your next sign-in on."), tone="ink2"))
        self.add(self.form)
        self.foot(self.keep)
        self._draft = desk.draft(self.form, FORM, member.id if member else "")
        self.form.typed.connect(lambda: self._draft.typed(self.form.half_typed))
        self._draft.look(self.form.put_half_typed)

    def go_on(self) -> None:
        """Keep it, with the password typed once more."""
        self.form.clear_errors()
        self.said.hide()
        typed, before = self.form.read(), self._member
        try:
            check_member(typed)  # nobody types a password for a form that is not whole
        except DeskError as error:
            self._refused(error)
            return
        if before is None:
            title = _("Put {name} on the list", name=typed.name)
            ask_password(self.desk, self, self._add, title=title, act=_("Put on the list"))
        elif before.roles != typed.roles:
            title = _("Change the roles of {name}", name=before.name)
            ask_password(self.desk, self, self._change, title=title, act=_("Change the roles"))
        else:
            title = _("Change what is kept of {name}", name=before.name)
            ask_password(self.desk, self, self._change, title=title, act=_("Keep these"))

    def _add(self, confirmed: Confirmed) -> None:
        self.desk.do(self, self._added, add_member, confirmed, self.form.read(), failed=self._refused)

    def _change(self, confirmed: Confirmed) -> None:
        typed = self.form.read()
        self.desk.turn(self, self._changed, change_member, confirmed, typed, failed=self._refused)

    def _added(self, added: Staff) -> None:
        self._draft.drop()
        self.put_on_list.emit(added.id)
        self.finished.emit(_("{name} is on the list now", name=added.name))

    def _changed(self, _nothing: object) -> None:
        self._draft.drop()
        self.finished.emit(_("Kept"))

    def _refused(self, error: DeskError) -> None:
        self.refuse(error, self.form)
