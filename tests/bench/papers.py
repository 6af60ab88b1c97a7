"""An agreement as .docx and .pdf, against LibreOffice making the .pdf from the same .docx."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from mediation_desk.documents import mediation_agreement, pdf, word
from tests.bench.timing import Line, times
from tests.documents import samples


def lines() -> Iterator[Line]:
    """Both files of a filled agreement, warm."""
    paper = mediation_agreement.mediation_agreement(samples.AGREEMENT)
    ours = median(times(lambda: (word.render(paper), pdf.render(paper)), 10))
    office = shutil.which("soffice")
    base = None
    if office:
        with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
            source = Path(folder) / "agreement.docx"
            source.write_bytes(word.render(paper))
            command = [
                office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                "--convert-to", "pdf", "--outdir", folder, str(source),
            ]  # fmt: skip
            base = median(times(lambda: subprocess.run(command, check=True, capture_output=True), 3, warm=1))
    yield Line(
        what="agreement to .docx and .pdf, warm",
        ours=ours,
        base=base,
        against="LibreOffice",
        most=1 / 12,
        bound=80,
    )
