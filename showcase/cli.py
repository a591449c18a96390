"""The command line. Exit status: 0 well, 1 some of it failed, 2 wrong use."""

import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Sequence
from typing import TypeAlias

from showcase.foundation.errors import ShowcaseError
from showcase.foundation.settings import WrongSetting
from showcase.models import Role, Scope
from showcase.models.migrating import MigrationFailed
from storage import StoreUnavailable

DEFAULT_PORT = 8000

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    try:
        status: int = options.command(options)
    except WrongSetting as wrong:
        print(f"showcase: {wrong}", file=sys.stderr)
        return 2
    except (ShowcaseError, MigrationFailed, StoreUnavailable) as reason:
        print(f"showcase: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def parser() -> ArgumentParser:
    """What can be typed. Commands are loaded when they are called."""
    top = ArgumentParser(prog="showcase", description="A visual work-showcase board for an organisation.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="serve, by the settings in the environment")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=DEFAULT_PORT)
    serve.add_argument("--workers", type=int, default=1, help="web processes")
    serve.set_defaults(command=_later("serving", "serve"))

    demo = commands.add_parser("demo", help="serve a sample organisation, on loopback only")
    demo.add_argument("--port", type=int, default=DEFAULT_PORT)
    demo.set_defaults(command=_later("demo", "demo"))

    migrate = commands.add_parser("migrate", help="bring the database up to date")
    migrate.set_defaults(command=_later("serving", "update"))

    _add_people(commands)
    _add_organising(commands)
    _add_import(commands)
    return top


def _add_people(commands: Commands) -> None:
    person = commands.add_parser("person", help="accounts").add_subparsers(required=True, metavar="WHAT")
    add = person.add_parser("add", help="add somebody who can sign in; asks for a password")
    add.add_argument("email", metavar="EMAIL")
    add.add_argument("--name", required=True)
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.MEMBER.value)
    add.add_argument("--team", metavar="SLUG", help="a team that they belong to")
    add.set_defaults(command=_later("people", "add"))
    invite = person.add_parser(
        "invite", help="ask somebody in by e-mail; prints the link without a mail server"
    )
    invite.add_argument("email", metavar="EMAIL")
    invite.add_argument("--name", required=True)
    invite.add_argument("--role", choices=[role.value for role in Role], default=Role.MEMBER.value)
    invite.add_argument("--team", metavar="SLUG", help="a team that they belong to")
    invite.set_defaults(command=_later("people", "ask_in"))
    password = person.add_parser("password", help="give somebody another password; asks for it")
    password.add_argument("email", metavar="EMAIL")
    password.set_defaults(command=_later("people", "set_password"))

    steps = person.add_parser(
        "end-two-steps", help="switch off the second step of somebody who lost their phone"
    )
    steps.add_argument("email", metavar="EMAIL")
    steps.set_defaults(command=_later("two_steps", "end"))

    token = commands.add_parser("token", help="keys for programs").add_subparsers(
        required=True, metavar="WHAT"
    )
    give = token.add_parser("add", help="make a key for a program that acts for somebody; printed once")
    give.add_argument("email", metavar="EMAIL")
    give.add_argument("--scope", choices=[scope.value for scope in Scope], default=Scope.PIN.value)
    give.add_argument("--name", default="", help="what it is for")
    give.add_argument("--days", type=int, help="how long it is good for; until it is ended otherwise")
    give.set_defaults(command=_later("tokens", "give"))
    show = token.add_parser("list", help="print somebody's keys: number, scope, until when, last used, name")
    show.add_argument("email", metavar="EMAIL")
    show.set_defaults(command=_later("tokens", "show"))
    end = token.add_parser("end", help="take a key back, by its number")
    end.add_argument("id", metavar="ID", type=int)
    end.set_defaults(command=_later("tokens", "end"))


def _add_organising(commands: Commands) -> None:
    people = commands.add_parser("people", help="everybody, as a table").add_subparsers(
        required=True, metavar="WHAT"
    )
    bring = people.add_parser("import", help="bring in a table of people, line by line")
    bring.add_argument("file", metavar="FILE.csv")
    bring.add_argument("--dry-run", action="store_true", help="only say what each line would do")
    bring.add_argument("--only-good", action="store_true", help="take the others when some cannot be taken")
    bring.add_argument("--invite", action="store_true", help="send those who are new an invitation")
    bring.add_argument("--as", dest="email", metavar="EMAIL", help="which admin does it")
    bring.set_defaults(command=_later("organising", "bring"))
    export = people.add_parser("export", help="write a table of everybody, which can be brought in again")
    export.add_argument("file", metavar="FILE.csv", nargs="?", help="standard output without")
    export.add_argument("--as", dest="email", metavar="EMAIL", help="which admin does it")
    export.set_defaults(command=_later("organising", "take_out"))


def _add_import(commands: Commands) -> None:
    bring = commands.add_parser("import", help="pin files and folders of files")
    bring.add_argument("paths", metavar="PATH", nargs="+", help="a picture, or a folder of them")
    bring.add_argument("--board", metavar="SLUG", help="where to; a manifest may say it row by row")
    bring.add_argument("--campaign", metavar="SLUG")
    bring.add_argument(
        "--manifest",
        metavar="FILE.csv",
        help="columns: file, title, story, alt, tags, credits, board, campaign, usage, territory, licence, "
        "embargo_until, rights_until",
    )
    bring.add_argument(
        "--as",
        dest="email",
        metavar="EMAIL",
        help="whose pins they are; needed when there are several admins",
    )
    bring.set_defaults(command=_later("importing", "bring_in"))


def _later(module: str, function: str):  # type: ignore[no-untyped-def]
    """A command whose module is loaded when it is called, so that the others start quickly."""

    def command(options):  # type: ignore[no-untyped-def]
        from importlib import import_module  # noqa: PLC0415

        return getattr(import_module(f"showcase.commands.{module}"), function)(options)

    return command
