"""The agreement being edited: its value now, what it was before, and whether it is saved."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from mediation_desk.domain.agreement import Agreement, Clause

_PAUSE_MS = 1_500  # after that long without a change the next one is undone by itself
_DEPTH = 200


class Editing(QObject):
    """Every change goes through `put`; `changed(key)` tells the panes, `key` names the field that did it.

    Changes with the same key, one soon after the other, are undone together.
    """

    changed = Signal(str)

    def __init__(self, agreement: Agreement, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = agreement
        self._saved = agreement
        self._past: list[Agreement] = []
        self._future: list[Agreement] = []
        self._key = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._part)

    @property
    def dirty(self) -> bool:
        """Whether something differs from what the register holds."""
        return replace(self.now, version=self._saved.version) != self._saved

    def put(self, agreement: Agreement, key: str = "") -> None:
        """Take over a changed agreement."""
        if agreement == self.now:
            return
        if not key or key != self._key:
            self._past = [*self._past[-_DEPTH:], self.now]
        self._key = key
        self._future.clear()
        self.now = agreement
        self._pause.start()
        self.changed.emit(key)

    def change(self, key: str = "", **values: object) -> None:
        """Take over changed fields of the agreement."""
        self.put(replace(self.now, **values), key)  # type: ignore[arg-type]  # names are those of Agreement

    def clause(self, clause_id: str) -> Clause | None:
        """A clause by its id."""
        return next((one for one in self.now.clauses if one.id == clause_id), None)

    def put_clause(self, clause: Clause, key: str = "") -> None:
        """Take over one changed clause."""
        clauses = tuple(clause if one.id == clause.id else one for one in self.now.clauses)
        self.change(key, clauses=clauses)

    def insert(self, clause: Clause, place: int) -> None:
        """Put a clause at a place (0 is first)."""
        clauses = list(self.now.clauses)
        clauses.insert(place, clause)
        self.change(clauses=tuple(clauses))

    def remove(self, clause_id: str) -> int:
        """Take a clause out; where it stood."""
        place = next(n for n, one in enumerate(self.now.clauses) if one.id == clause_id)
        self.change(clauses=self.now.clauses[:place] + self.now.clauses[place + 1 :])
        return place

    def undo(self) -> None:
        """As it was before the last change."""
        self._go(self._past, self._future)

    def redo(self) -> None:
        """The change that was taken back, again."""
        self._go(self._future, self._past)

    def begin(self, agreement: Agreement) -> None:
        """This and nothing else: what was typed is gone (it was signed as it was printed)."""
        self.now = self._saved = agreement
        self._past.clear()
        self._future.clear()
        self._part()

    def saved(self, agreement: Agreement) -> None:
        """The register holds this now; what was typed meanwhile stays."""
        self._saved = agreement
        self.now = replace(self.now, version=agreement.version)
        self._part()

    def _go(self, source: list[Agreement], target: list[Agreement]) -> None:
        if not source:
            return
        target.append(self.now)
        self.now = replace(source.pop(), version=self.now.version)
        self._part()
        self.changed.emit("")

    def _part(self) -> None:
        self._pause.stop()
        self._key = ""
