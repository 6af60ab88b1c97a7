"""The part of a case for scans: the list by item of the dossier, the viewer, and what is said of each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from mediation_desk.domain.attachment import Attachment, Came
from mediation_desk.errors import DeskError
from mediation_desk.services.attachments import (
    OpenedFile,
    Shelf,
    change_attachment,
    move_attachment,
    open_attachment,
    shelf_of,
)
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.scans.acts import ScanActs
from mediation_desk.ui.pages.case.scans.adding import Adding, Source, sources_in
from mediation_desk.ui.pages.case.scans.bringing import Bringing
from mediation_desk.ui.pages.case.scans.facts import ScanFacts
from mediation_desk.ui.pages.case.scans.lines import scan_lines
from mediation_desk.ui.pages.case.scans.scanner import Scanner
from mediation_desk.ui.scan_view import ScanView
from mediation_desk.words import _, count, sentence

_KINDS = "*.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.pdf"


class ScanPart(QWidget):
    """`about(case_id)` names the case; it asks when it is seen. `counted(n)`: how many are filed."""

    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._case_id = ""
        self._shelf: Shelf | None = None
        self._opened: OpenedFile | None = None
        self._wanted = ""
        self.adding = Adding(desk, self)
        self.scanner = Scanner(desk, self.adding)
        self.add = Button(_("Add files"), icon="plus", compact=True)
        self.more = Button(_("More"), icon="dots", compact=True)
        self.lines = LineList(selects=True, row_height=64, name=_("part.scans"))
        self.view, self.facts = ScanView(desk), ScanFacts(desk)
        self.acts = ScanActs(desk, self, self.facts)
        self.empty = EmptyState(
            _("No scans yet"),
            _("Drop files here, paste a picture with Ctrl+V, or let the scanner's folder bring them."),
            [(_("Add files"), self.choose)],
        )
        self.setAcceptDrops(True)
        self._lay_out()
        self._listen()
        style.on_refit(self, self._fit)

    def about(self, case_id: str) -> None:
        """Which case; what was opened of another is forgotten."""
        if case_id != self._case_id:
            self._case_id, self._shelf = case_id, None
            self.forget()
        if self.isVisible():
            self.look()

    def look(self) -> None:
        """Ask anew what there is."""
        if self._case_id:
            self._desk.ask(self, self._show, shelf_of, self._case_id, failed=self._refused)

    def forget(self) -> None:
        """Nothing that was opened stays in memory."""
        self._wanted, self._opened = "", None
        self.acts.about(None, None, None)
        self.facts.keep()
        self.view.show_file(None)
        self.facts.show_one(None, None)

    def choose(self, *, restricted: bool = False) -> None:
        """Choose files and take them in."""
        kinds = f"{_('Pictures and PDF')} ({_KINDS});;{_('All files')} (*)"
        found = self._desk.files.open_several(self, _("Add files"), kinds)
        self.take(list(found), Came.FILE, restricted=restricted)

    def take(self, sources: list[Source], came: Came, *, restricted: bool = False) -> None:
        """Take these in, into the item that is chosen."""
        if sources and self._shelf is not None and self._shelf.may_write and not self._desk.masked:
            one = self._chosen()
            item = one.item if one is not None else 0
            self.adding.take(self._case_id, sources, came, item, restricted=restricted)

    def paste(self) -> None:
        """Take in what is in the clipboard: files or a picture."""
        found = sources_in(QGuiApplication.clipboard().mimeData())
        if found:
            self.take(found, Came.CLIPBOARD)
        else:
            self._desk.notice(_("There is neither a picture nor a file in the clipboard."))

    def turn(self, degrees: int) -> None:
        """Turn the page that is looked at; it is kept so."""
        if self._opened is None or not self._may_change():
            return
        one = self._opened.attachment
        page = one.order[self.view.number]
        turns = tuple((turn + degrees) % 360 if n == page else turn for n, turn in enumerate(one.turns))
        self._change(replace(one, turns=turns))

    def move_page(self, by: int) -> None:
        """Move the page that is looked at towards the front or the back."""
        if self._opened is None or not self._may_change():
            return
        one, at = self._opened.attachment, self.view.number
        order = list(one.order)
        if 0 <= at + by < len(order):
            order[at], order[at + by] = order[at + by], order[at]
            self._change(replace(one, order=tuple(order)))
            self.view.follow(at + by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list and the viewer; fields keep theirs."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped."""
        if self._shelf is not None and self._shelf.may_write and sources_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped; the file itself stays where it is."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(sources_in(event.mimeData()), Came.DROPPED)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it is seen; the scanner's folder is looked at only then."""
        super().showEvent(event)
        self.look()
        self.scanner.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self.scanner.stop()

    def _key(self, event: QKeyEvent) -> bool:
        key, how = event.key(), event.modifiers()
        alt = bool(how & Qt.KeyboardModifier.AltModifier)
        control = bool(how & Qt.KeyboardModifier.ControlModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if key == Qt.Key.Key_Up else 1)
        elif alt and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.move_page(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_F2:
            self.facts.rename()
        elif key == Qt.Key.Key_Insert:
            self.choose()
        elif not alt and not control and key in _OF_THE_VIEWER:
            self.view.keyPressEvent(event)
        else:
            return False
        return True

    def _listen(self) -> None:
        self.add.clicked.connect(lambda: self.choose())
        self.more.clicked.connect(self._more)
        self.lines.chosen.connect(self._choose_line)
        self.lines.opened.connect(lambda _id: self.view.area.setFocus())
        self.view.turn_wanted.connect(self.turn)
        self.bringing = Bringing(self._desk, self.view)
        self.bringing.brought.connect(self._open)
        self.facts.kept.connect(self._changed_one)
        self.adding.done.connect(self._added)
        self.adding.went.connect(self._went)
        self._desk.changed.connect(self._changed)
        self._desk.masked_changed.connect(self._show_again)
        for widget in (self.lines, self.view.area):
            widget.installEventFilter(self)
        bind(self, "Ctrl+V", self.paste)  # wherever the focus stands meanwhile; fields keep theirs

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"attachment", "case"} and self.isVisible():
            self.look()

    def _refused(self, _refusal: DeskError) -> None:
        self._shelf = None
        self.forget()
        self.lines.set_lines([])

    def _show(self, shelf: Shelf) -> None:
        if shelf.case_id != self._case_id:
            return
        self._shelf = shelf
        self.counted.emit(len(shelf.filed))
        self._show_again()

    def _show_again(self, _masked: bool = False) -> None:
        shelf = self._shelf
        if shelf is None:
            return
        self.lines.set_lines(scan_lines(self._desk, shelf))
        there = bool(shelf.attachments)
        self.list_sheet.setVisible(there)
        self.right.setVisible(there)
        self.facts.setVisible(there)
        self.empty.setVisible(not there)
        for button in (self.add, self.more):
            button.setVisible(shelf.may_write and not self._desk.masked)
        self.scanner.allow(self._case_id if shelf.may_write and not self._desk.masked else "")
        if self.lines.current() is None and self._wanted:
            self.lines.choose(self._wanted)
        one = self._chosen()
        self.acts.about(one, self._opened, shelf)
        if one is None:
            self.facts.show_one(None, None)
            self.view.show_file(None)
            return
        if self._opened is not None and self._opened.attachment.id == one.id:
            one = replace(one, title=one.title or self._opened.attachment.title)
            self._opened = replace(self._opened, attachment=one)
            self.view.show_file(self._opened, may_turn=self._may_change())
            self.facts.show_one(one, shelf)
        else:
            self._open(one)

    def _choose_line(self, wanted: object) -> None:
        if wanted is None or wanted == self._wanted:
            return
        self.facts.keep()
        self._wanted = str(wanted)
        one = self._chosen()
        if one is not None:
            self._open(one)

    def _open(self, one: Attachment) -> None:
        self._wanted, self._opened = one.id, None
        self.acts.about(one, None, self._shelf)
        self.facts.show_one(one, self._shelf)
        if not one.opens:
            self.view.show_file(None)
            self.view.say(_("This scan is restricted"), _("Its readers can let you read it."))
            return

        def failed(error: DeskError) -> None:
            if one.id == self._wanted:
                self.view.show_file(None)
                self.view.say(sentence(error))
                self.bringing.offer(one, error)

        self._desk.do(self, self._show_opened, open_attachment, one.id, failed=failed)

    def _show_opened(self, opened: OpenedFile) -> None:
        if opened.attachment.id == self._wanted:
            self._opened = opened
            self.acts.about(self._chosen(), opened, self._shelf)
            self.view.show_file(opened, may_turn=self._may_change())
            self.facts.show_one(opened.attachment, self._shelf)

    def _chosen(self) -> Attachment | None:
        wanted = self.lines.current() or self._wanted
        found = self._shelf.attachments if self._shelf is not None else ()
        return next((one for one in found if one.id == wanted), None)

    def _may_change(self) -> bool:
        one = self._chosen()
        return (
            self._shelf is not None
            and self._shelf.may_write
            and one is not None
            and one.opens
            and one.withdrawn_at is None
        )

    def _change(self, wanted: Attachment) -> None:
        if wanted.restricted:
            wanted = replace(wanted, title="")
        self._desk.do(self, self._changed_one, change_attachment, wanted)

    def _changed_one(self, one: Attachment | None) -> None:
        if one is None:
            self.look()
        elif self._opened is not None and self._opened.attachment.id == one.id:
            one = replace(one, title=one.title or self._opened.attachment.title)
            self._opened = replace(self._opened, attachment=one)
            self.view.show_file(self._opened, may_turn=self._may_change())
            self.facts.show_one(one, self._shelf)

    def _move(self, by: int) -> None:
        one = self._chosen()
        if one is not None and self._may_change():
            self._desk.do(self, _nothing, move_attachment, one.id, by)

    def _went(self, done: int, of: int) -> None:
        busy = done < of
        self.add.setEnabled(not busy)
        self.list_sheet.set_fact(_("Adding {n} of {all}", n=done + 1, all=of) if busy else "")

    def _added(self, added: list[tuple[Attachment, Path | None]], failed: list[tuple[str, str]]) -> None:
        clear(self._said)
        if added:
            self._wanted = added[-1][0].id
            self.lines.setCurrentIndex(self.lines.entries.index(-1))
            self._desk.toast(count("{n} scan added", "{n} scans added", len(added)))
        if failed:
            said = count("{n} file was not added", "{n} files were not added", len(failed))
            why = "\n".join(f"{self._desk.hidden(what)}：{reason}" for what, reason in failed)
            self._said.addWidget(Notice(said, "red", second=why, closable=True))
        self.look()
        self.scanner.added(added)

    def _more(self) -> None:
        menu = QMenu(self)
        menu.addAction(_("Paste a picture or files (Ctrl+V)")).triggered.connect(lambda: self.paste())
        menu.addAction(_("Add files as restricted")).triggered.connect(lambda: self.choose(restricted=True))
        if self._may_change() and self._opened is not None and self._opened.attachment.pages > 1:
            menu.addSeparator()
            menu.addAction(_("This page further to the front (Alt+PageUp)")).triggered.connect(
                lambda: self.move_page(-1)
            )
            menu.addAction(_("This page further back (Alt+PageDown)")).triggered.connect(
                lambda: self.move_page(1)
            )
        menu.addSeparator()
        menu.addAction(_("The scanner's folder …")).triggered.connect(lambda: self._desk.go("settings"))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _lay_out(self) -> None:
        column = Column(self, gap=12)
        self._said = Column()
        column.addLayout(self._said)
        column.addWidget(self.scanner)
        self.list_sheet = Sheet(_("part.scans"), fact=" ")
        self.list_sheet.head.addWidget(self.add)
        self.list_sheet.head.addWidget(self.more)
        self.list_sheet.add(self.lines, 1)
        self.left, self.right = QWidget(), QWidget()
        self._left = Column(self.left, gap=12)
        self._left.addWidget(self.list_sheet, 1)
        self._left.addWidget(self.empty, 1)
        self._right = Row(self.right, gap=16)
        self._right.addWidget(self.view, 1)
        self._right.addWidget(self.facts)
        self._across = Row(gap=16)
        self._across.addWidget(self.left, 2)
        self._across.addWidget(self.right, 5)
        column.addLayout(self._across, 1)

    def _fit(self) -> None:
        """In large text what is said of a scan stands below the list, so that the page keeps its room."""
        large = style.look().factor >= 1.25
        for button, words in ((self.add, _("Add files")), (self.more, _("More"))):
            button.set_text("" if large else words)
            button.setAccessibleName(words)
            button.setToolTip(words)
        self._across.setStretch(1, 3 if large else 5)
        if large:
            self._left.addWidget(self.facts, 1)
            self.facts.setMaximumWidth(16_777_215)
            self.facts.setMinimumWidth(0)
        else:
            self._right.addWidget(self.facts)
            size(self.facts, width=272)


_OF_THE_VIEWER = (
    Qt.Key.Key_R,
    Qt.Key.Key_W,
    Qt.Key.Key_Plus,
    Qt.Key.Key_Equal,
    Qt.Key.Key_Minus,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


def _nothing(_none: object) -> None:
    """What changed is told by the desk."""
