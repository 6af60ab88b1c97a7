"""The self-test passes on this program, and fails when something is not as it should be."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from mediation_desk import self_test, words
from mediation_desk.errors import DeskError
from mediation_desk.scratch import scratch_folder, sweep
from mediation_desk.self_test.disk import ENCODINGS, altered_copy, traces
from mediation_desk.self_test.family import NAMES
from mediation_desk.self_test.kept import NOTE, run_kept
from mediation_desk.self_test.reading import lacking
from mediation_desk.self_test.telling import FaultError, StoppedError, Telling, refused


def test_the_main_job_is_proved() -> None:
    said = StringIO()
    assert self_test.run(said) == 0
    lines = said.getvalue().splitlines()
    assert sum(line.startswith("  ✓") for line in lines) == 22
    assert "✗" not in said.getvalue()
    assert not any(name in said.getvalue() for name in NAMES)
    words.use("zh_CN")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_name_on_the_disk_is_found(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "left.tmp").write_bytes(b"\x00\x01" + NAMES[1].encode(encoding) + b"\xff")
    assert traces(tmp_path, NAMES) == ("left.tmp",)


def test_a_name_as_a_file_name_is_found(tmp_path: Path) -> None:
    (tmp_path / f"{NAMES[0]}.docx").touch()
    assert traces(tmp_path, NAMES)


def test_missing_words_are_named() -> None:
    assert lacking("人民币1,800元", ("人民币 1,800 元", "壹仟捌佰元整")) == ("壹仟捌佰元整",)


def test_one_byte_differs(tmp_path: Path) -> None:
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "a.db").write_bytes(bytes(100))
    copy = altered_copy(tmp_path / "from", tmp_path / "to", "a.db", 0.5)
    assert sum(byte != 0 for byte in (copy / "a.db").read_bytes()) == 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (FaultError("没有找到"), "没有找到"),
        (DeskError("disk.full"), "磁盘"),
        (ValueError("林晓芸"), "ValueError"),
    ],
)
def test_a_failing_step_is_told_without_names(fault: Exception, said: str) -> None:
    out = StringIO()
    with pytest.raises(StoppedError), Telling(out).step("步骤"):
        raise fault
    assert "✗ 步骤" in out.getvalue()
    assert said in out.getvalue()
    assert "林晓芸" not in out.getvalue()


def test_what_ought_to_be_refused_and_is_not_is_a_fault() -> None:
    with pytest.raises(FaultError):
        refused(("vault.wrong_password",), None)
    with pytest.raises(DeskError):
        refused(("vault.wrong_password",), DeskError("disk.full"))
    refused(("vault.wrong_password",), DeskError("vault.wrong_password"))


def test_without_a_terminal_nothing_is_said() -> None:
    Telling(None).line("nobody reads this")


def test_a_scratch_folder_is_removed_and_a_left_one_swept() -> None:
    with scratch_folder() as folder:
        (folder / "something").touch()
        sweep()
        assert (folder / "something").exists()  # in use: another start leaves it alone
        left = folder.with_name(folder.name + "-left")
    assert not folder.exists()
    left.mkdir()
    (left / "register.db").touch()
    sweep()
    assert not left.exists()


def test_a_register_left_behind_is_opened_again_and_never_overwritten(tmp_path: Path) -> None:
    said = StringIO()
    assert [run_kept(tmp_path, said), run_kept(tmp_path, said)] == [0, 0]
    assert sum(line.startswith("  ✓") for line in said.getvalue().splitlines()) == 2
    (tmp_path / NOTE).unlink()
    assert run_kept(tmp_path, said) == 1
    words.use("zh_CN")
