"""The installer's script, its words, and what is told to it."""

from __future__ import annotations

import re
from pathlib import Path

from installer.packaging.windows import launcher, nsis

SCRIPT = (nsis.HERE / "installer.nsi").read_text(encoding="utf-8")
WORDS = (nsis.HERE / "words.nsh").read_text(encoding="utf-8")


def test_every_word_is_there_in_both_languages() -> None:
    asked = set(re.findall(r"\$\(([A-Z_]+)\)", SCRIPT))
    for language in ("SIMPCHINESE", "ENGLISH"):
        assert asked == set(
            re.findall(rf"^LangString (\w+) \${{LANG_{language}}}", WORDS, flags=re.MULTILINE)
        )


def test_every_question_has_an_answer_for_silent_installations() -> None:
    boxes = [line.strip() for line in SCRIPT.splitlines() if "MessageBox" in line]
    asking = {"$(OPEN_NOW)": "MB_RETRYCANCEL", "$(OTHER_PLACE)": "MB_ICONEXCLAMATION"}
    unanswered = [box for box in boxes if "/SD" not in box]
    # these two stand where a silent installation has left before, or on a page it does not show
    assert len(unanswered) == 2
    assert all(any(word in box and kind in box for word, kind in asking.items()) for box in unanswered)


def test_files_are_listed_in_one_order_below_their_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "app/z.txt", "app/inner/$x.txt", "app/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    lines = nsis.file_commands(tmp_path).splitlines()
    assert [line.replace(f"{tmp_path}", "P") for line in lines] == [
        'SetOutPath "$INSTDIR"',
        'File "P/b.txt"',
        'SetOutPath "$INSTDIR\\app"',
        'File "P/app/a.txt"',
        'File "P/app/z.txt"',
        'SetOutPath "$INSTDIR\\app\\inner"',
        'File "P/app/inner/$$x.txt"',
    ]


def test_versions_have_four_numbers() -> None:
    assert nsis.four_numbers("1.1.0") == "1.1.0.0"
    script = launcher.resource_script(launcher.WINDOWED, "1.2.3")
    assert "FILEVERSION 1,2,3,0" in script
    assert 'VALUE "OriginalFilename", "MediationDesk.exe"' in script
    assert launcher.ICON.exists()


def test_the_installer_and_the_launcher_speak_of_one_mutex() -> None:
    name = "MediationDesk.open"
    assert f"Local\\\\{name}" in (launcher.HERE / "launcher.c").read_text(encoding="utf-8")
    assert f"Local\\{name}" in SCRIPT
