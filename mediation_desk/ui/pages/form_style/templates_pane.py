"""The centre's own Word templates: added after a check, and what they may name."""

from __future__ import annotations

from pathlib import Path

from mediation_desk.documents.own_template import LARGEST, Fault, TemplateFault
from mediation_desk.domain.dates import legal_day
from mediation_desk.errors import DeskError
from mediation_desk.services.template_names import NAMES
from mediation_desk.services.word_templates import (
    TemplateLine,
    add_template,
    check_template,
    retire_template,
    templates_in_use,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import N_, _, sentence

FAULTS = {
    Fault.NOT_WORD: N_("This is no Word file (.docx) that can be read. Please save it in Word once more."),
    Fault.TOO_LARGE: N_("The file is too large; a template may have up to 5 MB. Please take pictures out."),
    Fault.RUNS: N_("The file holds macros or embedded programs, which are not allowed: {part}"),
    Fault.REACHES_OUT: N_("The file fetches something from outside, which is not allowed: {part}"),
    Fault.BROKEN_TAG: N_("A tag is not complete: {place}"),
    Fault.UNKNOWN_NAME: N_("There is nothing called “{part}”: {place}"),
    Fault.NOT_ALLOWED: N_("A tag may only name, choose or repeat: {place}"),
    Fault.ELSEWHERE: N_(
        "A tag stands in a note, comment or property. Please use tags in text, head and foot alone."
    ),
}
_SHOWN = 60


class TemplatesPane(Sheet):
    """Templates in use, the way to add one, and the list of names."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Our own Word templates"), scrolls=True)
        self._desk = desk
        self._docx: bytes | None = None
        self._offered = ""
        self.add(Prose(_("template.help"), "small", tone="ink2"))
        self.notices = NoticePlace()
        self.body.addLayout(self.notices)
        self.form = Form()
        self.name = TextField("title", _("Name of the template"), max_length=60)
        self.form.add(self.name)
        self.form.submitted.connect(self.add_it)
        self.choose = Button(_("Choose a Word file…"), icon="upload")
        self.choose.clicked.connect(self._choose)
        self.keep = Button(_("Add the template"), icon="plus")
        self.keep.clicked.connect(self.add_it)
        self.chosen = Label("", "small")
        self.add(self.form)
        row = Row(gap=12)
        row.addWidget(self.choose)
        row.addWidget(self.chosen, 1)
        row.addWidget(self.keep)
        self.body.addLayout(row)
        self.used = Label(_("In use"), "strong")
        self.add(self.used)
        self.lines = LineList(selects=True, grows=True, name=_("Templates in use"))
        self.retire = Button(_("Retire this template"), "danger")
        self.retire.clicked.connect(self._retire)
        self.add(self.lines)
        below = Row()
        below.addWidget(self.retire)
        below.addStretch(1)
        self.body.addLayout(below)
        self.add(Label(_("Names a template may use"), "strong"))
        names = "　".join(f"{{{{ {name} }}}}" for name in NAMES)
        self.add(Prose(names, "small", tone="ink2"))
        self.body.addStretch(1)
        self.keep.block(_("Please choose a Word file first"))
        self.retire.hide()

    def look(self) -> None:
        """Ask which templates are in use."""
        self._desk.ask(self, self._show, templates_in_use)

    def read(self, path: Path) -> None:
        """Check a file somebody wants to add."""
        try:
            if path.stat().st_size > LARGEST:
                self._say((TemplateFault(fault=Fault.TOO_LARGE),))
                return
            docx = path.read_bytes()
        except OSError:
            text = _("The file could not be read. Please choose another.")
            self.notices.say(Notice(text, "red", closable=True))
            return
        if self.name.value() in ("", self._offered):  # another name somebody typed stays
            self._offered = path.stem[:60].strip()
            self.name.set_value(self._offered)

        def checked(faults: tuple[TemplateFault, ...]) -> None:
            self._docx = None if faults else docx
            self.chosen.setText("" if faults else _("Checked; it can be added"))
            self._say(faults)

        self._desk.ask(self, checked, check_template, docx)

    def add_it(self) -> None:
        """Keep the file checked."""
        if self._docx is not None:
            self.form.clear_errors()
            self._desk.do(self, self._added, add_template, self.name.value(), self._docx, failed=self._failed)

    def _choose(self) -> None:
        for chosen in self._desk.files.open_several(self, _("Choose a Word file…"), "Word (*.docx)")[:1]:
            self.read(chosen)

    def _say(self, faults: tuple[TemplateFault, ...]) -> None:
        if not faults:
            self.notices.say(None)
            self.keep.allow()
            return
        self.keep.block(_("Please mend the places listed first"))
        said = [_(FAULTS[one.fault], part=one.part, place=one.place[:_SHOWN]) for one in faults]
        self.notices.say(Notice(said[0], "red", second="\n".join(said[1:]), closable=True))

    def _failed(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self.notices.say(Notice(sentence(fault), "red", closable=True))

    def _added(self, _id: str) -> None:
        self._docx = None
        self.name.set_value("")
        self.chosen.setText("")
        self.keep.block(_("Please choose a Word file first"))
        self._desk.toast(_("The template can be used in every case now"))
        self.look()

    def _show(self, templates: tuple[TemplateLine, ...]) -> None:
        self.lines.set_lines(
            [
                Line(
                    id=one.id,
                    first=one.title,
                    second=_("added {day}", day=whole_day(legal_day(one.added_at))),
                    icon="file-text",
                )
                for one in templates
            ]
        )
        self.used.setVisible(bool(templates))
        self.lines.setVisible(bool(templates))
        self.retire.setVisible(bool(templates))

    def _retire(self) -> None:
        wanted = self.lines.current()
        if wanted is not None:
            self._desk.do(self, lambda _none: self.look(), retire_template, wanted)
