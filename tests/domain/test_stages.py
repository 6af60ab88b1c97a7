from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mediation_desk.domain.reception import Decision, Stage, StageEntry
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.stages import add, check_judgement, next_stage, skipped
from mediation_desk.errors import DeskError

START = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)


def entry(stage: Stage, minute: int = 0) -> StageEntry:
    return StageEntry(stage=stage, at=START + timedelta(minutes=minute))


def walked(*stages: Stage) -> tuple[StageEntry, ...]:
    entries: tuple[StageEntry, ...] = ()
    for minute, stage in enumerate(stages):
        entries = add(entries, entry(stage, minute))
    return entries


def test_five_stages_in_order_and_again() -> None:
    entries = walked(*Stage)
    assert next_stage(entries) is None
    assert len(add(entries, entry(Stage.LISTEN, 9))) == 6
    assert next_stage(walked(Stage.LISTEN, Stage.LISTEN, Stage.TELL)) is Stage.COMMUNICATE
    assert next_stage(()) is Stage.LISTEN


def test_an_earlier_stage_is_not_passed_over_in_silence() -> None:
    with pytest.raises(DeskError) as caught:
        add(walked(Stage.LISTEN), entry(Stage.COMMUNICATE, 5))
    assert (caught.value.key, caught.value.names) == ("stage.order", {"stage": Stage.TELL})


def test_skipping_needs_a_reason() -> None:
    entries = add(walked(Stage.LISTEN), skipped(entry(Stage.TELL, 5), " 电话接待 "))
    assert entries[-1].skipped_reason == "电话接待"
    assert next_stage(entries) is Stage.COMMUNICATE
    assert add(entries, entry(Stage.TELL, 6))[-1].stage is Stage.TELL
    with pytest.raises(DeskError, match=r"stage\.reason_needed"):
        skipped(entry(Stage.TELL), "  ")


def test_a_walked_stage_is_not_skipped_and_time_runs_forward() -> None:
    with pytest.raises(DeskError, match=r"stage\.walked"):
        add(walked(Stage.LISTEN), skipped(entry(Stage.LISTEN, 5), "理由"))
    with pytest.raises(DeskError, match=r"stage\.time"):
        add(walked(Stage.LISTEN, Stage.TELL), entry(Stage.COMMUNICATE, -1))


@pytest.mark.parametrize("decision", list(Decision))
def test_assessing_holds_the_talk_and_a_decision(decision: Decision) -> None:
    if decision in (Decision.HANDLED_ON_THE_SPOT, Decision.NOT_ACCEPTED):
        with pytest.raises(DeskError, match=r"stage\.decision"):
            check_judgement(Mark.NONE, decision)
    else:
        check_judgement(Mark.RED, decision)
        with pytest.raises(DeskError, match=r"stage\.screening"):
            check_judgement(Mark.UNFINISHED, decision)
    with pytest.raises(DeskError, match=r"stage\.decision"):
        check_judgement(Mark.NONE, None)
