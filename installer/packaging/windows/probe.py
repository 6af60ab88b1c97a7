"""Run by an interpreter laid into the installed program for the proof: what its command line cannot tell.

    python.exe -X utf8 probe.py FOLDER      (a folder to write in)

Says a line for each thing that works; a traceback and code 1 for the first that does not.
"""

from __future__ import annotations

import os
import secrets
import sys
import uuid
from pathlib import Path


def main() -> None:
    """Try the keyring, both printers, Qt's printing, and where things lie."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    flags = f"UTF-8 mode {sys.flags.utf8_mode}, isolated {sys.flags.isolated}"
    _say(f"CPython {sys.version.split()[0]} {sys.platform}, {flags}")
    _places()
    _keyring()
    pdf = _documents(folder)
    _qt(folder, pdf)


def _places() -> None:
    from mediation_desk.paths import RESOURCES, usual_paths

    paths = usual_paths()
    assert str(paths.registers).startswith(os.environ["LOCALAPPDATA"]), paths
    assert (RESOURCES / "third_party" / "index.json").exists()
    _say(f"registers: {paths.registers}; resources: {RESOURCES}")


def _keyring() -> None:
    import keyring

    from mediation_desk.services.os_keyring import OsKeyring

    backend = type(keyring.get_keyring())
    assert "Windows" in backend.__module__, backend
    slot, secret, ring = str(uuid.uuid4()), secrets.token_bytes(32), OsKeyring()
    ring.put(slot, secret)
    assert OsKeyring().get(slot) == secret
    ring.drop(slot)
    assert OsKeyring().get(slot) is None
    _say(f"keyring: {backend.__module__}.{backend.__qualname__} set, read back, deleted")


def _documents(folder: Path) -> bytes:
    from mediation_desk.documents import pdf, word
    from mediation_desk.documents.paper import Paper, Paragraph, text
    from mediation_desk.self_test.reading import docx_text, lacking, pdf_text

    wanted = "家事调解协议书：张三、李四𠮷，人民币壹万元整"
    paper = Paper(form="D00", title="试印", blocks=(Paragraph(runs=text(wanted)),))
    printed, written = pdf.render(paper), word.render(paper)
    assert not lacking(pdf_text(printed, "D00"), (wanted,)), "the PDF lacks words"
    assert not lacking(docx_text(written), (wanted,)), "the Word file lacks words"
    (folder / "试印.pdf").write_bytes(printed)
    (folder / "试印.docx").write_bytes(written)
    _say(f"our printers: PDF {len(printed)} bytes, Word {len(written)} bytes, words read back")
    return printed


def _qt(folder: Path, pdf: bytes) -> None:
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase, QImageReader
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
    from PySide6.QtWidgets import QApplication, QStyleFactory

    from mediation_desk.documents.preview import page_count, page_images
    from mediation_desk.ui.print_pages import print_pages
    from mediation_desk.ui.translations import install_qt_words

    app = QApplication(sys.argv[:1])
    install_qt_words("zh_CN")
    assert app.translate("QPlatformTheme", "Cancel") == "取消", "Qt's own words are not Chinese"
    formats = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    assert {"svg", "jpeg", "png", "webp", "tiff"} <= formats, formats
    families = len(QFontDatabase.families())
    _say(f"Qt {qVersion()} on {app.platformName()}, {families} families, styles {QStyleFactory.keys()}")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    target = folder / "打印.pdf"
    printer.setOutputFileName(str(target))
    assert print_pages(printer, page_images(pdf, 2.0)), "Qt could not print"
    assert page_count(target.read_bytes()) == page_count(pdf)
    seen = QPrinterInfo.availablePrinterNames()
    _say(f"Qt's printing to PDF: {target.stat().st_size} bytes; printers seen: {seen}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


main()
