"""The whole window given to a client who fills a scale in, until the counsellor types their password.

Only this face is shown then: nothing of the desk is seen and none of its keys acts. Every answer is kept at
once in a sealed draft, so that neither a lock nor a crash loses one.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from mediation_desk.domain.scale import Answers, Filling, FillingWay, ScaleResult, sealed_text
from mediation_desk.domain.scale_wording import scale_words
from mediation_desk.errors import DeskError
from mediation_desk.services import scales
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.scale_sheet import ScaleSheet
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _, sentence

COLUMN = 840


def hand_over(desk: Desk, filling: Filling, answers: Answers, *, trained: bool = False) -> ClientFace:
    """Give the window to the client; it comes back by the counsellor's password alone.

    A danger in the answers then leads to the risk protocol at once.
    """
    face = ClientFace(desk, filling, answers, trained=trained)
    desk.cover_wanted.emit(face)
    return face


class ClientFace(QWidget):
    """Beginning, questions, what was left out, and the end; `taken_back` with the result, if one was kept."""

    taken_back = Signal(object)

    def __init__(self, desk: Desk, filling: Filling, answers: Answers, *, trained: bool = False) -> None:
        super().__init__()
        self._desk, self._filling, self._trained = desk, filling, trained
        self._result: ScaleResult | None = None
        self._refused = ""
        self._sent = self._confirmed = False
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Questionnaire"))
        self.sheet = ScaleSheet(scale_words(filling.scale, desk.choices.now.language), answers)
        self._draft = desk.draft(self, scales.DRAFT, filling.key)
        count = len(answers.items)
        self.begin = _Stop(
            _("{n} questions, about three minutes", n=count),
            _("Only your counsellor sees the answers. You may leave a question out, or stop at any time."),
            _("Begin"),
        )
        self.rest = _Stop("", _("You can look at them again, or finish like this."), _("Look again"))
        self.finish = Button(_("Finish like this"), "text", big=True)
        self.rest.add(self.finish)
        self.end = _Stop(
            _("Please give the screen back to your counsellor"),
            _("Thank you. If anything is hard to bear right now, please tell your counsellor at once."),
        )
        self.resume = Button(_("Go on answering"), big=True)
        self.mine = Button(_("I am the counsellor"), "quiet", big=True, icon="lock")
        self.end.add(self.resume, self.mine)
        self._pages = Stack()
        for page in (self.begin, self.sheet, self.rest, self.end):
            self._pages.addWidget(page)
        self._listen()
        self._lay_out()
        if any(one is not None for one in answers.items):
            self.show_page(self.sheet)
        else:
            self.show_page(self.begin)

    def show_page(self, page: QWidget) -> None:
        """Show one of the four."""
        self._pages.setCurrentWidget(page)
        if page is self.sheet:
            self.sheet.list.take_focus()
        else:
            page.setFocus()

    @property
    def page(self) -> QWidget:
        """What is shown."""
        return self._pages.currentWidget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Backspace goes back, Esc takes a break; nothing else does anything."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QPushButton):
                focused.click()
            elif self.page is self.sheet:
                self.sheet.go_on()
            elif isinstance(self.page, _Stop):
                self.page.go.click()
        elif event.key() == Qt.Key.Key_Escape and self.page is self.sheet:
            self._stop()
        elif event.key() == Qt.Key.Key_Backspace and self.page is self.sheet:
            self.sheet.go_back()
        event.accept()

    # --- what the client does -----------------------------------------------------------------------------

    def _typed(self, answers: Answers) -> None:
        text = sealed_text(answers)
        self._draft.typed(lambda: text)
        self._draft.keep_now()

    def _through(self) -> None:
        missing = self.sheet.answers.missing
        if not missing:
            self._finish()
            return
        self.rest.say(_("You left out {n} of the questions", n=missing))
        self.finish.setVisible(missing < len(self.sheet.answers.items))
        self.show_page(self.rest)

    def _finish(self) -> None:
        self.resume.hide()
        self.end.say(_("Please give the screen back to your counsellor"))
        self.show_page(self.end)
        self._keep()

    def _stop(self) -> None:
        self.resume.setVisible(not self._sent)
        self.show_page(self.end)

    def _look_again(self) -> None:
        self.sheet.show_left_out()
        self.show_page(self.sheet)

    def _keep(self) -> None:
        if self._sent:
            return
        self._sent = True
        self._desk.do(
            self,
            self._kept,
            scales.save_scale,
            self._filling,
            self.sheet.answers,
            FillingWay.SCREEN,
            self._trained,
            failed=self._not_kept,
        )

    def _kept(self, result: ScaleResult) -> None:
        self._result = result
        if self._confirmed:
            self._leave()

    def _not_kept(self, error: DeskError) -> None:
        self._sent = False
        self._refused = sentence(error)  # said once the counsellor is back: the draft still has the answers
        if self._confirmed:
            self._leave()

    # --- back to the counsellor ---------------------------------------------------------------------------

    def _ask(self) -> None:
        ask_password(
            self._desk,
            self,
            self._back,
            title=_("Take the screen back"),
            act=_("Take it back"),
        )

    def _back(self, _confirmed: Confirmed) -> None:
        self._confirmed = True
        if not self._sent and self.sheet.answers.at_risk:
            self._keep()  # left unfinished, but item 9 was answered: that does not wait
        elif not self._sent or self._result is not None or self._refused:
            self._leave()

    def _leave(self) -> None:
        result = self._result
        self._desk.cover_wanted.emit(None)
        if self._refused:
            self._desk.notice(self._refused, "red", of=self)
        if result is not None and result.alert:
            self._desk.go("crisis", result.id)
        elif result is not None and result.answers is not None and result.answers.risk_unasked:
            self._desk.notice(_("Item 9 was left out. Please ask it face to face."))
        self.taken_back.emit(result)

    def _listen(self) -> None:
        self.sheet.answered.connect(self._typed)
        self.sheet.ended.connect(self._through)
        self.sheet.stopped.connect(self._stop)
        self.begin.go.clicked.connect(self._look_again)
        self.rest.go.clicked.connect(self._look_again)
        self.finish.clicked.connect(self._finish)
        self.resume.clicked.connect(self._look_again)
        self.mine.clicked.connect(self._ask)

    def _lay_out(self) -> None:
        row = Row(self, margin=(24, 32, 24, 24))
        row.addStretch(1)
        row.addWidget(self._pages, 100)
        row.addStretch(1)
        style.on_refit(self._pages, lambda: self._pages.setMaximumWidth(style.px(COLUMN)))


class _Stop(QWidget):
    """One sentence, a word more, a button that goes on (none at the end) and others under it."""

    spoken_as = Role.Document

    def __init__(self, title: str, text: str, act: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = Prose(title, "client")
        self.go = Button(act, "primary", big=True)
        self._others = Row(gap=16)
        column = Column(self, gap=16)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(Prose(text, "answer", tone="ink2"))
        column.addSpacing(24)
        first = Row(gap=16)
        first.addWidget(size(self.go, min_width=174, height=56))
        first.addLayout(self._others)
        first.addStretch(1)
        column.addLayout(first)
        column.addStretch(3)
        self.go.setVisible(bool(act))
        self.setAccessibleName(title)

    def say(self, title: str) -> None:
        """Another sentence."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add(self, *buttons: Button) -> None:
        """Buttons beside the one that goes on."""
        for button in buttons:
            self._others.addWidget(size(button, height=56))
