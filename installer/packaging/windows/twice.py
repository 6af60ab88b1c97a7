"""`run.py package-tests windows-twice`: the same commit built twice is the same installer, byte for byte."""

from __future__ import annotations

import argparse

from installer.environment import SetupError
from installer.packaging.files_list import digest
from installer.packaging.linux.twice import different
from installer.packaging.windows import package


def test(rest: list[str]) -> int:
    """Build and build again; the code is 0 when lists of files and installers are the same."""
    parser = argparse.ArgumentParser(prog="run.py package-tests windows-twice", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="compress less: the files are compared all the same"
    )
    said = parser.parse_args(rest)
    lists, digests = [], []
    for turn in ("first", "second"):
        if package.build(["--quick"] if said.quick else []) != 0:
            raise SetupError(f"The {turn} build failed.")
        made = max(package.PACKAGES.glob("MediationDesk-*.exe"), key=lambda path: path.stat().st_mtime)
        lists.append(made.with_suffix(".files.sha256").read_text(encoding="utf-8").splitlines())
        digests.append(digest(made))
    differing = different(*lists)
    print("\n".join(differing[:40]))
    print(f"{len(lists[0])} files, {len(differing)} lines of the lists differ")
    print(f"SHA-256 of the installers: {', '.join(sorted(set(digests)))}")
    return 0 if len(set(digests)) == 1 and not differing else 1
