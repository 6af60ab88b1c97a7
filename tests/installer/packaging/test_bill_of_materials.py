"""The bill of materials keeps the schema and comes out the same twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from installer.packaging.shipped import Shipped

pytest.importorskip("cyclonedx", reason="what packages are built with is not installed for every test run")

from installer.packaging import bill_of_materials as bills

PIECES = (
    Shipped(
        name="segno",
        version="1.6.6",
        licence="BSD License",
        homepage="https://segno.example",
        texts=(Path("LICENSE"),),
        purl="pkg:pypi/segno@1.6.6",
        hashes=("a" * 64, "b" * 64),
    ),
    Shipped(name="Noto", version="", licence="OFL-1.1", homepage="", texts=(Path("OFL"),)),
)


def made(commit: str) -> str:
    bill = bills.make_bill(PIECES, platform="windows", version="1.1.0", commit=commit, moment=1_764_000_000)
    return bills.written(bill)


def test_the_same_commit_gives_the_same_bytes() -> None:
    assert made("a1") == made("a1")
    assert json.loads(made("a1"))["serialNumber"] != json.loads(made("b2"))["serialNumber"]


def test_the_program_depends_on_every_piece() -> None:
    bill = json.loads(made("a1"))
    assert bill["specVersion"] == "1.6"
    (whole,) = (row for row in bill["dependencies"] if row["ref"] == "mediation-desk@1.1.0")
    assert whole["dependsOn"] == ["Noto", "pkg:pypi/segno@1.6.6"]
    assert bill["metadata"]["timestamp"] == "2025-11-24T16:00:00+00:00"
