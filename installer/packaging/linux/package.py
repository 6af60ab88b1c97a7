"""`run.py package linux`: from this commit to one .deb."""

from __future__ import annotations

import argparse


def build(rest: list[str]) -> int:
    """Build the package; the code is 0 when the .deb is there."""
    parser = argparse.ArgumentParser(prog="run.py package linux", description=__doc__)
    parser.parse_args(rest)
    print("The Linux package cannot be built from this commit.")
    return 1
