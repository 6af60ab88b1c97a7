"""The pages of the first start in one sheet: steps can be gone back, and nothing typed is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediation_desk.documents import pdf, preview
from mediation_desk.documents.restore_card import CardFacts, restore_card
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.restore_card import grouped
from mediation_desk.errors import DeskError
from mediation_desk.services import opening
from mediation_desk.services.related_names import related_names
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.first_start.card_step import CardStep
from mediation_desk.ui.first_start.centre_step import CentreStep
from mediation_desk.ui.first_start.creating import Creating
from mediation_desk.ui.first_start.password_step import PasswordStep
from mediation_desk.ui.first_start.place_step import PlaceStep
from mediation_desk.ui.first_start.staff_step import StaffStep
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.reading_order import ReadingOrder
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.steps import Steps
from mediation_desk.ui.print_pages import print_pages
from mediation_desk.ui.seams import Clock, Files
from mediation_desk.ui.unlock import foot_line
from mediation_desk.words import N_, _, sentence

_STEPS = (N_("Place"), N_("Centre"), N_("Staff"), N_("Password"), N_("Restore card"))
_TITLES = (
    N_("Welcome to the mediation desk"),
    N_("The centre and its bodies"),
    N_("Who works here"),
    N_("Your password"),
)


class FirstStartPage(ReadingOrder):
    """Asks, creates, shows the card; `opened` carries the Session of the new register."""

    help_place = "face.first_start"

    opened = Signal(object)
    restore = Signal()
    read_copy = Signal()
    broke = Signal(object)

    def __init__(
        self,
        *,
        folder: Path,
        state_folder: Path,
        thread: RegisterThread,
        clock: Clock,
        choices: Choices,
        files: Files,
        kdf_cost: Any = None,
    ) -> None:
        super().__init__()
        self._state, self._thread, self._clock, self._files = state_folder, thread, clock, files
        self._cost = kdf_cost
        self._created: opening.Created | None = None
        self.place = PlaceStep(folder, files)
        self.centre = CentreStep()
        self.staff = StaffStep()
        self.password = PasswordStep(self._related)
        self.card: CardStep | None = None
        self.forms: tuple[Form, ...] = (self.place, self.centre, self.staff, self.password)
        self.steps = Steps([_(word) for word in _STEPS])
        self.said = Notice("", "red")
        self.said.hide()
        self.sheet = Sheet(_(_TITLES[0]), margin=24, gap=16)
        self.stack = Stack()
        self.back, self.on = Button(_("Back")), Button(_("Next"), "primary")
        self.from_copy = Button(_("Restore from a copy"), "quiet", icon="history")
        self.from_copy.clicked.connect(self.restore)
        self.copy = Button(_("Read a backup copy"), "quiet", icon="eye")
        self.copy.clicked.connect(self.read_copy)
        self._lay_out(choices)
        for form in self.forms:
            form.column.addStretch(1)
            self.stack.addWidget(scrolling(form))
            form.submitted.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.on.clicked.connect(self.go_on)
        self._show(0)

    @property
    def at(self) -> int:
        """The step shown, from 0; creating is 4, the card 5."""
        return self.stack.currentIndex()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the first field of the step."""
        super().focusInEvent(event)
        if self.at < len(self.forms):
            next(iter(self.forms[self.at].fields.values())).setFocus(event.reason())

    def go_on(self) -> None:
        """To the next step, if this one is right."""
        self.said.hide()
        if self.at < len(self.forms):
            self._leave_form()
        elif self.card is not None and not self.card.on_to_typing():
            self.card.give()
        self._name_buttons()

    def go_back(self) -> None:
        """To the step before; what was typed stays."""
        if self.card is not None:
            self.card.back_to_card()
            self._name_buttons()
        elif 0 < self.at < len(self.forms):
            self._show(self.at - 1)

    def _leave_form(self) -> None:
        form = self.forms[self.at]
        form.clear_errors()
        try:
            form.read()
        except DeskError as fault:
            self._say(form, fault)
            return
        if self.at == len(self.forms) - 1:
            self._create()
        else:
            self._show(self.at + 1)

    def _show(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self.steps.set_current(min(at, 4))
        if at < len(_TITLES):
            self.sheet.set_title(_(_TITLES[at]))
            first = next(iter(self.forms[at].fields.values()))
            first.setFocus(Qt.FocusReason.TabFocusReason)
        self._name_buttons()

    def _name_buttons(self) -> None:
        typing = self.card is not None and self.card.faces.currentIndex() == 1
        self.back.setVisible(0 < self.at < len(self.forms) or typing)
        self.from_copy.setVisible(self.at == 0)
        self.copy.setVisible(self.at == 0)
        self.on.setVisible(self.at < len(self.forms) or self.card is not None)
        if typing:
            self.on.set_text(_("Check and open the desk"))
        elif self.card is not None:
            self.on.set_text(_("I have it on paper"))
        else:
            last = self.at == len(self.forms) - 1
            self.on.set_text(_("Create the register") if last else _("Next"))

    def _create(self) -> None:
        self.creating = Creating()
        self.stack.addWidget(self.creating)
        self.sheet.set_title(_("The register is being made"))
        self._show(len(self.forms))
        given = self.staff.read()
        wanted = opening.FirstStart(
            centre=self.centre.read(),
            first=given.first,
            members=given.others,
            password=self.password.read(),
        )
        folder, state, clock, cost = self.place.read(), self._state, self._clock, self._cost
        reached = self.creating.reached

        def work() -> opening.Created:
            return opening.create_register(folder, state, wanted, clock.now(), cost=cost, step=reached.emit)

        self._thread.send(self, work, self._made, failed=self._not_made, broke=self._broken)

    def _made(self, created: Any) -> None:
        self.creating.show_step("done")
        self.password.forget_secrets()
        self._created = created
        self.card = CardStep(created.card)
        self.card.print_wanted.connect(self._print)
        self.card.typed_back.connect(self._confirm)
        self.stack.addWidget(scrolling(self.card))
        self.sheet.set_title(_("The restore card"))
        self.stack.setCurrentIndex(self.stack.count() - 1)
        self.steps.set_current(4)
        self._name_buttons()
        self.on.setFocus(Qt.FocusReason.TabFocusReason)

    def _not_made(self, fault: DeskError) -> None:
        self._drop_creating()
        owner = next((n for n, form in enumerate(self.forms) if fault.field in form.fields), 3)
        self._show(owner)
        self._say(self.forms[owner], fault)

    def _broken(self, bug: BaseException) -> None:
        self._drop_creating()
        self._show(len(self.forms) - 1)
        self.broke.emit(bug)

    def _drop_creating(self) -> None:
        self.stack.removeWidget(self.creating)
        self.creating.deleteLater()

    def _confirm(self, typed: str) -> None:
        created, clock = self._created, self._clock
        if created is None:
            return

        def work() -> tuple[int, ...]:
            return opening.confirm_card(created.session, created.card, typed, clock.now())

        self._thread.send(self, work, self._confirmed, failed=self._say_above, broke=self.broke.emit)

    def _confirmed(self, _wrong: object) -> None:
        created = self._created
        if created is not None:
            if self.card is not None:
                self.card.clear_clipboard()
            self.opened.emit(created.session)

    def _print(self) -> None:
        created = self._created
        if created is None:
            return
        session = created.session
        facts = CardFacts(
            groups=tuple(grouped(created.card).split()),
            register=session.centre.counselling_centre,
            made_on=plain_date(self._clock.today()),
            made_by=session.staff.name,
        )
        choice = self._files.printer(self, 1)
        if choice is not None:

            def work() -> tuple[preview.PageImage, ...]:
                return preview.page_images(pdf.render(restore_card(facts)), 300 / 72)

            printing = _Printing(choice)
            self._thread.send(self, work, printing, failed=self._say_above, broke=self.broke.emit)

    def _say(self, form: Form, fault: DeskError) -> None:
        if not form.show_fault(fault):
            self._say_above(fault)

    def _say_above(self, fault: DeskError) -> None:
        self.said.say(sentence(fault))
        self.said.show()

    def _related(self) -> tuple[str, ...]:
        names = [str(field.value()) for field in self.centre.fields.values()]
        names += [self.staff.name.value(), *(row.name.value() for row in self.staff.rows)]
        return related_names(names)

    def _lay_out(self, choices: Choices) -> None:
        middle = QWidget()
        column = Column(middle, gap=16)
        head = Row(gap=16)
        head.addWidget(Label(_("Mediation Desk"), "display", tone="pine"))
        head.addStretch(1)
        head.addWidget(self.steps)
        column.addLayout(head)
        self.sheet.add(self.said)
        self.sheet.add(self.stack, 1)
        buttons = Row(gap=12)
        buttons.addWidget(self.back)
        buttons.addWidget(self.from_copy)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.on)
        self.sheet.add(buttons)
        column.addWidget(self.sheet, 1)
        size(middle, width=888, max_height=600)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addSpacing(24)
        across = Row()
        across.addStretch(1)
        across.addWidget(middle)
        across.addStretch(1)
        whole.addLayout(across, 100)
        whole.addSpacing(24)
        whole.addStretch(1)  # in a tall window the sheet stops growing, the line stays at the bottom
        whole.addWidget(foot_line(choices))


class _Printing:
    """Draws the page images on the printer chosen before."""

    def __init__(self, choice: Any) -> None:
        self._choice = choice

    def __call__(self, images: Any) -> None:
        print_pages(self._choice.printer, images)
