#!/usr/bin/env python3
"""Set up Mediation Desk from its source folder and run it. Needs nothing but Python 3.11, 3.12 or 3.13.

    python3 installer/run.py              set up, then open the demo desk; without a screen, tour it
    python3 installer/run.py desk         set up, then open the real desk
    python3 installer/run.py self-test    set up, then let the program prove its main job
    python3 installer/run.py tests        set up with the developers' tools, then run every check
    python3 installer/run.py lock         renew the locked dependencies (needs uv: pip install uv)
    python3 installer/run.py pictures             make the pictures of the manual and of the README anew
    python3 installer/run.py package NAME         build an installer; without NAME, say which there are
    python3 installer/run.py package-tests NAME   prove a built one where it will be used; likewise

On Windows write `py installer\\run.py`. Everything is made inside the source folder, in .venv and build.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITABLE = ((3, 13), (3, 12), (3, 11))
COMMANDS = ("demo", "desk", "self-test", "tests", "lock", "pictures", "package", "package-tests")


def main() -> int:
    """Do what the command line asks; the exit code is the program's or the checks' own."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", line_buffering=True)
    command, rest = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("demo", [])
    if command not in COMMANDS:
        print(__doc__)
        return 0 if command in ("-h", "--help", "help") else 2
    if sys.version_info[:2] not in SUITABLE:
        return _again_with_a_suitable_python()

    sys.path.insert(0, str(ROOT))
    from installer import environment  # a Python too old to read it has been turned away above

    try:
        return _run(command, rest)
    except environment.SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _run(command: str, rest: list[str]) -> int:
    from installer import checks, environment

    if command == "lock":
        return environment.renew_locks()
    if command in ("package", "package-tests"):
        from installer.packaging import parts

        return parts.run(command, rest)
    began = time.monotonic()
    python = environment.prepare(developing=command == "tests")
    print(f"Ready after {time.monotonic() - began:.0f} s: {python}\n")
    if command == "tests":
        return checks.run_all(python, rest)
    if command == "pictures":
        from installer import pictures

        return pictures.make(python)
    desk = [str(python), "-m", "mediation_desk"]
    if command == "self-test":
        return environment.call([*desk, "--self-test", *rest])
    if command == "desk":
        return environment.call([*desk, *rest])
    if environment.has_screen():
        return environment.call([*desk, "--demo", *rest])
    folder = ROOT / "build" / time.strftime("demo-%Y%m%d-%H%M%S")
    print("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).")
    print(
        "The demo desk is toured offscreen instead. The agreement (.docx and .pdf) and a picture of each page"
    )
    print(f"will be left in {folder}\n")
    folder.mkdir(parents=True)
    return environment.call([*desk, "--demo", "--offscreen-tour", str(folder), *rest])


def _again_with_a_suitable_python() -> int:
    """Hand over to a Python the dependencies are locked for, or say which one is needed."""
    candidates = [[f"python{major}.{minor}"] for major, minor in SUITABLE]
    candidates += [["py", f"-{major}.{minor}"] for major, minor in SUITABLE]
    for candidate in candidates:
        found = shutil.which(candidate[0])
        chosen = [str(found), *candidate[1:]]
        if found and subprocess.call([*chosen, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return subprocess.call([*chosen, str(Path(__file__).resolve()), *sys.argv[1:]])
    here = "{}.{}".format(*sys.version_info[:2])
    print(f"Python 3.11, 3.12 or 3.13 is needed; this is {here}. See https://www.python.org/downloads/")
    return 2


if __name__ == "__main__":
    sys.exit(main())
