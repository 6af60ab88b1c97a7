"""What the person sees when the program itself is at fault: calm words, nothing lost, nothing personal."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.seams import Files
from mediation_desk.words import _, count


class LastResort(QDialog):
    """Says that something went wrong, and shows the report before it leaves by the clipboard or a file.

    `not_kept` is how many forms could not keep what was typed; `starting`: there is no desk to go on with.
    """

    help_place = "dialog.fault"

    def __init__(
        self,
        number: str,
        report: str,
        parent: QWidget | None,
        files: Files,
        *,
        not_kept: int = 0,
        starting: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Mediation Desk"))
        self._number, self._report, self._files = number, report, files
        self._more = 0
        self.text = Prose(_told(not_kept, starting=starting))
        self.more = Label("", "small", wrap=True)
        self.more.hide()
        self.said = Label("", "small", tone="pine", wrap=True)
        self.said.hide()
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(_("Fault report"))
        self.report.setTabChangesFocus(True)
        size(self.report, height=260)
        self.report.hide()
        self.look = Button(_("See the report"), icon="eye")
        self.copy = Button(_("Copy for the technician"), icon="copy")
        self.save = Button(_("Save as …"), icon="device-floppy")
        self.on = Button(_("Close the program") if starting else _("Go on"), "primary")
        self.on.setDefault(True)
        self.look.clicked.connect(self.show_report)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.on.clicked.connect(self.accept)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need at this width."""
        super().showEvent(event)
        self._grow()

    def again(self) -> None:
        """It happened again, here or elsewhere, while this is open: counted, no second dialog."""
        self._more += 1
        self.more.setText(
            count("It happened once more meanwhile.", "It happened {n} more times meanwhile.", self._more)
        )
        self.more.show()

    def show_report(self) -> None:
        """Let the person read what would leave."""
        self.report.show()
        self.look.hide()
        self.report.setFocus()
        self.adjustSize()
        self._grow()

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _lay_out(self) -> None:
        column = Column(self, margin=24, gap=12)
        column.addWidget(Label(_("Something went wrong in the program"), "section", wrap=True))
        column.addWidget(self.text)
        column.addWidget(
            Prose(
                _(
                    "Report {number} was written on this computer. It tells versions, sizes and places in "
                    "the program; no names, no words of anybody.",
                    number=self._number,
                ),
                "small",
                tone="ink2",
            )
        )
        for part in (self.more, self.report, self.said):
            column.addWidget(part)
        helps = FlowLayout()
        for button in (self.look, self.copy, self.save):
            helps.addWidget(button)
        column.addLayout(helps)
        row = Row(gap=8)
        row.addStretch(1)
        row.addWidget(self.on)
        column.addLayout(row)
        size(self, min_width=560)
        self.on.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._say(_("Copied. Paste it into a message, or say the number on the phone."))

    def _save(self) -> None:
        path = self._files.save_as(self, _("Save the report"), f"report-{self._number}.txt", "Text (*.txt)")
        if path is None:
            return
        try:
            path.write_text(self._report, encoding="utf-8")
        except OSError:
            self._say(_("It could not be written there. Please choose another folder."), "red")
        else:
            self._say(_("The report is saved."))

    def _say(self, words: str, tone: str = "pine") -> None:
        self.said.setText(words)
        self.said.set_tone(tone)
        self.said.show()


def _told(not_kept: int, *, starting: bool) -> str:
    if starting:
        return _("The program could not start. The register was not touched.")
    if not_kept:
        return _(
            "What is typed in the form that is open could not be kept by itself. It still stands there: "
            "please copy it to paper or save it before you lock or close. Everything else is kept."
        )
    return _("What you typed is kept. If it happens again, lock and unlock the desk.")
