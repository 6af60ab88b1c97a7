"""Binding one volume: part by part from the register's thread, then merged on a thread beside it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from mediation_desk.documents.bound import Leaf
from mediation_desk.domain.backup import Progress, Proof, Tell
from mediation_desk.domain.dossier import Volume
from mediation_desk.errors import DeskError
from mediation_desk.services import binding_gate
from mediation_desk.services.dossier_binding import (
    BoundLeaf,
    Ends,
    Plan,
    binding_ends,
    binding_leaf,
    binding_plan,
    binding_restricted_leaf,
    note_bound,
)
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundVolume:
    """A volume as bound: `spans` are its parts' ids with their pages, in order."""

    made: MadePaper
    volume: Volume
    spans: tuple[tuple[str, int], ...]

    @property
    def pages(self) -> int:
        """How many pages bear a number."""
        return sum(pages for _part, pages in self.spans)


class DossierRun(QObject):
    """`gathered(done, all)`, `merging(done, all)`, then `bound(BoundVolume)`; or `refused(BoundLeaf)`,
    `failed(DeskError)`. Locking stops it.
    """

    gathered = Signal(int, int)
    merging = Signal(int, int)
    bound = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._beside = Beside(self)
        self._beside.told.connect(self._told)
        self._plan: Plan | None = None
        self._leaves: list[BoundLeaf] = []
        self.running = False
        desk.closing.connect(self.stop)

    def start(self, case_id: str, volume: Volume) -> None:
        """Bind a volume of a case; nothing while one is under way."""
        if self.running:
            return
        self.running, self._plan, self._leaves = True, None, []
        self._beside.again()
        self._desk.ask(self, self._planned, binding_plan, case_id, volume, failed=self._fail)

    def stop(self) -> None:
        """Give it up at the next part or page."""
        self._beside.stop()

    def _planned(self, plan: Plan) -> None:
        self._plan = plan
        self._next()

    def _next(self) -> None:
        plan = self._plan
        if plan is None or self._stopped():
            return
        done = len(self._leaves)
        self.gathered.emit(done, len(plan.parts))
        if done == len(plan.parts):
            counts = tuple((one.part.id, one.pages) for one in self._leaves)
            self._desk.ask(
                self, self._merge, binding_ends, plan.case_id, plan.volume, counts, failed=self._fail
            )
            return
        part = plan.parts[done]
        if part.restricted:
            self._desk.do(self, self._took, binding_restricted_leaf, plan.case_id, part.id, failed=self._fail)
        else:
            self._desk.ask(self, self._took, binding_leaf, plan.case_id, part.id, failed=self._fail)

    def _took(self, leaf: BoundLeaf) -> None:
        if leaf.stop:
            self.running = False
            self.refused.emit(leaf)
            return
        self._leaves.append(leaf)
        self._next()

    def _merge(self, ends: Ends) -> None:
        plan = self._plan
        if plan is None or self._stopped():
            return
        leaves: list[Leaf] = [one.leaf for one in self._leaves]

        def work(tell: Tell) -> MadePaper:
            return binding_gate.bind(
                ends.name,
                plan.case_id,
                ends.front,
                leaves,
                ends.back,
                lambda done, pages: tell(Progress(proof=Proof.WRITE, done=done, total=pages)),
            )

        self._beside.start(work, self._bound, failed=self._fail, broke=self._broke)

    def _told(self, progress: Progress) -> None:
        self.merging.emit(progress.done, progress.total)

    def _bound(self, made: MadePaper) -> None:
        plan = self._plan
        if plan is None:
            return
        spans = tuple((one.part.id, one.pages) for one in self._leaves)
        volume = BoundVolume(made=made, volume=plan.volume, spans=spans)
        self._leaves = []

        def noted(_nothing: None) -> None:
            self.running = False
            self.bound.emit(volume)

        self._desk.do(self, noted, note_bound, plan.case_id, plan.volume, failed=self._fail)

    def _stopped(self) -> bool:
        try:
            self._beside.sign.heed()
        except DeskError as given_up:
            self._fail(given_up)
            return True
        return False

    def _fail(self, error: DeskError) -> None:
        self.running, self._leaves = False, []
        self.failed.emit(error)

    def _broke(self, bug: BaseException) -> None:
        self.running, self._leaves = False, []
        self.failed.emit(DeskError("dossier.not_bound"))
        self._desk.broke.emit(bug)
