"""查阅、复制: pages of the bound 正卷 for one reader, asked for and approved beside the volume."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.dossier import Volume
from mediation_desk.domain.dossier_reading import OF_A_SIDE, ReaderKind, read_pages
from mediation_desk.domain.party import Side
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.readings import Wish, give_pages
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.dossier_run import BoundVolume
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, term


class GivePages(QObject):
    """The button beside a bound 正卷; `wanted` when the question stands, `given(MadePaper)` when answered."""

    wanted = Signal()
    given = Signal(object)

    def __init__(self, desk: Desk, host: AskHost) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self._volume: BoundVolume | None = None
        self.button = Button(_("Give pages to a reader …"))
        self.button.clicked.connect(self._put)
        self.about(None)

    def about(self, volume: BoundVolume | None) -> None:
        """The volume pages are taken from; only the director gives pages, and only of the 正卷."""
        main = volume is not None and volume.volume is Volume.MAIN
        self._volume = volume if main else None
        self.button.setVisible(main and Role.DIRECTOR in self._desk.staff.roles)

    def _put(self) -> None:
        if self._volume is not None:
            ask = ask_reading(self._desk, self._volume.pages, self._give)
            self._host.put(ask, "case_reading", self._volume.made.case_id)
            self.wanted.emit()
            ask.take_focus()

    def _give(self, values: dict[str, Any]) -> None:
        volume = self._volume
        if volume is None:
            return
        try:
            wish = _wish(values)
        except DeskError as fault:
            self._host.refused(fault)
            return

        def confirmed(password: Confirmed) -> None:
            self._desk.do(
                self,
                self._gave,
                give_pages,
                password,
                volume.made.case_id,
                volume.made,
                volume.spans,
                wish,
                failed=self._host.refused,
            )

        text = _("The pages are looked through for what belongs to the other side; the register gets a line.")
        ask_password(self._desk, self._host, confirmed, title=_("Approve the reading"), text=text)

    def _gave(self, made: MadePaper) -> None:
        self._host.put_away(drop=not made.stop)
        self.given.emit(made)


def ask_reading(desk: Desk, pages: int, answer: Answer) -> Ask:
    """Who reads, for which side, on what ground, which pages, how many copies."""
    kind = SegmentsField("kind", _("Reader"), [(one, term(one)) for one in ReaderKind], compact=True)
    kind.set_value(ReaderKind.PARTY)
    sides = [(side, term(side)) for side in (Side.SEEKER, Side.OTHER)]
    side = SegmentsField("side", _("For which side"), sides, compact=True, optional=True)
    name = TextField("name", _("Reader's name"))
    identity = TextField("identity", _("Identity paper and number"))
    ground = TextField("ground", _("Ground and purpose"))
    wanted = TextField("pages", _("Pages (1 to {n})", n=pages), placeholder=_("such as 1-3, 7"))
    copies = TextField("copies", _("Copies (0: reading only)"), max_length=3)
    copies.set_value("0")
    day = DateField("on", _("Day"), latest=desk.today())
    day.set_value(desk.today())
    return Ask(
        _("Give pages to a reader"),
        _("Approve and make the pages"),
        answer,
        [[kind], [side], [name, identity], [ground], [wanted, copies, day]],
        text=_("A side sees nothing of the other side's own; the side volume is given to no party."),
    )


def _wish(values: dict[str, Any]) -> Wish:
    copies = str(values["copies"]).strip()
    if not copies.isdecimal():
        raise DeskError("reading.copies", field="copies")
    return Wish(
        kind=values["kind"],
        side=values["side"] if values["kind"] in OF_A_SIDE else None,
        name=values["name"],
        identity=values["identity"],
        ground=values["ground"],
        pages=read_pages(values["pages"]),
        copies=int(copies),
        on=values["on"],
    )
