"""Backup, verify and restore without a window: real copies, secrets by descriptor, exit codes, last lines."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.command_line.asking import Asking
from mediation_desk.command_line.exits import Exit
from mediation_desk.command_line.run import run
from mediation_desk.command_line.saying import Saying
from mediation_desk.paths import Paths
from mediation_desk.services import backups
from tests.backup_office import BackupOffice
from tests.desk_fixtures import DIRECTOR, MEDIATOR
from tests.session_fixtures import PASSWORD

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    made.attachment(b"page" * 500)
    made.close()
    yield made
    made.close()


def secret(*lines: str) -> int:
    """A descriptor that says these lines once."""
    reading, writing = os.pipe()
    os.write(writing, "\n".join(lines).encode())
    os.close(writing)
    return reading


def did(
    office: BackupOffice,
    capsys: pytest.CaptureFixture[str],
    verb: str,
    *more: str,
    lines: tuple[str, ...] = (PASSWORD,),
) -> tuple[int, dict[str, object]]:
    """The exit code and the last line."""
    paths = Paths(config=office.folder.parent / "config", registers=office.folder.parent, state=office.state)
    descriptor = secret(*lines)
    code = run([verb, str(office.stick), "--secret-fd", str(descriptor), *more], paths)
    os.close(descriptor)
    said = capsys.readouterr()
    assert not [line for line in lines if line and line in said.out + said.err], "no secret is told"
    return code, json.loads(said.out.splitlines()[-1])


def test_a_copy_is_made_proved_and_remembered(
    office: BackupOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = did(office, capsys, "backup", "--who", DIRECTOR.name)
    assert (code, told["ok"], told["receipt"]) == (Exit.DONE, True, 1)
    assert told["attachments"] == 1
    assert (office.stick / str(told["copy"])).is_dir()
    code, again = did(office, capsys, "backup", "--who", MEDIATOR.name)
    assert (code, again["receipt"]) == (Exit.DONE, 2)


def test_a_copy_that_opens_nowhere_else_is_not_called_safe(
    office: BackupOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    paths = Paths(config=office.folder.parent / "config", registers=office.folder.parent, state=office.state)
    descriptor = secret(PASSWORD)
    assert (
        run(["backup", str(office.stick), "--who", DIRECTOR.name, "--secret-fd", str(descriptor)], paths) == 0
    )
    os.close(descriptor)
    told = capsys.readouterr()
    said = told.err.splitlines()
    assert json.loads(told.out.splitlines()[-1])["opens_elsewhere"] is False
    assert said[-1] == "备份已验证，但换电脑后还打不开：请先确认恢复卡"


def test_stopped_by_hand_while_it_is_proved_nothing_is_left(office: BackupOffice) -> None:
    class Stopped:
        """A terminal where somebody presses Ctrl+C once the copy is read back."""

        def write(self, text: str) -> None:
            if "重读" in text:
                raise KeyboardInterrupt

        def flush(self) -> None:
            """Nothing waits."""

        def isatty(self) -> bool:
            """As a terminal says."""
            return True

    good = office.back_up()
    session = office.session or office.open(DIRECTOR)
    saying = Saying(err=Stopped())  # type: ignore[arg-type]  # a stream as far as it is used
    snapshot = backups.take_snapshot(session, office.now(), office.stick, saying.tell)
    with pytest.raises(KeyboardInterrupt):
        backups.write_and_prove(snapshot, office.stick, saying.tell)
    assert office.copies() == [good.name]


@pytest.mark.parametrize("by", ["password", "card"])
def test_a_copy_is_verified(office: BackupOffice, capsys: pytest.CaptureFixture[str], by: str) -> None:
    office.back_up()
    office.close()
    way = ("--card",) if by == "card" else ("--who", DIRECTOR.name)
    lines = (office.card,) if by == "card" else (PASSWORD,)
    code, told = did(office, capsys, "verify", *way, lines=lines)
    assert (code, told["ok"], told["cases"]) == (Exit.DONE, True, 1)


def test_a_spoiled_copy_is_refused(office: BackupOffice, capsys: pytest.CaptureFixture[str]) -> None:
    holds = office.back_up()
    office.close()
    database = next((office.stick / holds.name).glob("register-*"))
    spoiled = bytearray(database.read_bytes())
    spoiled[len(spoiled) // 2] ^= 1
    database.write_bytes(spoiled)
    code, told = did(office, capsys, "verify", "--card", lines=(office.card,))
    assert (code, told["ok"]) == (Exit.REFUSED, False)


def test_on_an_empty_pc_the_card_restores_and_passwords_work(
    office: BackupOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    office.back_up()
    office.close()
    shutil.rmtree(office.folder)
    shutil.rmtree(office.state)
    code, told = did(office, capsys, "restore", "--card", "--yes", lines=(office.card,))
    assert (code, told["ok"], told["set_aside"]) == (Exit.DONE, True, [])
    assert office.open(DIRECTOR).staff.id == DIRECTOR.id


def test_what_is_there_is_set_aside_and_nobody_agrees_for_another(
    office: BackupOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    made = office.back_up()
    office.close()
    before = sorted(one.name for one in office.folder.parent.iterdir())
    code, told = did(office, capsys, "restore", "--who", DIRECTOR.name)
    assert (code, told["refused"]) == (Exit.STOPPED, "command.not_agreed")
    assert sorted(one.name for one in office.folder.parent.iterdir()) == before
    code, told = did(office, capsys, "restore", "--who", DIRECTOR.name, "--yes")
    assert (code, told["copy"]) == (Exit.DONE, made.name)
    (aside,) = told["set_aside"]  # type: ignore[misc]  # a list of names
    assert (office.folder.parent / str(aside)).is_dir()


def test_codes_tell_what_to_look_at(office: BackupOffice, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = did(office, capsys, "backup", "--who", DIRECTOR.name, lines=("falsch falsch falsch",))
    assert wrong[0] == Exit.SECRET
    assert did(office, capsys, "backup", "--who", "没有这个人")[0] == Exit.USAGE
    nothing = did(office, capsys, "verify", "--card", lines=("not a card",))
    assert nothing[0] == Exit.REFUSED, "there is no copy yet"
    office.back_up()
    assert did(office, capsys, "backup", "--who", DIRECTOR.name)[0] == Exit.BUSY
    assert did(office, capsys, "restore", "--card", "--yes", lines=(office.card,))[0] == Exit.BUSY
    office.close()
    assert did(office, capsys, "verify", "--card", lines=("not a card",))[0] == Exit.SECRET
    assert did(office, capsys, "verify", "--card", lines=())[0] == Exit.USAGE
    office.stick.rename(office.stick.with_name("away"))
    assert did(office, capsys, "backup", "--who", DIRECTOR.name)[0] == Exit.DISK


def test_somebody_who_may_not_restore_does_not(
    office: BackupOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    office.back_up()
    office.close()
    code, told = did(office, capsys, "restore", "--who", MEDIATOR.name, "--yes")
    assert (code, told["refused"]) == (Exit.REFUSED, "permission.refused")


def test_without_a_terminal_and_a_descriptor_nobody_is_asked(
    office: BackupOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(_prompt: str) -> str:
        raise AssertionError("there is nobody")

    paths = Paths(config=office.folder, registers=office.folder.parent, state=office.state)
    code = run(["verify", str(office.stick), "--card"], paths, Asking(ask=nobody))
    assert code == Exit.REFUSED, "no copy is there, so nothing is asked"


def test_a_fault_of_the_program_is_an_exit_code_and_a_report_and_quotes_nobody(
    office: BackupOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    def falls(_prompt: str) -> str:
        raise ValueError(f"{PASSWORD} of {DIRECTOR.name}")

    paths = Paths(config=office.folder, registers=office.folder.parent, state=office.state)
    asked = ["backup", str(office.stick), "--who", DIRECTOR.name, "--register", str(office.folder)]
    code = run(asked, paths, Asking(ask=falls))
    said = capsys.readouterr()
    (report,) = paths.reports.glob("report-*.txt")
    assert code == Exit.FAULT
    last = json.loads(said.out.splitlines()[-1])
    assert (last["refused"], f"report-{last['report']}.txt") == ("command.fault", report.name)
    for told in (said.out, said.err, report.read_text("utf-8")):
        assert PASSWORD not in told
        assert DIRECTOR.name not in told


def test_the_real_program_takes_the_verbs(office: BackupOffice) -> None:
    environment = {
        **os.environ,
        "HOME": str(office.folder.parent),
        "XDG_STATE_HOME": str(office.folder.parent),
    }
    command = [sys.executable, "-m", "mediation_desk", "verify", str(office.stick), "--card"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == Exit.REFUSED, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {"done": "verify", "ok": False, "refused": "copy.none"}
