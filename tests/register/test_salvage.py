"""Pages damaged at random: everything readable is saved, everything lost is listed, nothing is invented."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register.salvage import salvage
from mediation_desk.register.vault.header_file import read_header
from tests.damaged_office import PAGE, DamagedOffice, spoiled, unheard

TURNS = int(os.environ.get("DESK_EXAMPLES", "12"))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> DamagedOffice:
    return DamagedOffice(tmp_path_factory.mktemp("office")).filled()


def unlinked(row: tuple[Any, ...], whole: set[tuple[Any, ...]]) -> bool:
    """Whether a row is one that was there, with nothing but emptied links."""
    return any(
        all(mine is None or mine == theirs for mine, theirs in zip(row, one, strict=True)) for one in whole
    )


def test_nothing_is_invented_and_every_loss_is_counted(office: DamagedOffice, tmp_path: Path) -> None:
    whole, data, key = office.rows(), office.database.read_bytes(), office.raw_key
    register_id = read_header(office.folder).register_id
    dice, saved_some = random.Random(20261126), 0
    for turn in range(TURNS):
        pages = dice.sample(range(1, len(data) // PAGE), dice.choice([1, 1, 2, 4]))
        source, target = tmp_path / f"{turn}.damaged", tmp_path / f"{turn}.db"
        source.write_bytes(spoiled(data, pages, at=dice.randrange(4_000)))
        try:
            saved = salvage(source, target, key, register_id, office.now(), unheard)
        except DeskError as refused:
            if refused.key != "register.wrong_key_or_damaged":
                raise
            continue
        saved_some += 1
        made = office.rows(target)
        lost = 0
        for table, rows in made.items():
            assert all(unlinked(row, whole[table]) for row in rows - whole[table]), (pages, table)
            lost += len(whole[table]) - len(rows) if table not in ("journal", "clock_set_backs") else 0
        told = sum(one.rows + one.loose for one in saved.lost)
        exact = all(one.exact for one in saved.lost)
        assert (told == lost) if exact else (told >= lost), pages
        assert saved.kept == sum(map(len, made.values())), pages
    assert saved_some > TURNS // 3
