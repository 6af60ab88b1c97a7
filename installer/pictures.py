"""Makes the pictures of the manual and of the README from the real windows, with the demo's invented people.

    python3 installer/run.py pictures

`resources/help/pictures.json` says which there are: `page` (a page of the desk, or `face.unlock`), `sight`
(which of what the demo shows there, from 0), and `crop` (the part of the frame or page shown alone, by its
names in the program joined by points). The clock and what is drawn by lot stand still: most
pictures are the same in every run, a few catch a list or a chart a moment earlier or later. `manifest.json`
beside them tells by hashes what they were made from.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "resources" / "help"
README = ROOT / "resources" / "readme"
LANGUAGES = ("zh_CN", "en")


def make(python: Path) -> int:
    """Both languages, each in a process of its own; then the manifest. 0 when all were made."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}
    for language in LANGUAGES:
        command = [str(python), "-m", "installer.picture_taking", language]
        if code := subprocess.call(command, cwd=ROOT, env=surroundings):
            return code
    write_manifest()
    print(f"Wrote {HELP / 'pictures'} and {README}")
    return 0


def wanted(language: str) -> list[dict[str, Any]]:
    """The lines of pictures.json this language needs: all in Chinese, else those its own pages show."""
    lines: list[dict[str, Any]] = json.loads((HELP / "pictures.json").read_text("utf-8"))
    if language == LANGUAGES[0]:
        return lines
    texts = "".join(path.read_text("utf-8") for path in sorted((HELP / language).glob("*.md")))
    return [line for line in lines if f"](picture:{line['name']})" in texts]


def recipe() -> str:
    """A hash of what decides which pictures there are."""
    names = [[line["name"] for line in wanted(language)] for language in LANGUAGES]
    said = (HELP / "pictures.json").read_bytes() + json.dumps(names).encode()
    return hashlib.sha256(said).hexdigest()


def found() -> dict[str, str]:
    """The hash of each picture there is."""
    folder = HELP / "pictures"
    paths = sorted(folder.glob("*/*.png"))
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    }


def write_manifest() -> None:
    """Note what the pictures were made from."""
    said = {"recipe": recipe(), "pictures": found()}
    (HELP / "pictures" / "manifest.json").write_text(json.dumps(said, indent=1) + "\n", "utf-8")
