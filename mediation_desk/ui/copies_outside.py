"""The copies that lie outside the desk: where, until when, and the ways to be done with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy

from mediation_desk.domain.exported_copy import ExportedCopy, GoneHow
from mediation_desk.errors import DeskError
from mediation_desk.services.exported_copies import (
    copies_outside,
    delete_copy,
    keep_copy_longer,
    settle_copy,
)
from mediation_desk.ui.copy_words import moment_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Row, clear, reveal, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, sentence, term

_SETTLED_MS = 120
"""Until what else was asked for stands on the page too, and nothing moves any more."""


class CopiesOutside(Sheet):
    """One row a copy: 删除副本, 再留 3 天, 已自行处理; hidden while there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Exported copies"), fact=" ", margin=24, gap=8)
        self._desk = desk
        self.copies: tuple[ExportedCopy, ...] = ()
        self._errors: dict[str, str] = {}
        self._bring = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settle.timeout.connect(lambda: reveal(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._show_again)

    def look(self, *, bring: bool = False) -> None:
        """Ask which there are; `bring` them into sight once they stand here."""
        self._bring = bring or self._bring
        self._desk.ask(self, self._show, copies_outside, failed=self._none)

    def delete(self, copy_id: str) -> None:
        """Delete a copy and see that it is gone."""
        self._desk.do(
            self, self._gone, delete_copy, copy_id, failed=lambda error: self._refused(copy_id, error)
        )

    def _changed(self, nouns: frozenset[str]) -> None:
        if "attachment" in nouns:
            self.look()

    def _none(self, _refusal: DeskError) -> None:
        self._show(())

    def _show(self, copies: tuple[ExportedCopy, ...]) -> None:
        self.copies = copies
        self._show_again()
        if self._bring:
            self._bring = False
            self._settle.start()

    def _show_again(self, _masked: bool = False) -> None:
        clear(self.body)
        self.setVisible(bool(self.copies))
        self.set_fact(_("{n} in all", n=len(self.copies)))
        self.body.addWidget(Prose(_("export.kept_until"), "small", tone="ink2"))
        for copy in self.copies:
            self.body.addWidget(rule())
            self._row(copy)

    def _row(self, copy: ExportedCopy) -> None:
        desk = self._desk
        head = Row(gap=8)
        title = copy.title or _("A restricted scan")
        head.addWidget(Label(desk.hidden(f"{title} · {copy.case_number}"), wrap=True), 1)
        today = desk.today()
        if copy.expired(desk.now()):
            head.addWidget(Chip(_("Term over"), "amber", icon="clock"))
        else:
            head.addWidget(Chip(_("until {when}", when=moment_said(copy.expires_at, today)), "neutral"))
        self.body.addLayout(head)
        self.body.addWidget(Label(desk.hidden(copy.place), "small", tone="ink2", wrap=True))
        if copy.id in self._errors:
            self.body.addWidget(Prose(self._errors[copy.id], "small", tone="red"))
        acts = Row(gap=8)
        for words, act in (
            (_("Delete the copy"), partial(self.delete, copy.id)),
            (_("Show the folder"), partial(desk.files.show, Path(copy.place))),
            (_("Keep 3 more days"), partial(desk.do, self, self._kept, keep_copy_longer, copy.id)),
            (_("Seen to"), partial(desk.do, self, self._kept, settle_copy, copy.id)),
        ):
            acts.addWidget(self._button(words, act))
        acts.addStretch(1)
        self.body.addLayout(acts)

    def _button(self, words: str, act: Callable[[], object]) -> Button:
        button = Button(words, compact=True)
        button.setEnabled(not self._desk.masked)
        button.clicked.connect(lambda: act())
        return button

    def _gone(self, how: GoneHow) -> None:
        self._desk.toast(_("The copy: {how}", how=term(how)))

    def _kept(self, _nothing: object) -> None:
        self._errors.clear()

    def _refused(self, copy_id: str, error: DeskError) -> None:
        self._errors[copy_id] = sentence(error)
        self._show_again()
