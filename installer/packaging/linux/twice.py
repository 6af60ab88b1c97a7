"""`run.py package-tests twice`: the same commit built twice, in two fresh chroots, is the same .deb."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from installer.environment import SetupError
from installer.packaging.linux import package


def test(rest: list[str]) -> int:
    """Build and build again; the code is 0 when both packages have the same bytes."""
    parser = argparse.ArgumentParser(prog="run.py package-tests twice", description=__doc__)
    parser.add_argument("--work", type=Path, default=package.WORK, help="where archives and wheels are kept")
    parser.add_argument("--out", type=Path, default=package.OUT / "twice", help="folder of both packages")
    said = parser.parse_args(rest)
    made = []
    for turn in ("first", "second"):
        out = said.out / turn
        if package.build(["--work", str(said.work), "--out", str(out)]) != 0:
            raise SetupError(f"The {turn} build failed.")
        made.append(next(out.glob("*_amd64.deb")))
    lines = [path.with_name(f"{path.name}.manifest").read_text().splitlines() for path in made]
    differing = different(*lines)
    for line in differing[:40]:
        print(line)
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in made}
    print(f"{len(lines[0])} files, {len(differing)} lines of the lists differ")
    print(f"SHA-256 of the packages: {', '.join(sorted(digests))}")
    return 0 if len(digests) == 1 and not differing else 1


def different(first: list[str], second: list[str]) -> list[str]:
    """Lines that stand in one list alone, with a mark of which."""
    one, two = set(first), set(second)
    return [f"- {line}" for line in sorted(one - two)] + [f"+ {line}" for line in sorted(two - one)]
