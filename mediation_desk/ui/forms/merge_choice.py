"""Two records side by side: each field of both, and a choice where they differ."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.merging import Keep
from mediation_desk.domain.person import IdentityKind, MaritalStatus, Person, Sex
from mediation_desk.domain.phones import grouped
from mediation_desk.services.merges import Pair
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Grid, rule
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.words import N_, _, term

_SHORT = 16  # characters that surely stand on one line
FIELDS = (
    ("name", N_("Name")),
    ("sex", N_("Sex")),
    ("born", N_("Born on")),
    ("identity", N_("Document")),
    ("phones", N_("Phone")),
    ("address", N_("Present address")),
    ("registered_address", N_("Registered address")),
    ("ethnicity", N_("Ethnic group")),
    ("occupation", N_("Occupation")),
    ("work_unit", N_("Work unit")),
    ("marital_status", N_("Marital status")),
    ("education", N_("Schooling")),
    ("school", N_("School (kept inside)")),
    ("monthly_income", N_("Monthly income")),
    ("safe_contact", N_("Safe contact")),
    ("special_groups", N_("Needs special care")),
)


class MergeChoice(QWidget):
    """`changed` with every choice; `.chosen()` is what was chosen of the differing fields."""

    changed = Signal()

    def __init__(self, pair: Pair, shown: Callable[[str], str], hidden: Callable[[str], str]) -> None:
        super().__init__()
        self._choices: dict[str, Segments] = {}
        grid = Grid(self, gap=8)
        for column, words in enumerate(("", _("First record"), _("Second record"), _("Which to keep"))):
            grid.addWidget(Label(words, "small"), 0, column)
        row = 1
        for field, title in FIELDS:
            one, other = said(pair.first, field), said(pair.second, field)
            if not (one or other):
                continue
            conceal = shown if field == "name" else hidden
            grid.addWidget(rule(), row, 0, 1, 4)
            grid.addWidget(Label(_(title), "small", wrap=True), row + 1, 0)
            for column, words in ((1, one), (2, other)):
                tone = "ink" if field in pair.differing else "ink2"
                text = Prose(conceal(words) or "—", tone=tone)
                middle = Qt.AlignmentFlag.AlignVCenter if len(words) <= _SHORT else Qt.AlignmentFlag(0)
                grid.addWidget(text, row + 1, column, middle)
            if field in pair.differing:
                options = [(Keep.FIRST, _("First")), (Keep.SECOND, _("Second"))]
                choice = Segments(options, compact=True, name=_(title))
                choice.changed.connect(self.changed)
                self._choices[field] = choice
                grid.addWidget(choice, row + 1, 3)
            elif one and other and one != other:
                grid.addWidget(Label(_("Both are kept"), "small"), row + 1, 3)
            row += 2
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(row, 1)

    def chosen(self) -> dict[str, Keep]:
        """What was chosen so far."""
        return {field: Keep(one.value()) for field, one in self._choices.items() if one.value() is not None}

    def undecided(self) -> int:
        """How many choices are left."""
        return len(self._choices) - len(self.chosen())

    def choose(self, field: str, keep: Keep) -> None:
        """Choose one."""
        self._choices[field].set_value(keep)

    def first_choice(self) -> QWidget | None:
        """Where the keyboard begins."""
        return next(iter(self._choices.values()), None)


def said(person: Person, field: str) -> str:
    """A field of a record in words; empty when it says nothing."""
    contact = person.contact
    if field in ("phones", "address", "registered_address") and contact is None:
        return _("Sealed")
    if field == "phones":
        return "、".join(grouped(phone.number) for phone in contact.phones) if contact else ""
    if field in ("address", "registered_address"):
        return str(getattr(contact, field))
    if field == "identity":
        if person.identity_kind is IdentityKind.NONE or not person.identity_number:
            return ""
        return f"{term(person.identity_kind)} {person.identity_number}"
    if field == "sex":
        return term(person.sex) if person.sex is not Sex.UNKNOWN else ""
    if field == "marital_status":
        unstated = person.marital_status is MaritalStatus.UNSTATED
        return "" if unstated else term(person.marital_status)
    if field == "safe_contact":
        return _("Yes") if person.safe_contact else ""
    if field == "special_groups":
        return "、".join(term(group) for group in sorted(person.special_groups))
    value = getattr(person, field)
    return "" if value is None else str(value)
