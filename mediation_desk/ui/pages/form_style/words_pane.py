"""The words of one form, place by place, in the order of the paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from mediation_desk.documents.extras import EXTRA, takes_extras
from mediation_desk.documents.house import House
from mediation_desk.documents.wording import our_wording
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.form_style.one_word import OneWord, Words
from mediation_desk.words import _


class WordsPane(Sheet):
    """`changed` on every key; `said()` are the places that read otherwise than what is printed now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Wording"), scrolls=True)
        self.form = Form()
        self.add(self.form)
        self.body.addStretch(1)
        self.words: dict[str, OneWord] = {}

    def show_form(self, form: str, house: House) -> None:
        """Show the words of a form as the centre prints them now."""
        clear(self.form.column)
        self.form.fields.clear()
        self.words = {}
        shipped = our_wording(form)
        if takes_extras(form):
            self._add(
                OneWord(EXTRA, (), _("Rows of our own"), _("One label a line, up to 8")), house.of(form)
            )
        self.form.put(Prose(_("Words in braces are filled in from the register; please keep them."), "small"))
        ours_by_key: dict[str, Words] = {**shipped.words, **shipped.lists}
        for key, ours in ours_by_key.items():
            label = _("Title") if key == "title" else ""
            self._add(OneWord(key, ours, label), house.of(form))

    def said(self) -> dict[str, Any]:
        """The changed places by key."""
        return {key: words for key, one in self.words.items() if (words := one.said()) is not None}

    def half_typed(self) -> str:
        """What was typed and not kept, as a draft's text; empty when nothing was."""
        typed = {key: self.words[key].typed() for key in self.said()}
        return json.dumps(typed, ensure_ascii=False) if typed else ""

    def put(self, kept: str) -> None:
        """Show a draft again."""
        for key, words in json.loads(kept).items():
            if key in self.words:
                self.words[key].put(words)

    def _add(self, one: OneWord, saved: Mapping[str, Any]) -> None:
        self.words[one.key] = one
        value = saved.get(one.key, one.ours)
        self.form.filling(True)
        self.form.know(one.field)
        self.form.put(one)
        one.show_saved(tuple(value) if isinstance(value, list) else value)
        self.form.filling(False)
        one.field.changed.connect(self.changed)
