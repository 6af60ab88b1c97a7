"""The looks all forms share: margins of the two sheets, faces and sizes of what stands on them."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from mediation_desk.documents.house import STYLE, House
from mediation_desk.documents.style import our_style
from mediation_desk.domain.form_change import LIMITS
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import N_, _

SIZES = (42, 36, 26, 24, 22, 18, 16, 15, 14, 12, 10.5, 9, 7.5)
"""初号 … 六号 in points, the sizes staff know by name."""

_NAMES = (
    *("初号", "小初", "一号", "小一", "二号", "小二", "三号"),
    *("小三", "四号", "小四", "五号", "小五", "六号"),
)
ROLES = (
    ("title", N_("Title")),
    ("body", N_("Text of forms")),
    ("heading", N_("Headings")),
    ("grid", N_("What is filled in")),
    ("grid_label", N_("Names of fields")),
    ("agreement", N_("Text of agreements")),
    ("clause", N_("Clauses")),
    ("notice", N_("Text of notices")),
    ("letter", N_("Text of letters")),
    ("red_head", N_("Name over a letter")),
    ("signature", N_("Lines to sign on")),
    ("note", N_("Notes at the foot")),
)
FACE_WORDS = (
    ("fang", N_("FangSong")),
    ("song", N_("Song")),
    ("hei", N_("Hei")),
    ("title", N_("Bold Song")),
)
SHEETS = (
    ("form", N_("Margins of forms")),
    ("official", N_("Margins of agreements")),
    ("letter", N_("Margins of letters")),
)
HEADS_WORDS = (
    ("red", N_("Printed in red")),
    ("paper", N_("Left free for letter paper that carries it")),
    ("none", N_("No head")),
)
EDGES = (("top", N_("Top")), ("bottom", N_("Bottom")), ("left", N_("Left, bound")), ("right", N_("Right")))


class LooksPane(Sheet):
    """`changed` on every choice; `said()` are figures and faces that differ from those in use."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Margins, faces and sizes"), scrolls=True)
        self.form = Form()
        self.add(self.form)
        self.body.addStretch(1)
        self._saved: dict[str, Any] = {}
        self._fields: dict[str, ComboField | TextField] = {}
        for sheet, title in SHEETS:
            self.form.put(Label(_(title), "strong"))
            edges = [self._number(f"sheets.{sheet}.{edge}", _(word), _("mm")) for edge, word in EDGES]
            _call(_(title), *edges)
            self.form.add(*edges[:2])
            self.form.add(*edges[2:])
        heads = [(one, _(word)) for one, word in HEADS_WORDS]
        head = ComboField("letter.head", _("Head of letters"), heads)
        self._know(head)
        self.form.add(head)
        for role, title in ROLES:
            self.form.put(Label(_(title), "strong"))
            face = ComboField(f"roles.{role}.face", _("Face"), [(one, _(word)) for one, word in FACE_WORDS])
            size = ComboField(
                f"roles.{role}.size",
                _("Size"),
                [(float(points), f"{name} {points:g}") for name, points in zip(_NAMES, SIZES, strict=True)],
            )
            self._know(face)
            self._know(size)
            pitch = self._number(f"roles.{role}.pitch", _("Line pitch"), _("pt"))
            _call(_(title), face, size, pitch)
            self.form.add(face, size, pitch, weights=(4, 4, 3))

    def show_looks(self, house: House) -> None:
        """Show what is in use."""
        self._saved = _flat(asdict(our_style())) | dict(house.of(STYLE))
        self.form.filling(True)
        for path, field in self._fields.items():
            value = self._saved[path]
            if isinstance(field, ComboField) and isinstance(value, int | float):
                field.set_value(float(value))
            else:
                field.set_value(f"{value:g}" if isinstance(value, int | float) else value)
        self.form.filling(False)

    def said(self) -> dict[str, Any]:
        """The changed looks by path; what is no figure is refused beside its field when it is tried."""
        found: dict[str, Any] = {}
        for path, field in self._fields.items():
            typed = field.value()
            value: Any = typed if path.endswith(".face") else _figure(typed)
            if typed is not None and value != self._saved.get(path):
                found[path] = value
        return found

    def _number(self, path: str, label: str, unit: str) -> TextField:
        least, most = LIMITS[path.rsplit(".", 1)[-1]]
        field = TextField(path, label, unit=unit, max_length=6, placeholder=f"{least:g}–{most:g}")
        self._know(field)
        return field

    def _know(self, field: ComboField | TextField) -> None:
        self._fields[field.name] = field
        field.changed.connect(partial(self.changed.emit))


def _call(title: str, *fields: ComboField | TextField) -> None:
    """Say of each field under which title it stands: the titles are seen, not heard."""
    for field in fields:
        field.control.setAccessibleName(f"{title} {field.control.accessibleName()}")


def _figure(typed: object) -> object:
    try:
        return float(str(typed))
    except ValueError:
        return typed


def _flat(values: dict[str, Any], path: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in values.items():
        here = f"{path}.{key}" if path else key
        found |= _flat(value, here) if isinstance(value, dict) else {here: value}
    return found
