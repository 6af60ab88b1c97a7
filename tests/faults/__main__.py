"""The fault suite, counted: `python -m tests.faults [--full] [-n WORKERS]` prints one table.

Short it does what every run of the tests does; `--full` kills and spoils as often as a release wants. The
exit code is pytest's: 0 only when nothing was lost.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.tallied import read, table

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FULL = {"DESK_KILLS": "200", "DESK_FLIPS": "500", "DESK_EXAMPLES": "300"}


def main() -> int:
    """Run, count, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="Inflict faults and count.")
    parser.add_argument("--full", action="store_true", help="as often as before a release")
    parser.add_argument("-n", default="2", metavar="WORKERS", help="processes at a time")
    said = parser.parse_args()
    environment = os.environ | (FULL if said.full else {})
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", said.n, str(HERE), f"--junitxml={results}"]
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        tallies = read(results)
    sys.stdout.write(f"{table(tallies)}\n{time.monotonic() - began:.0f} s\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
