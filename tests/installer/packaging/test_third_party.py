"""The licence texts are laid as the program reads them."""

from __future__ import annotations

import json
from pathlib import Path

from installer.packaging.shipped import Shipped
from installer.packaging.third_party import INDEX, write_texts


def piece(name: str, *texts: Path) -> Shipped:
    return Shipped(name=name, version="1", licence="MIT", homepage="https://it.example", texts=texts)


def test_every_row_of_the_index_has_its_text(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("May be used.", encoding="utf-8")
    (tmp_path / "NOTICE").write_bytes("G. Häring".encode("latin-1"))
    both = [
        piece("OpenSSL (in x)", tmp_path / "LICENSE"),
        piece("y", tmp_path / "LICENSE", tmp_path / "NOTICE"),
    ]
    write_texts(both, tmp_path / "third_party")
    rows = json.loads((tmp_path / "third_party" / INDEX).read_text(encoding="utf-8"))
    assert rows[0] == {
        "name": "OpenSSL (in x)",
        "version": "1",
        "licence": "MIT",
        "homepage": "https://it.example",
        "file": "OpenSSL-in-x.txt",
    }
    texts = [(tmp_path / "third_party" / row["file"]).read_text(encoding="utf-8") for row in rows]
    assert texts[0] == "May be used.\n"
    assert "==== NOTICE ====" in texts[1]
    assert "May be used." in texts[1]
