"""The five stages 倾听 诉说 沟通 判断 调解: walked in order, repeated freely, skipped with a reason."""

from __future__ import annotations

from mediation_desk.domain.reception import Decision, Stage, StageEntry
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError

ORDER = tuple(Stage)
# What 判断 may end in: 辅导, 调解, 转介, 会诊; the other two endings need no judgement of their own.
JUDGED = frozenset({Decision.COUNSELLING, Decision.ACCEPTED, Decision.REFERRED, Decision.CONSULTATION})


def add(entries: tuple[StageEntry, ...], entry: StageEntry) -> tuple[StageEntry, ...]:
    """The entries with one more stage.

    Raises DeskError `stage.order` when an earlier stage was neither walked nor skipped, `stage.time` when it
    lies before the last entry, `stage.walked` when a walked stage is to be skipped.
    """
    done = {walked.stage for walked in entries}
    earlier = ORDER[: ORDER.index(entry.stage)]
    if missing := [stage for stage in earlier if stage not in done]:
        raise DeskError("stage.order", field="stage", stage=missing[0])
    if entries and entry.at < entries[-1].at:
        raise DeskError("stage.time", field="at")
    if is_skipped(entry) and any(same.stage is entry.stage and not is_skipped(same) for same in entries):
        raise DeskError("stage.walked", field="stage")
    return (*entries, entry)


def skipped(entry: StageEntry, reason: str) -> StageEntry:
    """The entry as a skipped stage. Raises DeskError `stage.reason_needed`."""
    if not reason.strip():
        raise DeskError("stage.reason_needed", field="skipped_reason")
    return StageEntry(stage=entry.stage, at=entry.at, note=entry.note, skipped_reason=reason.strip())


def is_skipped(entry: StageEntry) -> bool:
    """Whether the stage was passed over; a skipped stage always carries its reason."""
    return bool(entry.skipped_reason.strip())


def next_stage(entries: tuple[StageEntry, ...]) -> Stage | None:
    """The first stage neither walked nor skipped; None when all five are."""
    done = {entry.stage for entry in entries}
    return next((stage for stage in ORDER if stage not in done), None)


def check_judgement(mark: Mark, decision: Decision | None) -> None:
    """判断 holds the finished screening and the decision.

    Raises DeskError `stage.screening`, `stage.decision`.
    """
    if mark is Mark.UNFINISHED:
        raise DeskError("stage.screening", field="stage")
    if decision not in JUDGED:
        raise DeskError("stage.decision", field="stage")
