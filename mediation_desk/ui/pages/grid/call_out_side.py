"""One call-out at the right: typed, kept, opened again to be put right."""

from __future__ import annotations

from mediation_desk.domain.corps import CallOut, Corps
from mediation_desk.errors import DeskError
from mediation_desk.services.corps import keep_call_out
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.call_out import CallOutForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class CallOutSide(Sheet):
    """`begin(call, about)` opens one, `begin_new(corps)` an empty one; what is typed is a draft."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Enter a call-out"), scrolls=True, gap=12)
        self._desk = desk
        self.form = CallOutForm(desk)
        self.form.submitted.connect(self.keep)
        self._draft = desk.draft(self.form, "call_out", "")
        self.form.typed.connect(lambda: self._draft.typed(self.form.text))
        self.verb = Button(_("Keep the call-out"))
        self.verb.clicked.connect(self.keep)
        below = Row(gap=12)
        below.addWidget(self.verb)
        below.addStretch(1)
        self.add(self.form)
        self.add(below)
        self.body.addStretch(1)
        self._begun = False

    def offer(self, corps: tuple[Corps, ...]) -> None:
        """The corps to choose from; the first time an empty form begins."""
        self.form.offer(tuple(one for one in corps if one.disbanded_on is None))
        if not self._begun and corps:
            self.begin_new(corps[0].id, focus=False)

    def begin_new(self, corps_id: str, *, focus: bool = True) -> None:
        """An empty form for a call-out of today."""
        self.set_title(_("Enter a call-out"))
        self.begin(CallOut(id="", corps_id=corps_id, on=self._desk.today(), what=""), "")
        if focus:
            self.form.fields["what"].setFocus()

    def begin(self, call: CallOut, about: str) -> None:
        """Show one to be put right; what was typed of it comes back."""
        self.put_by()
        self._begun = True
        if call.id:
            self.set_title(_("Call-out"))
        self.form.clear_errors()
        self.form.write(call)
        self.form.show_about(about)
        self._draft.deleteLater()
        self._draft = self._desk.draft(self.form, "call_out", call.id)
        self._draft.look(lambda text: self.form.put_text(text) if text else None)

    def put_by(self) -> None:
        """Half typed is a draft."""
        self._draft.put_by()

    def keep(self) -> None:
        """Hand what is typed over."""
        self.form.clear_errors()
        try:
            call = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self._desk.do(self, self._kept, keep_call_out, call, self.form.about(), failed=self._refused)

    def _kept(self, call: CallOut) -> None:
        self.form.settle()  # what is still to be noted of this one is noted before it is dropped
        self._draft.drop()
        self._desk.toast(_("The call-out is kept"))
        self.begin_new(call.corps_id)

    def _refused(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self._desk.refuse(fault, of=self)
