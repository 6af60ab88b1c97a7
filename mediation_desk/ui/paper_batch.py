"""Several papers in one go: fetched one after another, then one print job or one folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.documents.preview import PageImage, page_count, page_images
from mediation_desk.errors import DeskError
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers_out import Way
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.paper_out import file_stem, note_out, write_whole
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.print_pages import print_pages
from mediation_desk.ui.wall_stop import stop_sentence
from mediation_desk.words import _, sentence

_FINEST = 300  # dots per inch: finer printers gain nothing from our line art


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One paper of a batch: what it is called on the list, and the use case that makes it.

    `writes` says that the use case journals what it opened.
    """

    words: str
    use_case: Callable[..., MadePaper]
    args: tuple[object, ...]
    writes: bool = False


class PaperBatch(QObject):
    """`told(done, of)` while papers are made; `ready(papers)` when all are; `stopped(why by words)` if not.

    Nothing leaves the desk while one of them is stopped by the wall or cannot be printed.
    """

    told = Signal(int, int)
    ready = Signal(object)
    stopped = Signal(object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self._wanted: tuple[Wanted, ...] = ()
        self._made: list[MadePaper] = []
        self._why: list[tuple[str, str]] = []
        self._run = 0

    @property
    def running(self) -> bool:
        """Whether papers are being made."""
        return len(self._made) + len(self._why) < len(self._wanted)

    def fetch(self, wanted: Sequence[Wanted]) -> None:
        """Make these, one after another, so that others may ask in between."""
        self._wanted, self._made, self._why = tuple(wanted), [], []
        self._run += 1
        self._next()

    def cancel(self) -> None:
        """Give up: what was made is dropped."""
        self._run += 1
        self._wanted = ()

    def print(self, made: Sequence[MadePaper]) -> bool:
        """All of them as one job on one printer; False when given up or refused."""
        count = sum(page_count(one.pdf) for one in made)
        choice = self._desk.files.printer(self._owner, count)
        if choice is None:
            return False
        scale = min(choice.printer.resolution(), _FINEST) / 72
        copies = 1 if choice.printer.supportsMultipleCopies() else max(1, choice.printer.copyCount())
        pages = (page for _copy in range(copies) for page in _pages(made, scale, choice.pages))
        if not print_pages(choice.printer, pages):
            self._desk.notice(
                _("The printer did not take the paper. Please see whether it is switched on."),
                "red",
                of=self,
            )
            return False
        for one in made:
            note_out(self._desk, one, Way.PRINTER)
        return True

    def export(self, made: Sequence[MadePaper], kinds: Sequence[str], then: Callable[[int], None]) -> None:
        """All of them into one folder, after the password once; `then` gets how many files were written."""

        def confirmed(_password: Confirmed) -> None:
            folder = self._desk.files.folder(self._owner, _("Folder for the papers"), Path.home())
            if folder is not None:
                then(self._write(made, kinds, folder))

        if all(one.blank for one in made):
            confirmed(None)  # type: ignore[arg-type]  # blank forms tell nothing of anybody
            return
        text = _("Outside the desk nothing protects these files.")
        ask_password(self._desk, self._owner, confirmed, title=_("Export the papers"), text=text)

    def _write(self, made: Sequence[MadePaper], kinds: Sequence[str], folder: Path) -> int:
        written = 0
        for number, one in enumerate(made, 1):
            for kind in kinds:
                path = _free(folder, f"{number:02} {file_stem(self._desk, one)}", kind)
                try:
                    write_whole(path, one.docx if kind == "docx" else one.pdf)
                except OSError:
                    self._desk.notice(
                        _("It could not be written there. Please choose another folder."),
                        "red",
                        of=self,
                    )
                    return written
                note_out(self._desk, one, Way(kind))
                written += 1
        return written

    def _next(self) -> None:
        done = len(self._made) + len(self._why)
        self.told.emit(done, len(self._wanted))
        if done == len(self._wanted):
            if self._why:
                self.stopped.emit(tuple(self._why))
            else:
                self.ready.emit(tuple(self._made))
            return
        run, one = self._run, self._wanted[done]

        def came(made: MadePaper) -> None:
            if run == self._run:
                self._take(one, made)

        def failed(error: DeskError) -> None:
            if run == self._run:
                self._why.append((one.words, sentence(error)))
                self._next()

        verb: Any = self._desk.do if one.writes else self._desk.ask
        verb(self, came, one.use_case, *one.args, failed=failed)

    def _take(self, one: Wanted, made: MadePaper) -> None:
        if made.stop:
            self._why.append((one.words, stop_sentence(made.stop)))
        else:
            self._made.append(made)
        self._next()


def _pages(made: Sequence[MadePaper], scale: float, wanted: tuple[int, ...]) -> Iterator[PageImage]:
    number = 0
    for one in made:
        for page in range(page_count(one.pdf)):
            number += 1
            if not wanted or number in wanted:
                yield page_images(one.pdf, scale, (page,))[0]


def _free(folder: Path, stem: str, kind: str) -> Path:
    path, again = folder / f"{stem}.{kind}", 1
    while path.exists():
        again += 1
        path = folder / f"{stem} ({again}).{kind}"
    return path
