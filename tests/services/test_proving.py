"""A process of its own proves a copy from the stick and one secret; without an answer it proves nothing."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from mediation_desk.domain.backup import Progress, Proof
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.services import backups, restoring
from mediation_desk.services.proving import CardDigits, OwnSeed, TwoSheets, prove_apart
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR

ROOT = Path(__file__).resolve().parents[2]
WATCHED = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event in ("open", "os.listdir") else None)
from mediation_desk.__main__ import main
code = main(["--verify-copy"])
sys.stderr.write("\\n".join(opened))
sys.exit(code)
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


def own_seed(office: BackupOffice) -> OwnSeed:
    keys = (office.session or office.open(DIRECTOR)).keys
    assert keys.seed is not None
    return OwnSeed(slot_id=keys.slot_id, seed=keys.seed)


def test_seed_and_card_prove_the_same(office: BackupOffice) -> None:
    office.attachment(b"content" * 1000)
    made = office.back_up()
    copy = office.stick / made.name
    for secret in (own_seed(office), CardDigits(digits=office.card)):
        assert prove_apart(copy, secret, silent) == made
    unlock = restoring.by_card(copy, office.state, office.card, office.now())
    assert restoring.prove_for_restore(copy, unlock, silent).holds == made


def test_a_wrong_secret_is_said_where_it_was_typed(office: BackupOffice) -> None:
    copy = office.stick / office.back_up().name
    wrong = "4" + office.card[1:] if office.card[0] != "4" else "5" + office.card[1:]
    for secret, field in ((CardDigits(digits=wrong), "card"), (TwoSheets(typed=("a", "b")), "sheet_1")):
        with pytest.raises(DeskError) as refused:
            prove_apart(copy, secret, silent)
        assert refused.value.field == field
    for stranger, key in (
        (OwnSeed(slot_id=DIRECTOR.id, seed=bytes(32)), "vault.header_altered"),
        (OwnSeed(slot_id="nobody", seed=bytes(32)), "vault.slot_unknown"),
    ):
        with pytest.raises(DeskError, match=f"^{key.replace('.', chr(92) + '.')}$"):
            prove_apart(copy, stranger, silent)


def test_nothing_of_this_pc_is_opened(office: BackupOffice, tmp_path: Path) -> None:
    office.attachment(b"content" * 1000)
    made = office.back_up()
    elsewhere = tmp_path / "another PC"
    office.close()
    shutil.copytree(office.stick, elsewhere)
    asked = {
        "copy": str(elsewhere / made.name),
        "secret": {"card": office.card},
        "everything": True,
        "only": None,
    }
    done = subprocess.run(
        [sys.executable, "-c", WATCHED],
        input=canonical(asked), capture_output=True, cwd=ROOT, env={"PATH": os.environ["PATH"]}, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout.splitlines()[-1])["holds"]["entries"] == made.entries
    opened = {Path(one) for one in done.stderr.decode().splitlines() if one.startswith("/")}
    ours = {one for one in opened if one.is_relative_to(tmp_path) or one.is_relative_to(Path.home())}
    assert ours
    library = Path(sys.prefix)
    assert not [one for one in ours if not (one.is_relative_to(elsewhere) or one.is_relative_to(library))]
    assert not (ROOT / "vault.json").exists()


def test_no_secret_stands_in_the_arguments_or_the_environment(office: BackupOffice) -> None:
    copy = office.stick / office.back_up().name
    seen: list[bytes] = []

    def look(_progress: Progress) -> None:
        for child in children():
            told = Path(f"/proc/{child}/cmdline"), Path(f"/proc/{child}/environ")
            with suppress(OSError):  # it may end between the two looks
                seen.extend(one.read_bytes() for one in told)

    prove_apart(copy, CardDigits(digits=office.card), look)
    if sys.platform == "linux":
        assert seen
        assert not [one for one in seen if office.card.encode() in one]


def children() -> list[str]:
    try:
        return Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
    except OSError:
        return []


@pytest.mark.parametrize("at", [Proof.REREAD, Proof.CHECK, Proof.FILES])
@pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")
def test_a_process_that_dies_proves_nothing(office: BackupOffice, at: Proof) -> None:
    office.attachment(b"content" * 500_000)
    session = office.session or office.open(DIRECTOR)
    snapshot = backups.take_snapshot(session, office.now(), office.stick, silent)

    def kill(progress: Progress) -> None:
        if progress.proof is at:
            for child in children():
                os.kill(int(child), signal.SIGSTOP)
                os.kill(int(child), signal.SIGKILL)

    with pytest.raises(DeskError, match=r"^copy\.not_answered$"):
        backups.write_and_prove(snapshot, office.stick, kill)
    assert [name.endswith(".failed") for name in office.copies()] == [True]


def test_stopping_ends_the_process(office: BackupOffice) -> None:
    copy = office.stick / office.back_up().name

    def stop(_progress: Progress) -> None:
        raise DeskError("backup.cancelled")

    with pytest.raises(DeskError, match=r"^backup\.cancelled$"):
        prove_apart(copy, own_seed(office), stop)
    assert children() == []


def test_a_process_that_does_not_even_start_proves_nothing(
    office: BackupOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = office.stick / office.back_up().name
    secret = own_seed(office)
    for broken in ("/nowhere/python", "/bin/false", "/bin/true", "/bin/echo"):
        monkeypatch.setattr(sys, "executable", broken)
        with pytest.raises(DeskError, match=r"^copy\.not_answered$"):
            prove_apart(copy, secret, silent)
    with pytest.raises(DeskError, match=r"^copy\.drive_gone$"):
        prove_apart(office.stick / "gone", secret, silent)
