"""The notebook of one file: its sessions, the note being written or read, and who may read it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from mediation_desk.domain.counselling_file import FileState
from mediation_desk.services import counselling_files, counselling_notes, counselling_readers, process_notes
from mediation_desk.services.access import NOTE_WRITE
from mediation_desk.services.counselling_access import FileRight
from mediation_desk.services.counselling_files import FileView
from mediation_desk.services.counselling_notes import KeptNote, NoteReader
from mediation_desk.services.counselling_readers import Readers
from mediation_desk.services.counselling_story import NoteStory, SessionStory
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.scale_panel import ScalePanel
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.pages.counselling import said
from mediation_desk.ui.pages.counselling.about_pane import AboutPane
from mediation_desk.ui.pages.counselling.file_acts import FileActs
from mediation_desk.ui.pages.counselling.history_pane import ABOUT, HistoryPane
from mediation_desk.ui.pages.counselling.note_pane import NotePane
from mediation_desk.ui.pages.counselling.private_pane import PrivatePane
from mediation_desk.ui.pages.counselling.readers_sheet import ReadersSheet
from mediation_desk.ui.pages.counselling.recovery_pane import RecoveryPane
from mediation_desk.ui.pages.counselling.session_pane import SessionPane
from mediation_desk.ui.pages.counselling.signed_pane import SignedPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _

NEW, PRIVATE, HERE = "new", "private", "here"
_NOUNS = {"counselling_file", "counselling_session", "counselling_note", "counselling_grant", "process_note"}


class CounsellingFilePage(Page):
    """`desk.go("counselling_file", file id, session id, appointment id)`; else the newest session is shown.

    `HERE` in the session's place: whatever was shown of that file last, as on the way back from a paper.

    The chart of the scales stands at the top right, the ways to fill one in at the foot of who may read;
    `session_shown(file id, session id)` tells them which session, the id empty when none is shown.
    """

    session_shown = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Counselling note"))
        self._file_id, self._current, self._voided, self._booked = "", "", False, ""
        self._view: FileView | None = None
        self._readers: Readers | None = None
        self._rebuild = True
        self.pane: QWidget | None = None
        self._buttons()
        self.history = HistoryPane(desk)
        self.history.chosen.connect(self._chosen)
        self.history.new_wanted.connect(lambda: self._chosen(NEW))
        self.history.private_wanted.connect(lambda: self._chosen(PRIVATE))
        self.readers = ReadersSheet(desk)
        self.chart_slot, self.scale_slot = QWidget(), QWidget()
        self.scales = ScalePanel(desk, apart=True)
        Column(self.chart_slot).addWidget(self.scales)
        Column(self.scale_slot).addWidget(self.scales.acts)
        self.session_shown.connect(self.scales.show_file)
        self.readers.add(self.scale_slot)
        self._notices = NoticePlace()
        self._place = Column(gap=0)
        self._lay_out()
        self.acts = FileActs(self, self)
        self.readers.grant_wanted.connect(self.acts.grant)
        self.readers.end_wanted.connect(self.acts.end_grant)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)
        style.on_refit(self, self._fit)

    @property
    def view(self) -> FileView | None:
        """The file shown."""
        return self._view

    @property
    def story(self) -> SessionStory | None:
        """The session chosen, if one is."""
        return self._view.session(self._current) if self._view is not None else None

    def opened(self, *args: object) -> None:
        """A file's id, and perhaps a session's."""
        self._leave_pane()
        if args:
            here = len(args) > 1 and args[1] == HERE and args[0] == self._file_id
            self._file_id, self._booked = str(args[0]), str(args[2]) if len(args) > 2 else ""
            if not here:
                self._current = str(args[1]) if len(args) > 1 and args[1] else ""
        self._notices.say(None)
        self.again()

    def left(self) -> bool:
        """What is written is saved on the way out."""
        self._leave_pane()
        return True

    def save(self) -> None:
        """Ctrl+S saves the note."""
        if isinstance(self.pane, NotePane):
            self.pane.save()
        super().save()

    def primary(self) -> None:
        """Sign the note or what is added, keep the session, or begin another one."""
        if self.acts.addition is not None and not self.desk.masked:
            self.acts.send_addition()
            return
        if not self.act.isEnabled() or not self.act.isVisibleTo(self) or self.desk.masked:
            return
        if isinstance(self.pane, NotePane):
            self.acts.sign(self.pane)
        elif isinstance(self.pane, SessionPane):
            self.pane.send()
        else:
            self._chosen(NEW)

    def print(self) -> None:
        """Print the signed note that is shown."""
        if isinstance(self.pane, SignedPane) and self.pane.shown.opens:
            self.desk.go("paper", "counselling_note", self._file_id, self.pane.shown.note.id)
        else:
            self.desk.notice(_("Only a signed note is printed."), of=self)

    def panes(self) -> tuple[QWidget, ...]:
        """Sessions, note, readers."""
        return tuple(filter(None, (self.history, self.pane, self.readers)))

    def again(self, current: str | None = None) -> None:
        """Ask for the file again and show another entry, or the same one anew."""
        if current is not None:
            self._current = current
        self._rebuild = True
        self._ask()

    def say(self, notice: Notice | None) -> None:
        """One notice above the notebook."""
        self._notices.say(notice)

    # --- asking -------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._file_id:
            self.desk.ask(self, self._got_readers, counselling_readers.readers_of_file, self._file_id)
            self.desk.ask(self, self._got, counselling_files.counselling_file, self._file_id)

    def _got_readers(self, readers: Readers) -> None:
        self._readers = readers

    def _got(self, view: FileView) -> None:
        self._view = view
        known = {one.session.id for one in view.sessions} | {ABOUT, NEW, PRIVATE}
        if self._current not in known:
            self._current = view.sessions[-1].session.id if view.sessions else ABOUT
        if view.right is FileRight.LEADS:
            self.desk.ask(self, self._counted, process_notes.count_process_notes, self._file_id)
        self.history.show_file(view, 0, self._current)
        self.head.set_facts(*said.chips(self.desk, view))
        if self._rebuild:
            self._rebuild = False
            self._show_current()
        self._show_readers()

    def _counted(self, private: int) -> None:
        if self._view is not None:
            self.history.show_file(self._view, private, self._current)

    def _chosen(self, wanted: object) -> None:
        if str(wanted) != self._current or wanted == NEW:
            self._leave_pane()
            self._current, self._voided, self._booked = str(wanted), False, ""
            self.again()

    # --- showing ------------------------------------------------------------------------------------------

    def _show_current(self) -> None:
        view, story = self._view, self.story
        if view is None:
            return
        leads = view.right is FileRight.LEADS
        self.session_shown.emit(self._file_id, story.session.id if story else "")
        if self.desk.masked:
            self.put(EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on.")))
        elif self._current == ABOUT:
            self._show_about(view)
        elif self._current == PRIVATE and leads:
            pane = PrivatePane(self.desk, self._file_id)
            pane.counted.connect(self._counted)
            self.put(pane)
        elif self._current == NEW and leads:
            self._show_session(view, None)
        elif story is None:
            self.put(EmptyState(_("No session yet"), _("The first session is begun with the button above.")))
        else:
            self._show_story(view, story, leads=leads)

    def _show_story(self, view: FileView, story: SessionStory, *, leads: bool) -> None:
        voided = next((one for one in reversed(story.notes) if one.voided), None)
        shown = voided if self._voided else story.standing
        if shown is None and not leads:
            shown = voided
        if shown is not None:
            self._show_signed(view, story, shown, leads=leads)
        elif leads and story.session.note_due:
            self.desk.ask(self, self._kept, counselling_notes.kept_note, story.session.id)
        elif leads:
            self._show_session(view, story)
        else:
            self.put(EmptyState(_("No signed note yet"), said.awaited(self.desk, view, story)))

    def _kept(self, kept: KeptNote) -> None:
        if kept.differ:
            self.show_recovery(kept.typed, kept.saved, crashed=True)
        else:
            self.show_note(kept, kept.typed or kept.saved)

    def show_note(self, kept: KeptNote, text: str) -> None:
        """The boxes to write in."""
        if self.story is None:
            return
        pane = NotePane(self.desk, self.story, kept, text)
        pane.edit_wanted.connect(self.edit_session)
        pane.other_wanted.connect(self._show_other)
        self.put(pane)
        pane.form.take_focus()

    def show_recovery(self, typed: str, saved: str, *, crashed: bool) -> None:
        """Two texts side by side."""
        pane = RecoveryPane(typed, saved, crashed=crashed)
        pane.chosen.connect(self.acts.choose_text)
        self.put(pane)

    def edit_session(self) -> None:
        """The facts of the session in the place of its note."""
        self._leave_pane()
        if self._view is not None and self.story is not None:
            self._show_session(self._view, self.story)

    def _show_other(self, typed: str, other: str) -> None:
        self._leave_pane()
        self.show_recovery(typed, other, crashed=False)

    def _show_about(self, view: FileView) -> None:
        pane = AboutPane(self.desk, view)
        self.acts.listen_about(pane)
        self.put(pane)
        if view.right is not FileRight.KNOWS and (view.has_goals or view.has_closing):
            self.desk.do(pane, pane.show_words, counselling_files.open_file_words, self._file_id)
        else:
            pane.begin()

    def _show_session(self, view: FileView, story: SessionStory | None) -> None:
        pane = SessionPane(self.desk, view, story.session if story else None, self._booked)
        pane.wanted.connect(self.acts.save_session)
        pane.given_up.connect(self._back_to_session)
        self.put(pane)
        pane.form.day.setFocus()

    def _back_to_session(self) -> None:
        self.again("" if self._current == NEW else None)

    def _show_signed(self, view: FileView, story: SessionStory, shown: NoteStory, *, leads: bool) -> None:
        pane = SignedPane(self.desk, view, story, shown, leads=leads)
        pane.add_wanted.connect(self.acts.begin_addition)
        pane.print_wanted.connect(self.print)
        self.put(pane)
        if shown.opens:
            self.desk.do(pane, pane.show_note, counselling_notes.open_note, shown.note.id)

    def put(self, pane: QWidget) -> None:
        """Show this in the middle; the primary button says what it is for."""
        self.acts.end_addition()
        focused = QApplication.focusWidget()
        if self.pane is None or (focused is not None and self.pane.isAncestorOf(focused)):
            self.history.lines.setFocus()  # what had the focus goes away
        clear(self._place)
        self.pane = pane
        self._place.addWidget(pane)
        view, story = self._view, self.story
        leads = view is not None and view.right is FileRight.LEADS
        if isinstance(pane, NotePane):
            self.act.set_text(_("Sign and seal"))
            self.act.set_icon("signature")
        elif isinstance(pane, SessionPane):
            self.act.set_text(_("Keep the session"))
            self.act.set_icon("check")
        else:
            self.act.set_text(_("Another session"))
            self.act.set_icon("plus")
        self.act.setVisible(self._may_write() and not isinstance(pane, RecoveryPane))
        self.history.offer_new(isinstance(pane, NotePane | SessionPane) and self._current != NEW)
        self.readers.setVisible(not isinstance(pane, PrivatePane))
        self.service.setVisible(leads and story is not None and not self.desk.masked)
        self.voided_act.setVisible(story is not None and any(one.voided for one in story.notes))
        self.voided_act.set_text(_("Back to the note") if self._voided else _("The voided note"))

    def _show_readers(self) -> None:
        if self._view is None or self._readers is None:
            return
        shown = self.pane.shown if isinstance(self.pane, SignedPane) else None
        if shown is None:
            self.readers.show_readers(self._view, self._readers, None)
        else:
            self.desk.ask(self, self._got_note_readers, counselling_notes.readers_of_note, shown.note.id)

    def _got_note_readers(self, note: tuple[NoteReader, ...]) -> None:
        if self._view is not None and self._readers is not None:
            self.readers.show_readers(self._view, self._readers, note)

    def adding(self, on: bool) -> None:
        """While something is added below a signed note, Ctrl+Enter is for that alone."""
        self.act.setVisible(not on and self._may_write())

    def _may_write(self) -> bool:
        view = self._view
        leads = view is not None and view.right is FileRight.LEADS
        return leads and view is not None and view.file.state is FileState.OPEN

    def _leave_pane(self) -> None:
        self.acts.end_addition()
        if isinstance(self.pane, NotePane):
            self.pane.save()
        elif isinstance(self.pane, PrivatePane | SessionPane | AboutPane):
            self.pane.keep_draft()

    # --- the page -----------------------------------------------------------------------------------------

    def _buttons(self) -> None:
        self.voided_act = Button(_("The voided note"), "text")
        self.voided_act.clicked.connect(self._turn_voided)
        self.side_act = Button(_("Who may read"), icon="eye")
        self.side_act.setCheckable(True)
        self.side_act.clicked.connect(self._fit)
        self.service = Button(_("Service record"), "text", icon="file-text")
        self.service.setToolTip(_("Service record"))
        self.service.clicked.connect(self._to_service_record)
        self.search = Button(_("Search my notes"), icon="search")
        self.search.clicked.connect(lambda: self.desk.go("counselling_search"))
        self.act = Button(_("Sign and seal"), "primary", icon="signature")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(self.primary)
        for button in (self.voided_act, self.service, self.side_act, self.search, self.act):
            self.head.add_button(button)
        self.search.setVisible(bool(self.desk.staff.roles & NOTE_WRITE))
        self.voided_act.hide()

    def _lay_out(self) -> None:
        self.body.setSpacing(0)
        self.body.addLayout(self._notices)
        across = Row(gap=16)
        across.addWidget(size(self.history, width=272))
        self._middle = QWidget()
        self._middle.setLayout(self._place)
        across.addWidget(self._middle, 1)
        inside = QWidget()
        column = Column(inside, gap=16)
        column.addWidget(self.chart_slot)
        column.addWidget(self.readers, 1)
        column.addStretch(0)  # in its place while it is away
        self._side = scrolling(inside)  # a notice above takes height: then it scrolls rather than be squeezed
        across.addWidget(size(self._side, width=304))
        across.addStretch(0)  # while the note is away, the other two stay at the left
        self.body.addLayout(across, 1)

    def _fit(self) -> None:
        """In large text the right column takes the place of the note when it is asked for."""
        large = style.look().factor >= 1.25
        self.side_act.setVisible(large)
        self.service.setText("" if large else _("Service record"))  # its name is in tooltip and for readers
        turned = large and self.side_act.isChecked()
        self._side.setVisible(not large or turned)
        self._middle.setVisible(not turned)

    def _to_service_record(self) -> None:
        if self.story is not None:
            self.desk.go("service_record", self._file_id, self.story.session.id)

    def _turn_voided(self) -> None:
        self._voided = not self._voided
        self._leave_pane()
        self.again()

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS and self.isVisible():
            self._ask()

    def _masked(self, _masked: bool) -> None:
        if self._view is not None:
            self._leave_pane()
            self.again()
