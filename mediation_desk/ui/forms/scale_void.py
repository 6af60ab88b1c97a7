"""Voiding a scale that was filled in wrongly: why, and a button that is pressed twice."""

from __future__ import annotations

import json

from PySide6.QtCore import Signal

from mediation_desk.domain.scale import ScaleResult
from mediation_desk.errors import DeskError
from mediation_desk.services import scales
from mediation_desk.ui import sealed_clipboard
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _


class ScaleVoidForm(Form):
    """`over` when it is voided or given up."""

    over = Signal()

    def __init__(self, desk: Desk, result: ScaleResult) -> None:
        super().__init__()
        self._desk, self.result = desk, result
        self.reason = MultilineField(
            "reason",
            _("Why this scale is void"),
            helper=_(
                "It stays listed and is no longer plotted. An answer to item 9 is followed up all the same."
            ),
            rows=2,
        )
        sealed_clipboard.guard(self.reason.edit)
        self.add(self.reason)
        self.act = DangerButton(_("Void this scale"), compact=True)
        self.act.confirmed.connect(self._void)
        back = Button(_("Not now"), "text", compact=True)
        back.clicked.connect(self.over)
        row = Row(gap=8)
        row.addWidget(self.act)
        row.addWidget(back)
        row.addStretch(1)
        self.put(row)
        subject = f"{result.session_id}/{result.person_id}/{result.id}"
        self._draft: Draft | None = desk.draft(self, "scale_void", subject)
        self._draft.look(self._put_draft)
        self.typed.connect(self._typed)

    def keep_draft(self) -> None:
        """On leaving: what is typed waits."""
        if self._draft is not None:
            self._draft.put_by()

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(lambda: json.dumps({"reason": self.reason.edit.toPlainText()}))

    def _put_draft(self, text: str | None) -> None:
        try:
            reason = str(json.loads(text or "")["reason"])
        except (ValueError, KeyError, TypeError):
            return
        self.filling(True)
        self.reason.set_value(reason)
        self.filling(False)

    def _void(self) -> None:
        words = self.reason.value()
        self._desk.do(self, self._voided, scales.void_scale, self.result.id, words, failed=self._refused)

    def _voided(self, _nothing: None) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self.over.emit()

    def _refused(self, fault: DeskError) -> None:
        if not self.show_fault(fault):
            self._desk.refuse(fault, of=self)
