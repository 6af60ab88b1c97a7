"""Papers leaving the desk: through the system's print dialog, or as a file where the person says.

Outside they are no longer protected, so that each filled one that left is noted in journal and case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mediation_desk.documents.preview import PageImage, page_count, page_images
from mediation_desk.services.appointment_telling import note_slip_out
from mediation_desk.services.consultation_papers import note_consultation_out
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers_out import Way, note_file_paper_out, note_paper_out, note_written_out
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.referral_letters import note_letter_out
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.print_pages import print_pages
from mediation_desk.ui.seams import PrintChoice
from mediation_desk.ui.wall_stop import stop_sentence
from mediation_desk.words import _

_FINEST = 300  # dots per inch: finer printers gain nothing from our line art
_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
KINDS = {"docx": "Word (*.docx)", "pdf": "PDF (*.pdf)"}


def print_paper(desk: Desk, parent: QWidget, made: MadePaper) -> bool:
    """Ask for a printer and print the pages and copies wanted there; False when given up or refused."""
    if _stopped(desk, made):
        return False
    choice = desk.files.printer(parent, page_count(made.pdf), desk.choices.now)
    if choice is None:
        return False
    if not print_pages(choice.printer, sheets(choice, made.pdf)):
        desk.choices.change(print_refused=True)
        desk.notice(
            _("The printer did not take the paper. Please see whether it is switched on."), "red", of=__name__
        )
        return False
    desk.choices.change(printed_at=desk.now().isoformat(), print_refused=False)
    note_out(desk, made, Way.PRINTER)
    return True


def file_stem(desk: Desk, made: MadePaper) -> str:
    """What a file of this paper is called: paper and day, never a person.

    A centre words its own titles: what would lead to another folder is left out, and what no system takes.
    """
    return f"{_NO_NAME.sub(' ', made.name).strip(' .')} {desk.today():%Y-%m-%d}".strip()


def export_paper(desk: Desk, parent: QWidget, made: MadePaper, kind: str) -> Path | None:
    """Ask where, and write the file (docx or pdf); None when given up or impossible.

    The suggested name says paper and day, never a person; whoever exports is told that it is no longer
    protected.
    """
    if _stopped(desk, made):
        return None
    title = _("Export (the file is not encrypted)")
    suggested = f"{file_stem(desk, made)}.{kind}"
    chosen = desk.files.save_as(parent, title, suggested, KINDS[kind])
    if chosen is None:
        return None
    path = chosen if chosen.suffix.lower() == f".{kind}" else chosen.with_name(f"{chosen.name}.{kind}")
    try:
        write_whole(path, made.docx if kind == "docx" else made.pdf)
    except OSError:
        desk.notice(_("It could not be written there. Please choose another folder."), "red", of=__name__)
        return None
    note_out(desk, made, Way(kind))
    desk.notice(
        _("Exported. The file is not encrypted; please keep it safe and delete it after use."), of=__name__
    )
    return path


def ask_and_export(desk: Desk, parent: QWidget, made: MadePaper, kind: str) -> None:
    """As `export_paper`, after the password once more: a desk reopened by six digits gives no file away.

    A blank form tells nothing of anybody and needs none.
    """
    if made.blank:
        export_paper(desk, parent, made, kind)
        return
    if _stopped(desk, made):
        return

    def confirmed(_password: Confirmed) -> None:
        export_paper(desk, parent, made, kind)

    text = _("Outside the desk nothing protects this file.")
    ask_password(desk, parent, confirmed, title=_("Export the paper"), text=text, act=_("Choose a place"))


def _stopped(desk: Desk, made: MadePaper) -> bool:
    if made.stop:
        desk.notice(stop_sentence(made.stop), "red", of=__name__)
    return bool(made.stop)


def write_whole(path: Path, data: bytes) -> None:
    """All of it or nothing: a full disk leaves no torn file and the one that stood there before."""
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def note_out(desk: Desk, made: MadePaper, way: Way) -> None:
    """Note that a filled paper left; a blank form tells nothing of anybody."""
    if made.written_id:
        desk.do(desk, _noted, note_written_out, made.written_id, way)
    elif made.appointment_id:
        desk.do(desk, _noted, note_slip_out, made.appointment_id, made.person_id, way)
    elif made.consultation_id:
        desk.do(desk, _noted, note_consultation_out, made.consultation_id, made.key, way)
    elif made.letter_id:
        desk.do(desk, _noted, note_letter_out, made.letter_id, made.key, way)
    elif made.case_id:  # a blank form tells nothing of anybody
        desk.do(desk, _noted, note_paper_out, made.key, made.case_id, made.subject_id, way)
    elif made.file_id:
        desk.do(desk, _noted, note_file_paper_out, made.key, made.file_id, made.subject_id, way)


def sheets(choice: PrintChoice, pdf: bytes) -> Iterator[PageImage]:
    """The pages wanted, one at a time; copies by hand where the printer makes none itself."""
    count = page_count(pdf)
    wanted = [n - 1 for n in choice.pages or range(1, count + 1) if 1 <= n <= count]
    scale = min(choice.printer.resolution(), _FINEST) / 72
    copies = 1 if choice.printer.supportsMultipleCopies() else max(1, choice.printer.copyCount())
    for _copy in range(copies):
        for n in wanted:
            yield page_images(pdf, scale, (n,))[0]


def _noted(_nothing: None) -> None:
    """Nobody waits for a note of what left."""
