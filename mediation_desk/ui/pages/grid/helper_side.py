"""One helper at the right: who they are, their positions, their certificates, a part at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.certificate import Certificate, Validity
from mediation_desk.domain.helper import Helper, HelperRole, Position
from mediation_desk.services.certificates import keep_helper_certificate
from mediation_desk.services.helpers import keep_helper, keep_position, positions_of
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.kept_form import KeptForm
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.pages.grid.helper_forms import (
    certificate_form,
    certificate_made,
    helper_form,
    helper_made,
    position_form,
    position_made,
)
from mediation_desk.words import _, term

_TONES = {Validity.VALID: "neutral", Validity.ENDS_SOON: "amber", Validity.OVER: "red"}


class HelperSide(Sheet):
    """`show_helper(helper, certificates)`; without one the form is for somebody new."""

    def __init__(self, desk: Desk, *, writes: bool) -> None:
        super().__init__(_("Helper"), gap=12)
        self._desk = desk
        self._helper: Helper | None = None
        self._names: dict[str, str] = {}
        self._positions: dict[str, Position] = {}
        self._certificates: dict[str, Certificate] = {}
        self.who = KeptForm(
            desk, helper_form(desk), "helper", keep_helper, helper_made, verb=_("Keep the helper")
        )
        self.where = KeptForm(
            desk,
            position_form(desk),
            "helper_position",
            keep_position,
            position_made,
            verb=_("Keep the role"),
        )
        self.papers = KeptForm(
            desk,
            certificate_form(desk),
            "helper_certificate",
            keep_helper_certificate,
            certificate_made,
            verb=_("Keep the certificate"),
        )
        self.held = LineList(grows=True, name=_("Roles in the grid"), row_height=48)
        self.held.opened.connect(self._take_position)
        self.got = LineList(grows=True, name=_("Certificates"), row_height=48)
        self.got.opened.connect(self._take_certificate)
        self.where.kept.connect(lambda _one: self._ask_positions())
        self.who.kept.connect(self._now)
        self._stack = Stack()
        parts = [
            ("who", _("Details of the helper")),
            ("where", _("Roles in the grid")),
            ("papers", _("Certificates")),
        ]
        for widgets in ((self.who,), (self.held, self.where), (self.got, self.papers)):
            inside = QWidget()
            column = Column(inside, margin=(0, 0, 8, 0), gap=12)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
            self._stack.addWidget(scrolling(inside))
        self.parts = Tabs(parts, name=_("Helper"))
        self._order = [key for key, _words in parts]
        self.parts.chosen.connect(lambda key: self._stack.setCurrentIndex(self._order.index(key)))
        self.add(self.parts)
        self.add(self._stack, 1)
        for form in (self.who, self.where, self.papers):
            form.setEnabled(writes)

    def begin(self) -> None:
        """Somebody new."""
        self.parts.show_tab("who")
        self._helper = Helper(id="")
        self.set_title(_("New helper"))
        self.who.begin(self._helper, "", focus=True)
        self._show_parts()

    def show_names(self, names: dict[str, str]) -> None:
        """Full names of areas."""
        self._names = names

    def show_helper(self, helper: Helper, certificates: Sequence[Certificate]) -> None:
        """Show somebody."""
        self._certificates = {one.id: one for one in certificates}
        if self._helper is None or helper != self._helper:
            self._now(helper)
        self._show_certificates()

    def put_by(self) -> None:
        """Half typed is a draft."""
        for form in (self.who, self.where, self.papers):
            form.put_by()

    def save(self) -> None:
        """Keep the part that is shown."""
        (self.who, self.where, self.papers)[self._stack.currentIndex()].keep()

    def _now(self, helper: Helper) -> None:
        self._helper = helper
        self.set_title(self._desk.shown(helper.name))
        self.who.begin(helper, helper.id)
        self._show_parts()

    def _show_parts(self) -> None:
        known = self._helper is not None and bool(self._helper.id)
        for index in (1, 2):
            self.parts.setTabEnabled(index, known)
        if self._helper is None or not known:
            return
        new = Position(id="", helper_id=self._helper.id, role=HelperRole.VOLUNTEER, since=self._desk.today())
        self.where.begin(new, self._helper.id)
        self._begin_certificate()
        self._ask_positions()

    def _begin_certificate(self) -> None:
        if self._helper is not None:
            helper = self._helper
            new = Certificate(
                id="", holder=helper.name, name="", got_on=self._desk.today(), helper_id=helper.id
            )
            self.papers.begin(new, helper.id)

    def _ask_positions(self) -> None:
        if self._helper is not None:
            self._desk.ask(self, self._show_positions, positions_of, self._helper.id)

    def _show_positions(self, found: tuple[Position, ...]) -> None:
        self._positions = {one.id: one for one in found}
        today = self._desk.today()
        self.held.set_lines(
            [
                Line(
                    id=one.id,
                    first=f"{term(one.role)}　{self._names.get(one.area_id or '', '')}".rstrip(),
                    second=_("{since} to {until}", since=one.since, until=one.until or _("now")),
                    chip=None if one.on(today) else Tag(text=_("over")),
                    arrow=True,
                )
                for one in found
            ]
        )

    def _show_certificates(self) -> None:
        today = self._desk.today()
        self.got.set_lines(
            [
                Line(
                    id=one.id,
                    first=one.name,
                    second="　".join(filter(None, (one.number, validity_words(one)))),
                    chip=Tag(text=term(one.on(today)), tone=_TONES[one.on(today)]),
                    arrow=True,
                )
                for one in self._certificates.values()
            ]
        )

    def _take_position(self, position_id: object) -> None:
        self.where.begin(self._positions[str(position_id)], str(position_id), focus=True)

    def _take_certificate(self, certificate_id: object) -> None:
        self.papers.begin(self._certificates[str(certificate_id)], str(certificate_id), focus=True)


def validity_words(one: Certificate) -> str:
    """Until when it is valid, as said beside it."""
    return _("valid until {day}", day=one.valid_until.isoformat()) if one.valid_until else _("does not end")
