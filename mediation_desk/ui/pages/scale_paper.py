"""A scale typed in from paper by the counsellor: the same questions, scored while they are typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.scale import (
    Answers,
    Filling,
    FillingWay,
    ScaleResult,
    empty,
    opened_text,
    score,
    sealed_text,
)
from mediation_desk.domain.scale_wording import scale_words
from mediation_desk.errors import DeskError
from mediation_desk.services import scales
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.scale_paper import ScalePaperForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import CheckBox
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, count, term

_WIDEST = 1080  # an answer stands beside its question


class ScalePaperPage(Page):
    """`desk.go("scale_paper", file id, Filling)`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Scale from paper"))
        self._file_id = ""
        self._filling: Filling | None = None
        self._draft: Draft | None = None
        self.form: ScalePaperForm | None = None
        back = Button(_("To the file"), "text")
        back.clicked.connect(self._back)
        self.act = Button(_("Keep the scale"), "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        self.head.add_button(back)
        self.head.add_button(self.act)
        self.total = Label("", "section")
        self.trained = CheckBox(_("The client is under 18; I am trained to use PHQ-9 with minors"))
        self.trained.hide()
        self._sheet = Sheet(" ", margin=(16, 16, 8, 12))
        self._place = Column(gap=0)
        self._sheet.add(self._place, 1)
        foot = Row(gap=16)
        foot.addWidget(self.total)
        foot.addStretch(1)
        foot.addWidget(Label(_("A screening only; it never says what somebody has."), "hint"))
        self._sheet.add(self.trained)
        self._sheet.add(foot)
        self.body.addWidget(self._sheet, 1)
        desk.masked_changed.connect(self._mask)

    def opened(self, *args: object) -> None:
        """A file's id and what is filled in."""
        self._keep_draft()
        if len(args) < 2 or not isinstance(args[1], Filling):
            return
        self._file_id, self._filling = str(args[0]), args[1]
        self.trained.setChecked(False)
        self.trained.hide()
        self._build(empty(self._filling.scale))

    def left(self) -> bool:
        """Nothing is lost: the draft is kept."""
        self._keep_draft()
        return True

    def primary(self) -> None:
        """Keep the scale."""
        if self.form is None or self._filling is None or not self.act.isEnabled():
            return
        self.act.block(_("It is being kept."))
        self.desk.do(
            self,
            self._kept,
            scales.save_scale,
            self._filling,
            self.form.answers(),
            FillingWay.PAPER,
            self.trained.isChecked(),
            failed=self._refused,
        )

    def panes(self) -> tuple[QWidget, ...]:
        """The questions."""
        return (self.form,) if self.form is not None else ()

    def _build(self, answers: Answers) -> None:
        clear(self._place)
        self.form, self._draft = None, None
        self.act.allow()
        if self._filling is None:
            return
        self._sheet.set_title(term(self._filling.scale))
        if self.desk.masked:
            self._place.addWidget(EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on.")))
            self.act.block(_("Masked"))
            self.total.setText("")
            return
        words = scale_words(self._filling.scale, self.desk.choices.now.language)
        self.form = ScalePaperForm(words, answers)
        self._place.addWidget(scrolling(size(self.form, max_width=_WIDEST)), 1)
        self._draft = self.desk.draft(self.form, scales.DRAFT, self._filling.key)
        self._draft.look(self._put_draft)
        self.form.changed.connect(self._typed)
        self._say()
        self.form.take_focus()

    def _put_draft(self, text: str | None) -> None:
        if not text or self.form is None:
            return
        try:
            answers = opened_text(text)
        except ValueError:
            return
        if self._filling is not None and answers.scale is self._filling.scale:
            self.form.show_answers(answers)
            self._say()
            self.form.take_focus()

    def _typed(self) -> None:
        form = self.form
        if self._draft is not None and form is not None:
            self._draft.typed(lambda: sealed_text(form.answers()))
        self._say()

    def _say(self) -> None:
        if self.form is None:
            return
        answers = self.form.answers()
        told = score(answers)
        if answers.missing == len(answers.items):
            self.total.setText("")
        elif told is None:
            self.total.setText(_("{n} left out, no score", n=answers.missing))
        else:
            more = f" · {_('one item taken as the mean')}" if told.imputed else ""
            if told.suggests_evaluation:
                more += f" · {_('a medical evaluation is suggested')}"
            self.total.setText(count("{n} point", "{n} points", told.total) + f" · {term(told.band)}{more}")

    def _keep_draft(self) -> None:
        if self._draft is not None:
            self._draft.keep_now()

    def _kept(self, result: ScaleResult) -> None:
        self._draft = None
        self.act.allow()
        if result.alert:
            self.desk.go("crisis", result.id)
            return
        if result.answers is not None and result.answers.risk_unasked:
            self.desk.notice(_("Item 9 was left out. Please ask it face to face."))
        self.desk.toast(_("The scale is kept."))
        self._back()

    def _refused(self, error: DeskError) -> None:
        self.act.allow()
        if error.key == "scale.minor":
            self.trained.show()
            self.trained.setFocus()
        self.desk.refuse(error, of=self)

    def _back(self) -> None:
        if self._filling is not None:
            self.desk.go("counselling_file", self._file_id, self._filling.session_id)

    def _mask(self, _on: bool) -> None:
        if self._filling is not None:
            answers = self.form.answers() if self.form is not None else empty(self._filling.scale)
            self._keep_draft()
            self._build(answers)
