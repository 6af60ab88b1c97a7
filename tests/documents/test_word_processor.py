"""A word processor opens every .docx and shows as many pages, with the same words on them, as our PDF.

LibreOffice is asked once for all papers. It gets the faces the PDF is drawn with under the names the files
call them by, so that a difference is one of layout and not of fonts.
LibreOffice 7 still spaces Latin from Chinese
and hangs a full stop over the margin, whatever the file says: a line may break elsewhere, and a sample whose
page is full to its last line may differ for that alone. Give such a sample another length.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from mediation_desk.documents import pdf, word
from mediation_desk.documents.faces import BUNDLED_FANG, FIRST_HAN, FONTS, YEN
from tests.documents.reading import pdf_pages, squeezed
from tests.documents.test_papers import CASES

PROGRAM = shutil.which("soffice")
BOLD, REGULAR = 0x20, 0x40
"""Bits of OS/2 fsSelection."""
FACES = (
    ("NotoSerifSC-Regular", "宋体", False),
    ("NotoSerifSC-Bold", "宋体", True),
    (BUNDLED_FANG, "仿宋", False),
    (BUNDLED_FANG, "楷体", False),
    ("NotoSansSC-SemiBold", "黑体", False),
)
"""File, the name a .docx calls it by, bold. Latin in 仿宋 falls to 宋体, as in the PDF."""
RARE = ("HanaMinB", "HanaMinA-Rest")
PAPERS = {
    f"{kind.key}-{name.rpartition('-')[2]}": paper for name, kind, paper in CASES if "partly" not in name
}
"""Every paper, filled and blank."""

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice (soffice) is not installed on this PC")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with every paper as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("word")
    written, printed = folder / "written", folder / "printed"
    written.mkdir()
    for name, paper in PAPERS.items():
        (written / f"{name}.docx").write_bytes(word.render(paper))
    _convert(written, printed, _fonts(folder / "fonts"), folder / "profile")
    yield printed
    shutil.rmtree(folder)


def _fonts(folder: Path) -> Path:
    """Our faces under the names of Word's, and a fontconfig file that knows no others."""
    folder.mkdir()
    for n, (file, name, bold) in enumerate(FACES):
        _renamed(FONTS / f"{file}.ttf", name, bold=bold).save(folder / f"{n}.ttf")
    for file in RARE:
        shutil.copy(FONTS / f"{file}.ttf", folder)
    fallen = "".join(f"<string>{name}</string>" for name in ("宋体", "HanaMinB", "HanaMinA"))
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{escape(str(folder))}</dir><cachedir>{escape(str(folder / 'cache'))}</cachedir>"
        f'<match target="pattern"><edit name="family" mode="append">{fallen}</edit></match></fontconfig>',
        encoding="utf-8",
    )
    return settings


def _renamed(path: Path, name: str, *, bold: bool) -> Any:
    font = TTFont(path)
    if path.stem == BUNDLED_FANG:
        for table in font["cmap"].tables:
            for code in [code for code in table.cmap if code < FIRST_HAN or code == YEN]:
                del table.cmap[code]
    style = "Bold" if bold else "Regular"
    names = font["name"]
    names.names = [one for one in names.names if one.nameID not in (1, 2, 3, 4, 6, 16, 17, 21, 22)]
    for number, said in ((1, name), (2, style), (3, f"{name} {style}"), (4, f"{name} {style}")):
        names.setName(said, number, 3, 1, 0x409)
    names.setName(f"{path.stem}-{ord(name[0]):X}", 6, 3, 1, 0x409)
    table = font["OS/2"]
    table.usWeightClass = 700 if bold else 400
    table.fsSelection = table.fsSelection & ~(BOLD | REGULAR | 1) | (BOLD if bold else REGULAR)
    font["head"].macStyle = int(bold)
    return font


def _convert(written: Path, printed: Path, fonts: Path, profile: Path) -> None:
    subprocess.run(
        [
            *(str(PROGRAM), f"-env:UserInstallation={profile.as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(printed)),
            *sorted(str(one) for one in written.iterdir()),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(profile.parent)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=280,
    )


@pytest.mark.xdist_group("soffice")
def test_every_paper_opens_with_as_many_pages_and_the_same_words(opened: Path) -> None:
    """Nothing has fallen over a page end, nothing is lost or told twice."""
    wrong = []
    for name, paper in PAPERS.items():
        ours = pdf_pages(pdf.render(paper))
        theirs = pdf_pages((opened / f"{name}.pdf").read_bytes())
        if len(ours) != len(theirs):
            wrong.append(f"{name}: {len(ours)} pages, {len(theirs)} in Word")
        elif sorted(squeezed("".join(ours))) != sorted(squeezed("".join(theirs))):
            only = Counter(squeezed("".join(ours))), Counter(squeezed("".join(theirs)))
            wrong.append(f"{name}: only ours {only[0] - only[1]}, only Word's {only[1] - only[0]}")
    assert wrong == []
