"""The verbs of the command line: read what was asked, do it, end with one line of JSON and an exit code."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from mediation_desk import words
from mediation_desk.command_line.asking import Asking
from mediation_desk.command_line.backup import back_up
from mediation_desk.command_line.exits import Exit, exit_of
from mediation_desk.command_line.keys import By
from mediation_desk.command_line.place import Here, here_of
from mediation_desk.command_line.restore import restore
from mediation_desk.command_line.saying import Saying
from mediation_desk.command_line.verify import Wanted, verify
from mediation_desk.diagnosis.failed_start import fault_report
from mediation_desk.errors import DeskError
from mediation_desk.paths import Paths
from mediation_desk.preferences import load_preferences
from mediation_desk.words import _, sentence

VERBS = ("backup", "verify", "restore")


def run(arguments: Sequence[str], paths: Paths, asking: Asking | None = None) -> int:
    """Do what the first argument says; the exit code (`Exit`); a wrong call ends in argparse with 2."""
    said = _parser().parse_args(arguments)
    words.use(load_preferences(paths.preferences).language)
    here, saying = here_of(paths, said.register), Saying()
    asking = asking or Asking(descriptor=said.secret_fd)
    try:
        facts = _done(said, here, asking, saying)
    except DeskError as refused:
        saying.line(sentence(refused))
        saying.last({"done": said.verb, "ok": False, "refused": refused.key})
        return exit_of(refused)
    except KeyboardInterrupt:
        saying.line(_("command.stopped"))
        saying.last({"done": said.verb, "ok": False, "refused": "command.stopped"})
        return Exit.STOPPED
    except Exception as bug:  # noqa: BLE001 -- the fault of the program: its places are told, its message never
        number = fault_report(paths, bug)
        saying.line(_("command.fault", number=number))
        saying.last({"done": said.verb, "ok": False, "refused": "command.fault", "report": number})
        return Exit.FAULT
    elsewhere = facts.get("opens_elsewhere", True)
    saying.line(_(f"command.{said.verb}.done") if elsewhere else _("backup.proved_here_only"))
    saying.last({"done": said.verb, "ok": True, **facts})
    return Exit.DONE


def _done(said: argparse.Namespace, here: Here, asking: Asking, saying: Saying) -> dict[str, object]:
    if said.verb == "backup":
        return back_up(here, said.folder, said.who, asking, saying)
    wanted = Wanted(target=said.folder, copy=said.copy, by=said.by, who=said.who)
    if said.verb == "verify":
        return verify(here, wanted, asking, saying)
    return restore(here, wanted, asking, saying, agreed=said.yes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mediation-desk",
        description="Copies of the register without a window. The last line on standard output is JSON.",
        epilog="Exit codes: "
        + ", ".join(f"{one.value} {one.name.lower()}" for one in Exit)
        + ". Secrets are asked for, or read line by line from --secret-fd; they are never arguments.",
    )
    told_last = parser.epilog
    verbs = parser.add_subparsers(dest="verb", required=True)
    told = {
        "backup": "make one more copy in FOLDER and prove it",
        "verify": "read a copy back and open it, changing nothing",
        "restore": "put a proved copy in the place of the register",
    }
    for verb in VERBS:
        one = verbs.add_parser(verb, help=told[verb], description=told[verb], epilog=told_last)
        one.add_argument("folder", type=Path, metavar="FOLDER", help="the stick or folder with the copies")
        one.add_argument("--register", type=Path, metavar="FOLDER", help="the register, if not the usual one")
        one.add_argument(
            "--who", default="", metavar="NAME", help="whose password, by the name at signing in"
        )
        one.add_argument("--secret-fd", type=int, metavar="N", help="read secrets from this descriptor")
        if verb == "backup":
            continue
        one.add_argument("--copy", default="", metavar="NAME", help="one of the copies; otherwise the newest")
        way = one.add_mutually_exclusive_group()
        way.add_argument("--card", dest="by", action="store_const", const=By.CARD, help="by restore card")
        way.add_argument("--sheets", dest="by", action="store_const", const=By.SHEETS, help="by two sheets")
        one.set_defaults(by=By.PASSWORD)
        if verb == "restore":
            one.add_argument("--yes", action="store_true", help="do not ask before putting it in place")
    return parser
