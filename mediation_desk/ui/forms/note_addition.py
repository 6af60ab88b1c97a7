"""Adding to a signed note: an addendum or a correction; or voiding it with a colleague beside you."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import Signal

from mediation_desk.domain.counselling_note import AdditionKind
from mediation_desk.errors import DeskError
from mediation_desk.ui import sealed_clipboard
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _, term


class NoteAdditionForm(Form):
    """`wanted` when its button is pressed, `given_up` when not; `fit` are those who may confirm a void."""

    wanted = Signal()
    given_up = Signal()

    def __init__(self, kind: AdditionKind, fit: Sequence[tuple[str, str]]) -> None:
        super().__init__(margin=(0, 8, 0, 0))
        self.kind = kind
        title, helper = _names(kind)
        void = kind is AdditionKind.VOID
        self.words = MultilineField("reason" if void else "words", title, helper=helper, rows=3)
        sealed_clipboard.guard(self.words.edit)
        self.add(self.words)
        self.second = ComboField("second", _("Confirmed by"), fit)
        self.password = PasswordField("password", _("Password of whoever confirms"))
        if void:
            self.put(
                Prose(
                    _("A director or another counsellor reads the reason and types their password."), "small"
                )
            )
            self.add(self.second, self.password)
        self.act = Button(
            _("Sign: {kind}", kind=term(kind)), "danger" if void else "secondary", icon="signature"
        )
        self.act.clicked.connect(self.wanted)
        back = Button(_("Not now"), "text")
        back.clicked.connect(self.given_up)
        foot = Row(gap=8)
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self.act)
        self.put(foot)

    def read(self) -> str:
        """The words; DeskError names what is missing."""
        words = self.words.value()
        if not words:
            if self.kind is AdditionKind.VOID:
                raise DeskError("note.reason_needed", field="reason")
            raise DeskError("note.words_needed", field="words")
        if self.kind is AdditionKind.VOID and not self.second.value():
            raise DeskError("note.second_person", field="second")
        return words

    def text(self) -> str:
        """What is typed so far, as JSON; never a password."""
        return json.dumps(
            {"kind": self.kind.value, "words": self.words.edit.toPlainText()}, ensure_ascii=False
        )

    def put_text(self, text: str | None) -> None:
        """Show a draft, if there is one of ours."""
        try:
            words = str(json.loads(text or "")["words"])
        except (ValueError, KeyError, TypeError):
            return
        self.filling(True)
        self.words.set_value(words)
        self.filling(False)


def _names(kind: AdditionKind) -> tuple[str, str]:
    return {
        AdditionKind.ADDENDUM: (_("What is added"), _("The note itself stays as it was signed.")),
        AdditionKind.CORRECTION: (_("What was wrong and what is right"), _("The original stays readable.")),
        AdditionKind.VOID: (_("Why it is void"), _("The note stays listed, struck through.")),
    }[kind]
