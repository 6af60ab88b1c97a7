"""Who was told what of one person: to whom, which categories, why, on which ground, by whom (告知记录)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.disclosure import DisclosureEntry
from mediation_desk.domain.referral_content import Told
from mediation_desk.domain.referral_ground import ReferralGround
from mediation_desk.errors import DeskError
from mediation_desk.services.access import DATA_REQUEST
from mediation_desk.services.disclosures import DisclosureLog, disclosure_file, disclosure_log
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Sealed, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, listed, term


class DisclosuresPage(Page):
    """`desk.go("disclosures", person id, page to go back to, its id)`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Who was told what"))
        self._person_id, self._from = "", ("referrals", "")
        self._log: DisclosureLog | None = None
        self._order = ("on", True)
        self.back = Button(_("Back"), "link", icon="chevron-left")
        self.back.clicked.connect(self._go_back)
        self.head.set_lead(self.back)
        self.export = Button(_("Export for the person"), icon="file-export")
        self.export.clicked.connect(self._export)
        self.head.add_button(self.export)
        self.table = Table(_columns(), self._cells, name=_("Who was told what"), row_height=64)
        self.table.sorted_by.connect(self._sort)
        sheet = Sheet(margin=0, gap=0)
        sheet.add(self.table, 1)
        self._stack = Stack()
        self._stack.addWidget(sheet)
        nobody = _("Nobody outside was told of this person by a letter or a noted disclosure.")
        self._stack.addWidget(EmptyState(_("Nobody was told"), nobody))
        self._stack.addWidget(EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on.")))
        self.body.addWidget(self._stack, 1)
        desk.masked_changed.connect(self._mask)

    def opened(self, *args: object) -> None:
        """A person, and where we come from."""
        given = [*(str(one) for one in args), "", "", ""]
        if given[0]:
            self._person_id = given[0]
            self._from = (given[1] or "referrals", given[2])
        self._log = None
        self.table.set_rows([], more=False)
        self.desk.do(self, self._show, disclosure_log, self._person_id, failed=self._shut)

    def left(self) -> bool:
        """What was opened does not stay."""
        self._log = None
        self.table.set_rows([], more=False)
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """The table."""
        return (self.table,)

    def _show(self, log: DisclosureLog) -> None:
        self._log = log
        self.head.set_under(self.desk.shown(log.name))
        self.export.setVisible(bool(self.desk.staff.roles & DATA_REQUEST) and bool(log.entries))
        self._fill()
        self._mask(self.desk.masked)

    def _fill(self) -> None:
        if self._log is None:
            return
        key, descending = self._order
        rows = sorted(self._log.entries, key=lambda one: _sorting(one, key), reverse=descending)
        self.table.set_rows(rows, more=False)
        self.table.show_sort(key, descending=descending)

    def _cells(self, one: DisclosureEntry) -> tuple[Cell, ...]:
        day = Text(text=one.on.isoformat())
        if not one.opens:
            return day, Sealed(text=_("Only its author and the director read what it says."))
        staff = dict(self._log.staff) if self._log else {}
        return (
            day,
            Text(text=one.to_whom, strong=True),
            Text(text=listed(_told(word) for word in one.told)),
            Text(text=one.purpose, tone="ink2"),
            Text(text=_ground(one.ground), tone="ink2"),
            Text(text=staff.get(one.staff_id, ""), tone="ink2"),
        )

    def _sort(self, key: str, descending: bool) -> None:
        self._order = (key, descending)
        self._fill()

    def _export(self) -> None:
        text = _("Outside the desk nothing protects this file.")
        title = _("Export for the person")
        ask_password(self.desk, self, self._confirmed, title=title, text=text, act=_("Choose a place"))

    def _confirmed(self, password: Confirmed) -> None:
        self.desk.do(self, self._write, disclosure_file, password, self._person_id)

    def _write(self, file: bytes) -> None:
        suggested = f"告知记录 {self.desk.today():%Y-%m-%d}.csv"
        title = _("Export (the file is not encrypted)")
        path = self.desk.files.save_as(self, title, suggested, "CSV (*.csv)")
        if path is None:
            return
        try:
            path.write_bytes(file)
        except OSError:
            self.desk.notice(
                _("It could not be written there. Please choose another folder."), "red", of=self
            )
            return
        self.desk.notice(
            _("Exported. The file is not encrypted; please keep it safe and delete it after use."),
        )

    def _shut(self, fault: DeskError) -> None:
        self.export.hide()
        self.desk.refuse(fault, of=self)

    def _mask(self, masked: bool) -> None:
        entries = self._log.entries if self._log else ()
        self._stack.setCurrentIndex(2 if masked else 0 if entries else 1)
        if self._log is not None:
            self.head.set_under(self.desk.shown(self._log.name))

    def _go_back(self) -> None:
        key, subject = self._from
        self.desk.go(key, *([subject] if subject else []))


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="on", title=_("Day"), width=110, sort=True),
        Column(key="to_whom", title=_("To whom"), width=190, wrap=True, sort=True),
        Column(key="told", title=_("What was told"), wrap=True),
        Column(key="purpose", title=_("Why"), width=220, wrap=True, drop=2),
        Column(key="ground", title=_("Ground of telling"), width=200, wrap=True, drop=1, sort=True),
        Column(key="who", title=_("By whom"), width=84, sort=True),
    )


def _told(word: str) -> str:
    return term(Told(word)) if word in set(Told) else word


def _ground(word: str) -> str:
    return term(ReferralGround(word)) if word in set(ReferralGround) else word


def _sorting(one: DisclosureEntry, key: str) -> tuple[str, ...]:
    return {"to_whom": (one.to_whom,), "ground": (one.ground,), "who": (one.staff_id,)}.get(
        key, (one.on.isoformat(),)
    )
