"""The command line: open the desk, the demo, the self-test, or tour the pages without a screen."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.umask(0o077)  # before anything is written: every file belongs to this account alone


COPY_VERBS = ("backup", "verify", "restore")
"""What whoever looks after the PC does without a window (`mediation_desk.command_line`)."""


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks; the exit code is 0 when it went well."""
    asked = sys.argv[1:] if arguments is None else arguments
    if arguments is None:  # a test that calls this keeps its own hooks
        from mediation_desk.diagnosis.quiet_hooks import tell_places_only

        tell_places_only()
    if asked and asked[0] in COPY_VERBS:
        _compile_words()
        from mediation_desk.command_line.run import run
        from mediation_desk.paths import usual_paths

        return run(asked, usual_paths())
    said = _parser().parse_args(asked)
    if said.fill_template:
        from mediation_desk.documents.template_apart import be_the_process_apart

        return be_the_process_apart(sys.stdin.buffer, sys.stdout.buffer)
    if said.read_calendar:
        from mediation_desk.services import calendar_apart

        return calendar_apart.be_the_process_apart(sys.stdin.buffer, sys.stdout.buffer)
    if said.read_ledger:
        from mediation_desk.services import ledger_apart

        return ledger_apart.be_the_process_apart(sys.stdin.buffer, sys.stdout.buffer)
    if said.verify_copy:
        from mediation_desk.services import proving

        return proving.be_the_process_apart(sys.stdin.buffer, sys.stdout.buffer)
    if said.try_copy:
        from mediation_desk.services import trying

        return trying.be_the_process_apart(sys.stdin.buffer, sys.stdout.buffer)
    _compile_words()
    if said.show_report:
        from mediation_desk.diagnosis.failed_start import last_report
        from mediation_desk.paths import usual_paths

        print(last_report(usual_paths()))
        return 0
    if said.self_test:
        from mediation_desk import self_test

        return self_test.run()
    if said.self_test_kept is not None:
        from mediation_desk.self_test.kept import run_kept

        return run_kept(said.self_test_kept)
    if said.offscreen_tour is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from mediation_desk import demo_desk

        return demo_desk.tour(sys.argv[:1], said.offscreen_tour)
    if said.demo or said.demo_year:
        from mediation_desk import demo_desk

        return demo_desk.run(sys.argv[:1], year=said.demo_year)
    return _open(said.file, _say_painted if said.say_painted else None)


def _open(file: Path | None, painted: Callable[[], None] | None) -> int:
    """The desk itself; what fails before there is a window, a missing part above all, leaves its report."""
    from mediation_desk.paths import usual_paths

    paths = usual_paths()
    gc.disable()  # nothing is thrown away until the window stands there and `ui.garbage` looks after it
    try:
        from mediation_desk import app

        return app.run(sys.argv[:1], paths, file, painted)
    except Exception as bug:  # noqa: BLE001 -- whatever it was: its places are told, its message never
        from mediation_desk.diagnosis.failed_start import failed_start

        print(failed_start(paths, bug), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mediation-desk",
        description="The mediation desk",
        epilog="Copies without a window: backup, verify, restore (each with --help).",
    )
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="desk-stick.json of a stick, or the folder of a copy: offer to read the copies there",
    )
    parser.add_argument("--demo", action="store_true", help="open a throw-away register of invented cases")
    parser.add_argument("--demo-year", action="store_true", help="the demo with a year of figures to report")
    parser.add_argument("--self-test", action="store_true", help="let the program prove its main job")
    parser.add_argument(
        "--show-report",
        action="store_true",
        help="print the newest report of a fault, else the end of the log",
    )
    parser.add_argument("--say-painted", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--self-test-kept", type=Path, metavar="FOLDER", help=argparse.SUPPRESS)
    parser.add_argument("--fill-template", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--read-calendar", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--read-ledger", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--verify-copy", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--try-copy", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(
        "--offscreen-tour",
        type=Path,
        metavar="FOLDER",
        help="without a screen: run the demo and leave pictures of the pages and the agreement in FOLDER",
    )
    return parser


def _say_painted() -> None:
    """For whoever measures the start."""
    print("painted", flush=True)


def _compile_words() -> None:
    """A source folder brings the catalogues as text; an installed program has them compiled."""
    from mediation_desk.words import CATALOGUES

    if not (CATALOGUES / "zh_CN" / "desk.mo").exists():
        from installer.words import compile_all

        for fault in compile_all():
            print(fault, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
