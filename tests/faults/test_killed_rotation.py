"""Killed at every step of a rotation: no half deleted copy is offered, none that stays is touched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_prove import look_at_copy
from mediation_desk.services import copy_rules, restoring
from mediation_desk.services.copy_past import CopyPast, past_of
from mediation_desk.services.rotating import rotate
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR
from tests.faults.conftest import Count
from tests.faults.copied import died

TWO = CopyRules(daily=2, weekly=0, monthly=0, yearly=1)


def offered(stick: Path) -> list[str]:
    """Names on the stick that are offered as copies."""
    found = []
    for one in sorted(stick.glob("desk-2*")):
        try:
            look_at_copy(one)
        except DeskError:
            continue
        found.append(one.name)
    return found


def full_stick(office: BackupOffice) -> tuple[list[str], CopyPast]:
    """Five copies that nobody thinned yet, each with an attachment of its own, and what is known of them."""
    names = []
    with office.records(office.open(DIRECTOR)) as records:
        copy_rules.set_copy_rules(records, CopyRules(daily=60))
    for number in range(5):
        office.close()
        office.clock.forward(days=1)
        office.open(DIRECTOR)
        office.attachment(bytes([number]) * 1000)
        names.append(office.back_up().name)
    with office.records(office.session or office.open(DIRECTOR)) as records:
        copy_rules.set_copy_rules(records, TWO)
        return names, past_of(records, office.stick)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is of systems with fork")
def test_killed_at_every_step(tmp_path: Path, inflicted: Count) -> None:
    office = BackupOffice(tmp_path / "office")
    names, past = full_stick(office)
    with office.records(office.session or office.open(DIRECTOR)) as records:
        register_id = records.seat.register_id
    office.close()
    scratch, now = tmp_path / "scratch", office.clock.now + timedelta(seconds=1)

    def work(stick: Path, step: Callable[[str], None]) -> None:
        rotate(stick, register_id, names[-1], past, now, step=step)

    shutil.copytree(office.stick, scratch)
    steps = died(scratch, work, -1)
    assert offered(scratch) == names[-2:]
    assert steps.count("deleted") == 3
    for number, step in enumerate(steps):
        shutil.rmtree(scratch)
        shutil.copytree(office.stick, scratch)
        died(scratch, work, number)
        left = offered(scratch)
        assert set(names[-2:]) <= set(left), step
        for name in left:
            unlock = restoring.by_card(scratch / name, office.state, office.card, now)
            assert restoring.prove_for_restore(scratch / name, unlock, silent).holds.lost == (), step
        rotate(scratch, register_id, names[-1], past, now)
        assert offered(scratch) == names[-2:], step
        assert not list(scratch.glob("*.gone*")), step
        for one in set(scratch.glob("desk-2*")) - {scratch / name for name in names[-2:]}:
            os.utime(one, (0, 0))  # lost its manifest and nothing else: it waits as long as a failed copy
        rotate(scratch, register_id, names[-1], past, now + timedelta(days=60))
        assert sorted(one.name for one in scratch.glob("desk-2*")) == names[-2:], step
    inflicted("kill -9 while older copies make room", len(steps))
