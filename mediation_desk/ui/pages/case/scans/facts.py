"""What is said of one scan: title, item of the dossier, side, what it is a scan of; kept as it is changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mediation_desk.documents.dossier_index import ITEMS
from mediation_desk.domain.attachment import Attachment, Original
from mediation_desk.errors import DeskError
from mediation_desk.services.attachments import Shelf, change_attachment
from mediation_desk.ui.copy_words import moment_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.case.scans.lines import SIDES, item_name
from mediation_desk.words import _, sentence, term

_BOTH = "both"


class ScanFacts(Sheet):
    """`kept(attachment)` after each change; the acts are buttons of whoever shows this."""

    kept = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("About this scan"), scrolls=True, gap=8)
        self._desk = desk
        self._one: Attachment | None = None
        self._showing = False
        self.title_field = TextField("title", _("Title (F2)"), max_length=80)
        items = [(item, item_name(item)) for item in (*range(1, len(ITEMS) + 1), 0)]
        self.item = ComboField("item", _("Belongs to"), items)
        self.side = SegmentsField(
            "side",
            _("Whose it is"),
            [(_BOTH, _("Of both sides")), *((side, _(words)) for side, words in SIDES.items())],
            compact=True,
        )
        self.original = ComboField("original", _("Scanned from"), [(one, term(one)) for one in Original])
        for combo in (self.item, self.original):  # long entries never widen the column
            combo.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.box.setMinimumContentsLength(6)
        self.about = Prose("", "small", tone="ink2")
        self.restrict = Button("", icon="lock", compact=True)
        self.share = Button(_("Let a colleague read"), compact=True)
        self.export = Button(_("Export a copy"), icon="file-export", compact=True)
        self.withdraw = Button(_("Withdraw"), compact=True)
        self.reason = TextField("reason", _("Why it is withdrawn"), max_length=200)
        self._lay_out()
        self.title_field.edit.editingFinished.connect(self.keep)
        for field in (self.item, self.side, self.original):
            field.changed.connect(self.keep)
        desk.closing.connect(self.keep)

    def show_one(self, one: Attachment | None, shelf: Shelf | None) -> None:
        """Show one attachment, or nothing; what is being typed is not written over."""
        self._showing = True
        same = one is not None and self._one is not None and one.id == self._one.id
        typing = same and self.title_field.edit.isModified()
        self._one = one
        self.inside.setVisible(one is not None and not self._desk.masked)
        if one is not None and shelf is not None:
            if not typing:
                self.title_field.set_value(one.title)
                self.title_field.edit.setModified(False)
            self.item.set_value(one.item)
            self.side.set_value(one.side if one.side in SIDES else _BOTH)
            self.original.set_value(one.original)
            self.about.setText(self._told(one, shelf))
            self._allow(one, shelf)
        if not same:
            self.reason.set_value("")
            self.reason.hide()
        self._showing = False

    def rename(self) -> None:
        """F2: the title, ready to be typed over."""
        if self.title_field.isEnabled() and self.inside.isVisible():
            self.title_field.edit.setFocus()
            self.title_field.edit.selectAll()

    def keep(self) -> None:
        """Keep what was changed, if anything was."""
        one = self._one
        if one is None or self._showing or not self.title_field.isEnabled():
            return
        side = self.side.value()
        title = self.title_field.value()
        if one.restricted and not self.title_field.edit.isModified():
            title = ""
        wanted = replace(
            one,
            title=title if title or not one.restricted else "",
            item=self.item.value(),
            side=None if side == _BOTH else side,
            original=self.original.value(),
        )
        if wanted == (replace(one, title="") if one.restricted and not title else one):
            return
        self.title_field.edit.setModified(False)
        self._desk.do(self, self._kept, change_attachment, wanted, failed=self._refused)

    def _kept(self, one: Attachment) -> None:
        if self._one is not None and self._one.id == one.id:
            self._one = replace(one, title=one.title or self._one.title)
        self.kept.emit(one)

    def _refused(self, error: DeskError) -> None:
        fields = (self.title_field, self.item, self.side, self.original)
        at: QObject | None = next((field for field in fields if field.name == error.field), None)
        if at is self.title_field:
            self.title_field.edit.setModified(True)
            self.title_field.set_error(sentence(error))
        else:
            self.kept.emit(None)
            self.original.set_error(sentence(error))

    def _allow(self, one: Attachment, shelf: Shelf) -> None:
        writes, gone = shelf.may_write, one.withdrawn_at is not None
        may = writes and one.opens and not gone
        final = one.original is Original.SIGNED
        self.title_field.setEnabled(may)
        self.side.setEnabled(may)
        for field in (self.item, self.original):
            field.setEnabled(may and not final)
        self.restrict.setVisible(may)
        self.restrict.set_text(_("Lift the restriction") if one.restricted else _("Restrict"))
        self.restrict.set_icon("lock-open" if one.restricted else "lock")
        self.share.setVisible(one.restricted and one.opens and bool(shelf.colleagues))
        self.export.setVisible(one.opens and writes)
        self.withdraw.setVisible(writes and not final)
        self.withdraw.set_text(_("Put back into the file") if gone else _("Withdraw"))

    def _told(self, one: Attachment, shelf: Shelf) -> str:
        names, today = dict(shelf.staff), self._desk.today()
        said = [
            _("{how}, {who}, {when}", how=term(one.came), who=names.get(one.added_by, ""),
              when=moment_said(one.added_at, today)),
            f"{term(one.media)} · {_size(one.bytes)}",
        ]  # fmt: skip
        if one.checked_by and one.checked_at:
            when = moment_said(one.checked_at, today)
            said.append(_("Held against the original: {who}, {when}", who=names[one.checked_by], when=when))
        if one.withdrawn_at is not None:
            who, when = names.get(one.withdrawn_by or "", ""), moment_said(one.withdrawn_at, today)
            said.append(_("Withdrawn by {who}, {when}: {why}", who=who, when=when, why=one.withdrawn_reason))
        return "\n".join(said)

    def _lay_out(self) -> None:
        self.inside = QWidget()
        inside = Sheet(margin=0, gap=8)
        inside.setProperty("card", "none")
        for field in (self.title_field, self.item, self.side, self.original, self.about):
            inside.add(field)
        acts = FlowLayout()
        for button in (self.export, self.restrict, self.share, self.withdraw):
            acts.addWidget(button)
        inside.add(acts)
        inside.add(self.reason)
        self.inside = inside
        self.add(inside)
        self.body.addStretch(1)
        self.reason.hide()
        self.inside.hide()


def _size(bytes_: int) -> str:
    if bytes_ < 1_000_000:
        return f"{max(1, round(bytes_ / 1000))} KB"
    return f"{bytes_ / 1e6:.1f} MB"
