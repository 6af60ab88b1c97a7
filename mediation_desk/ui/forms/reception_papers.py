"""The papers of one person in a reception: kind, number, and what the number tells, filled in as typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.dates import age
from mediation_desk.domain.identity import IdentityFacts, mismatches, read_identity
from mediation_desk.domain.person import IdentityKind, Sex
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.number_fields import IdentityField
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term


class PaperFields(QObject):
    """Kind, number, sex, birth and the reason for having no papers; laid out by the person's sheet."""

    kind_changed = Signal()

    def __init__(
        self, key: str, today: Callable[[], date], parent: QObject, *, born: DateField | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._filled: IdentityFacts | None = None
        self.kind = ComboField(
            f"{key}.identity_kind", _("Document"), [(kind, term(kind)) for kind in IdentityKind]
        )
        self.kind.set_value(IdentityKind.RESIDENT_ID)
        self.number = IdentityField(
            f"{key}.identity_number", _("Identity number"), parse=self._parse, note=self._note, check=True
        )
        self.no_reason = TextField(f"{key}.no_identity_reason", _("Why without papers"))
        self.sex = SegmentsField(
            f"{key}.sex", _("Sex"), [(one, term(one)) for one in (Sex.FEMALE, Sex.MALE, Sex.UNSTATED)]
        )
        self.born = born or DateField(f"{key}.born", _("Born on"), latest=today())
        self.no_reason.hide()
        self.kind.changed.connect(self._kind_moved)
        self.number.changed.connect(self._fill)

    def facts(self) -> IdentityFacts | None:
        """What the number tells, None when there is none. DeskError beside the number."""
        number = None if self._kind() is IdentityKind.NONE else self.number.value()
        return None if number is None else read_identity(self._kind(), number, self._today())

    def number_text(self) -> str:
        """The number as typed so far, right or not, for finding earlier people."""
        return "" if self._kind() is IdentityKind.NONE else self.number.text()

    def _kind(self) -> IdentityKind:
        return IdentityKind(self.kind.value() or IdentityKind.RESIDENT_ID)

    def _parse(self, text: str) -> str:
        return read_identity(self._kind(), text, self._today()).number

    def _note(self, number: str) -> str:
        facts = read_identity(self._kind(), number, self._today())
        parts = [term(facts.sex)] if facts.sex in (Sex.MALE, Sex.FEMALE) else []
        if facts.born:
            years = age(facts.born, self._today())
            parts += [_("aged {years}", years=years), _("born {day}", day=facts.born.isoformat())]
        if facts.region:
            parts.append(facts.region)
        sex, born = self.sex.value() or Sex.UNKNOWN, self._born_typed()
        parts += [term(warning) for warning in mismatches(facts, sex, born)]
        return " · ".join(parts)

    def _born_typed(self) -> date | None:
        try:
            born = self.born.value()
        except DeskError:
            return None
        return born if isinstance(born, date) else None

    def _fill(self) -> None:
        # What the number tells goes into fields still empty, or filled by an earlier number.
        try:
            facts = self.facts()
        except DeskError:
            return
        if facts is None or facts == self._filled:
            return
        before, self._filled = self._filled, facts
        if facts.sex in (Sex.MALE, Sex.FEMALE) and self.sex.value() in (None, before and before.sex):
            self.sex.set_value(facts.sex)
        if facts.born and self._born_typed() in (None, before and before.born):
            self.born.set_value(facts.born)

    def _kind_moved(self) -> None:
        without = self._kind() is IdentityKind.NONE
        self.number.setVisible(not without)
        self.no_reason.setVisible(without)
        self.number.set_label(
            _("Identity number") if self._kind() is IdentityKind.RESIDENT_ID else _("Document number")
        )
        self.number.set_error(None)
        self.kind_changed.emit()
