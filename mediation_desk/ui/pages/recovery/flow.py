"""What the ways on this page share: a sheet with faces, back and on, one place for what is refused."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.words import _, sentence


class Flow(QWidget):
    """One way from its first face to its end.

    `done` carries the sentence of the finished act, `given_up` says that nothing was changed. Subclasses add
    faces by `add_face`, answer `go_on` and `go_back`, and say by `begun` whether leaving loses something.
    """

    done = Signal(str)
    given_up = Signal()

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__()
        self.desk = desk
        self.sheet = Sheet(title, margin=24, gap=16)
        self.said = Notice("", "red")
        self.said.hide()
        self.faces = Stack()
        self.stop = Button(_("Back to the overview"), "text")
        self.back, self.on = Button(_("Back")), Button(_("Next"), "primary")
        self.stop.clicked.connect(self.given_up)
        self.back.clicked.connect(self.go_back)
        self.on.clicked.connect(self.go_on)
        self.sheet.add(self.said)
        self.sheet.add(self.faces, 1)
        buttons = Row(gap=12)
        buttons.addWidget(self.stop)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.on)
        self.sheet.add(buttons)
        column = Column(self)
        column.addWidget(self.sheet)

    @property
    def begun(self) -> bool:
        """Whether leaving now would lose something typed or printed."""
        return False

    def go_on(self) -> None:
        """To the next face, or to the end."""

    def go_back(self) -> None:
        """To the face before."""

    def forget(self) -> None:
        """Let go of every secret; called when the way is left."""

    def add_face(self, face: QWidget) -> None:
        """One more face; it scrolls when it is too tall, and a form's Ctrl+Enter goes on."""
        self.faces.addWidget(scrolling(face))
        if isinstance(face, Form):
            face.submitted.connect(self.go_on)

    def refuse(self, form: Form | None, error: DeskError) -> None:
        """Say what was refused beside its field, or above."""
        self.on.allow()
        if form is None or not form.show_fault(error):
            self.said.say(sentence(error))
            self.said.show()

    def hush(self) -> None:
        """Take away what was said above."""
        self.said.hide()
