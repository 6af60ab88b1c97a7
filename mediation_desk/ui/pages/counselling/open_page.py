"""Opening a counselling file: for whom, of which kind, towards what; from a reception or straight away."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_file import CounsellingFile, CounsellingKind
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.party import Side
from mediation_desk.domain.person import PersonMatch
from mediation_desk.errors import DeskError
from mediation_desk.services import counselling_files, counselling_offers, receptions
from mediation_desk.services.counselling_files import NewFile
from mediation_desk.services.receptions import ReceptionView
from mediation_desk.ui import sealed_clipboard
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.layout import Row, clear, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.ui.kit.toggles import Toggle
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.ui.pages.counselling.person_finder import PersonFinder
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, sentence, term

_FORM = "counselling_open"


class ClientsField(Field):
    """Everybody offered as a button that stays pressed; more are added from the search."""

    def __init__(self) -> None:
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder)
        super().__init__(
            "clients", _("Clients"), self._holder, helper=_("Found at the right, one click each.")
        )
        self._buttons: dict[str, Toggle] = {}
        self.names: dict[str, str] = {}

    def offer(self, person_id: str, name: str, shown: str, *, on: bool) -> None:
        """One more person, pressed or not."""
        if person_id not in self._buttons:
            self.names[person_id] = name
            button = self._buttons[person_id] = Toggle(shown)
            button.toggled.connect(self._was_changed)
            self._flow.addWidget(button)
        self._buttons[person_id].setChecked(on)

    def value(self) -> tuple[str, ...]:
        """Ids of those chosen, in the order offered."""
        return tuple(one for one, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: object) -> None:
        """Press these."""
        wanted = value if isinstance(value, list | tuple) else ()
        for one, button in self._buttons.items():
            button.setChecked(one in wanted)

    def empty(self) -> None:
        """Offer nobody."""
        clear(self._flow)
        self._buttons, self.names = {}, {}


class OpenFileForm(Form):
    """`read()` gives what the file begins with."""

    def __init__(self) -> None:
        super().__init__(gap=16)
        self.reception_id: str | None = None
        self.clients = ClientsField()
        self.kind = SegmentsField(
            "kind", _("Kind of counselling"), [(one, term(one)) for one in CounsellingKind]
        )
        self.goals = MultilineField(
            "goals",
            _("What you work towards"),
            helper=_("In the client's words. Sealed like a note; may be written later."),
            rows=3,
            optional=True,
        )
        sealed_clipboard.guard(self.goals.edit)
        for field in (self.clients, self.kind, self.goals):
            self.add(field)

    def read(self) -> NewFile:
        """The new file; DeskError names the field."""
        if not self.clients.value():
            raise DeskError("counselling.client_needed", field="clients")
        if self.kind.value() is None:
            raise DeskError("counselling.kind_needed", field="kind")
        return NewFile(
            client_ids=self.clients.value(),
            kind=self.kind.value(),
            goals=self.goals.value(),
            reception_id=self.reception_id,
        )

    def text(self) -> str:
        """What is typed so far, as JSON."""
        kind = self.kind.value()
        chosen = [[one, self.clients.names[one]] for one in self.clients.value()]
        kept = {
            "clients": chosen,
            "kind": kind.value if kind else None,
            "goals": self.goals.edit.toPlainText(),
        }
        return json.dumps(kept, ensure_ascii=False)


class CounsellingOpenPage(Page):
    """`desk.go("counselling_open", reception id)`; without a reception people are looked up by name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Open a counselling file"))
        self._offer_id = ""
        self.act = Button(_("Open the file"), "primary", icon="check")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        self.head.add_button(self.act)
        self.form = OpenFileForm()
        self.form.submitted.connect(self.primary)
        self.form.typed.connect(self._typed)
        self._draft: Draft | None = None
        self._notices = NoticePlace()
        self.body.setSpacing(0)
        self.body.addLayout(self._notices)
        self.number = ListedStrip(desk, Series.COUNSELLING)
        self.body.addWidget(self.number)
        across = Row(gap=16)
        sheet = Sheet(_("The file"), scrolls=True)
        sheet.add(self.form)
        sheet.body.addStretch(1)
        across.addWidget(sheet, 1)
        self._look_up = Sheet(_("Look somebody up"))
        self.finder = PersonFinder(desk)
        self.finder.chosen.connect(self._add)
        self._look_up.add(self.finder, 1)
        across.addWidget(size(self._look_up, width=264))
        self.body.addLayout(across, 1)
        desk.masked_changed.connect(self._masked)

    def opened(self, *args: object) -> None:
        """A reception's id, if the file comes from one; "" and an offer's id, if a couple accepted that."""
        self.left()
        self._offer_id = str(args[1]) if len(args) > 1 else ""
        self.number.look()
        self.form.reception_id = str(args[0]) if args and args[0] else None
        self.form.filling(True)
        self.form.clients.empty()
        self.form.kind.set_value(None)
        self.form.goals.set_value("")
        self.form.filling(False)
        self._notices.say(None)
        self.finder.known = ()
        self.finder.empty()
        if self.form.reception_id:
            self.desk.ask(self, self._offer, receptions.get_reception, self.form.reception_id)
        self._draft = self.desk.draft(self.form, _FORM, self.form.reception_id or "")
        self._draft.look(self._put_draft)

    def left(self) -> bool:
        """What was typed is kept as a draft."""
        if self._draft is not None:
            self._draft.put_by()
            self._draft = None
        return True

    def primary(self) -> None:
        """Open it."""
        if not self.act.isEnabled() or self.desk.masked:
            return
        self.form.clear_errors()
        try:
            wanted = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.act.block(_("Being opened"))
        self.desk.do(
            self,
            self._opened_file,
            counselling_files.open_counselling_file,
            wanted,
            listed=self.number.value(),
            failed=self._refused,
        )

    def panes(self) -> tuple[QWidget, ...]:
        """The file, then the people."""
        return self.form, self._look_up

    def _opened_file(self, file: CounsellingFile) -> None:
        self.act.allow()
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self.desk.toast(_("Opened: {number}", number=file.number))
        if self._offer_id:
            self.desk.do(self, _nothing, counselling_offers.offer_led_to_file, self._offer_id, file.id)
        self.desk.go("counselling_file", file.id)

    def _refused(self, fault: DeskError) -> None:
        self.act.allow()
        if not self.form.show_fault(fault):
            self._notices.say(Notice(sentence(fault), "red", closable=True))

    def _offer(self, view: ReceptionView) -> None:
        self.form.filling(True)
        for party in view.reception.parties:
            name = view.person(party.person_id).name
            seeker = party.side is Side.SEEKER
            self.form.clients.offer(party.person_id, name, self.desk.shown(name), on=seeker)
        self.form.filling(False)
        self._notices.say(Notice(_("From reception {number}", number=view.reception.number)))

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self.form.text)

    def _put_draft(self, text: str | None) -> None:
        if not text:
            return
        try:
            kept = json.loads(text)
            chosen = [(str(one), str(name)) for one, name in kept["clients"]]
            kind = CounsellingKind(kept["kind"]) if kept["kind"] else None
            goals = str(kept["goals"])
        except (ValueError, KeyError, TypeError):
            return
        self.form.filling(True)
        for one, name in chosen:
            self.form.clients.offer(one, name, self.desk.shown(name), on=True)
        self.form.kind.set_value(kind)
        self.form.goals.set_value(goals)
        self.form.filling(False)

    def _add(self, one: PersonMatch) -> None:
        self.form.clients.offer(one.person_id, one.name, self.desk.shown(one.name), on=True)
        self.finder.known = self.form.clients.value()
        self.finder.ask()

    def _masked(self, masked: bool) -> None:
        self.form.setVisible(not masked)
        self._look_up.setVisible(not masked)


def _nothing(_value: object) -> None:
    """Nobody waits for it."""
