"""The command line. Commands are imported when they are called, so that `--help` is instant.

This module alone imports typer; it alone turns what went wrong into words and an exit code.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import signal
import sys
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer._click.core import Context, Parameter  # typer 0.26 carries click and does not export these
from typer._click.exceptions import BadOptionUsage, BadParameter, NoArgsIsHelpError, NoSuchOption, UsageError
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.models import CommandInfo

from tehletter import __version__
from tehletter.catalogue import LANGUAGES, say
from tehletter.errors import Misuse, Unable

if TYPE_CHECKING:
    from tehletter.report import Report
    from tehletter.workspace.project import Workspace

CANNOT, INTERRUPTED, TERMINATED = 3, 130, 143


def _language() -> str:
    """The language of the tool's own words: `TEHLETTER_LANG`, then the locale, else English."""
    for name in ("TEHLETTER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        tag = os.environ.get(name, "")[:2].lower()
        if tag in LANGUAGES:
            return tag
        if tag and name != "TEHLETTER_LANG":
            break
    return "en"


LANGUAGE = _language()


def _help(key: str) -> str:
    return say(f"help.{key}", LANGUAGE)


def _translated(option: TyperOption | None) -> TyperOption | None:
    if option:
        option.help = _help("help")
    return option


class _Command(TyperCommand):
    """A command whose help is in one language throughout."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        return _translated(super().get_help_option(ctx))


class _Commands(TyperGroup):
    """All commands; their help too is in one language, and tells the whole of what each does."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        return _translated(super().get_help_option(ctx))

    def get_params(self, ctx: Context) -> list[Parameter]:
        params = super().get_params(ctx)
        for param in params:
            if isinstance(param, TyperOption) and param.name in ("install_completion", "show_completion"):
                param.help = _help(param.name.replace("_", "-"))
        return params

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        with formatter.section(_help("commands")):
            formatter.write_dl([(name, self.commands[name].help or "") for name in self.list_commands(ctx)])


app = typer.Typer(
    cls=_Commands,
    help=_help("app"),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_command = partial(app.command, cls=_Command)

Project = Annotated[Path | None, typer.Option("-C", "--project", metavar="DIR", help=_help("project"))]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help=_help("quiet"))]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help=_help("verbose"))]
What = Annotated[list[str] | None, typer.Argument(metavar="[WHAT]...", help=_help("what"))]
Strict = Annotated[bool, typer.Option("--strict", help=_help("strict"))]
Json = Annotated[bool, typer.Option("--json", help=_help("json"))]


@dataclass(frozen=True, slots=True)
class Call:
    """What the options before and after the command say together."""

    project: Path | None = None
    quiet: bool = False
    verbose: bool = False

    def workspace(self) -> Workspace:
        """The project that the call is about."""
        from tehletter.workspace.project import find_project

        return find_project(self.project or _here())

    def workspace_if_any(self) -> Workspace | None:
        """The project, for a command that does without; one that is named must be there."""
        try:
            return self.workspace()
        except Unable:
            if self.project:
                raise
            return None

    def report(self) -> Report:
        """How the call speaks."""
        from tehletter.report import Report

        return Report(LANGUAGE, self.quiet, self.verbose)


def _here() -> Path:
    """The folder that one stands in; it may have been deleted meanwhile."""
    try:
        return Path.cwd()
    except OSError as error:
        raise Unable("no-folder", folder=".") from error


_before = Call()


def _call(project: Path | None, quiet: bool, verbose: bool) -> Call:
    return replace(
        _before,
        project=project or _before.project,
        quiet=quiet or _before.quiet,
        verbose=verbose or _before.verbose,
    )


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tehletter {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help=_help("version"))
    ] = False,
) -> None:
    global _before  # noqa: PLW0603 - one call a process
    _before = Call(project, quiet, verbose)


@_command(help=_help("init"))
def init(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help=_help("dir"))] = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from tehletter.commands.init import init as command

    call = _call(project, quiet, verbose)
    return command(folder or call.project or _here(), call.report())


@_command(help=_help("new"))
def new(
    number: Annotated[str | None, typer.Argument(metavar="[NUMBER]", help=_help("number"))] = None,
    title: Annotated[str | None, typer.Option("--title", help=_help("title"))] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DAY", help=_help("date"))] = None,
    lang: Annotated[list[str] | None, typer.Option("--lang", metavar="TAG", help=_help("lang"))] = None,
    like: Annotated[int | None, typer.Option("--from", metavar="N", help=_help("from"))] = None,
    translate_from: Annotated[
        str | None, typer.Option("--translate-from", metavar="TAG", help=_help("translate-from"))
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help=_help("edit"))] = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from tehletter.commands.new import NewOptions
    from tehletter.commands.new import new as command

    call = _call(project, quiet, verbose)
    options = NewOptions(number, title, date, tuple(lang or ()), like, translate_from, edit)
    return command(call.workspace(), options, call.report())


@_command(help=_help("check"))
def check(
    what: What = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", show_default=False, help=_help("format"))] = "text",
    fix: Annotated[bool, typer.Option("--fix", help=_help("fix"))] = False,
    diff: Annotated[bool, typer.Option("--diff", help=_help("diff"))] = False,
    baseline: Annotated[str | None, typer.Option("--baseline", metavar="FILE", help=_help("baseline"))] = None,
    strict: Strict = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from tehletter.commands.check import check as command
    from tehletter.options import CheckOptions

    call = _call(project, quiet, verbose)
    options = CheckOptions(tuple(what or ()), _here(), form, strict=strict, baseline=baseline, fix=fix, diff=diff)
    return command(call.workspace(), options, call.report())


@_command(help=_help("build"))
def build(
    what: What = None,
    only: Annotated[str | None, typer.Option("--only", metavar="KINDS", help=_help("only"))] = None,
    out: Annotated[str | None, typer.Option("--out", metavar="DIR", help=_help("out"))] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", help=_help("jobs"))] = None,
    locked: Annotated[bool, typer.Option("--locked", help=_help("locked"))] = False,
    minor: Annotated[bool, typer.Option("--minor", help=_help("minor"))] = False,
    force: Annotated[bool, typer.Option("--force", help=_help("force"))] = False,
    checksum: Annotated[bool, typer.Option("--checksum", help=_help("checksum"))] = False,
    prove: Annotated[bool, typer.Option("--prove", help=_help("prove"))] = False,
    strict: Strict = False,
    json: Json = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from tehletter.artifact import KINDS
    from tehletter.commands.build import build as command
    from tehletter.options import BuildOptions

    call = _call(project, quiet, verbose)
    kinds = KINDS if only is None else tuple(kind.strip() for kind in only.split(","))
    options = BuildOptions(
        tuple(what or ()),
        _here(),
        kinds,
        out,
        jobs,
        locked=locked,
        minor=minor,
        force=force,
        checksum=checksum,
        strict=strict,
        json=json,
        prove=prove,
    )
    return command(call.workspace(), options, call.report())


@_command(help=_help("serve"))
def serve(
    port: Annotated[int | None, typer.Option("--port", metavar="N", help=_help("port"))] = None,
    open_: Annotated[bool, typer.Option("--open", help=_help("open"))] = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from tehletter.commands.serve import ServeOptions
    from tehletter.commands.serve import serve as command

    gc.enable()
    call = _call(project, quiet, verbose)
    return command(call.workspace(), ServeOptions(port, open_), call.report())


@_command(name="list", help=_help("list"))
def list_(
    json: Json = False,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from tehletter.commands.list import list_letters

    call = _call(project, quiet, verbose)
    return list_letters(call.workspace(), call.report(), as_json=json)


@_command(help=_help("verify"))
def verify(project: Project = None, quiet: Quiet = False, verbose: Verbose = False) -> int:
    from tehletter.commands.verify import verify as command

    call = _call(project, quiet, verbose)
    return command(call.workspace(), call.report())


@_command(help=_help("rules"))
def rules(
    rule: Annotated[str | None, typer.Argument(metavar="[RULE]", help=_help("rule"))] = None,
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from tehletter.commands.rules import rules as command

    call = _call(project, quiet, verbose)
    return command(rule, call.workspace_if_any(), call.report())


@_command(help=_help("schema"))
def schema(
    name: Annotated[
        str, typer.Argument(metavar="[letter|project]", show_default=False, help=_help("schema-name"))
    ] = "letter",
    project: Project = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    from tehletter.commands.schema import schema as command

    return command(name, _call(project, quiet, verbose).report())


def run() -> NoReturn:
    """Run the command line and leave with its exit code."""
    for number in _TOLD:
        if signal.getsignal(number) != signal.SIG_IGN:  # a background job is not interrupted
            signal.signal(number, _stop)
    for name in ("stdin", "stdout", "stderr"):  # a stream that was closed must not become some other file
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):  # the same words whatever the locale: letters are UTF-8
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # they are text files
    try:
        code = _run()
    finally:
        if _stopped:
            _leave()
    sys.exit(code)


def _leave() -> NoReturn:
    """End now. The interpreter's own end would wait for threads, and tells an interrupt by dying of the signal."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(_stopped)


def _register_what_is_called() -> None:
    """Leave the other commands out, each of which costs a millisecond, where it is plain that only one is called."""
    called = {word for word in sys.argv[1:] if word in _NAMES}
    if len(called) == 1 and not any(name.endswith("_COMPLETE") for name in os.environ):
        app.registered_commands = [known for known in app.registered_commands if _name(known) in called]


def _name(command: CommandInfo) -> str:
    return str(command.name or getattr(command.callback, "__name__", ""))


_NAMES = frozenset(map(_name, app.registered_commands))


def _run() -> int:
    _register_what_is_called()
    try:
        code = int(app(standalone_mode=False) or 0)
        sys.stdout.flush()
    except Unable as error:
        _before.report().unable(error)
        return error.exit_code
    except UsageError as error:
        if (misuse := _misuse(error)) is None:
            error.show()
        else:
            _before.report().unable(misuse)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        _close_output()
        return 0
    except OSError as error:
        return _refused(error)
    except Exception as error:
        if _before.verbose or "-v" in sys.argv or "--verbose" in sys.argv:
            raise
        _before.report().unable(Unable("our-mistake", reason=f"{type(error).__name__}: {error}"))
        return CANNOT
    if code == INTERRUPTED:  # typer has turned Ctrl-C into its code
        _before.report().note(say("interrupted", LANGUAGE))
    return code


def _refused(error: OSError) -> int:
    """Say what the system would not do: nothing else let this error through."""
    if error.errno in _SCARCE:
        _before.report().unable(Unable("machine-refuses", reason=error.strerror))
        return CANNOT
    _close_output()
    path = error.filename or say("standard-output", LANGUAGE)  # only a stream has no name
    _before.report().unable(Unable("not-writable", path=path, reason=error.strerror or str(error)))
    return CANNOT


_SCARCE = (errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM)


def _misuse(error: UsageError) -> Misuse | None:
    """Wrong usage in our words; None where typer shows the help instead."""
    command = error.ctx.command_path if error.ctx else "tehletter"
    match error:
        case NoArgsIsHelpError():
            return None
        case NoSuchOption():
            return Misuse("usage.option", option=error.option_name, command=command)
        case BadOptionUsage():
            return Misuse("usage.no-value", option=error.option_name, command=command)
        case BadParameter() if error.param:
            return Misuse("usage.value", option=error.param.opts[-1], command=command)
    words = error.message.partition("'")[2].partition("'")[0]
    return Misuse("usage.command" if words else "usage.too-many", name=words, command=command)


def _close_output() -> None:
    """Nobody reads on: what is still to be flushed goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_TOLD = {signal.SIGINT: INTERRUPTED, signal.SIGTERM: TERMINATED}
_stopped = 0


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    global _stopped  # noqa: PLW0603 - the exit code stands even where a hook swallows the exception
    _stopped = _TOLD[signal.Signals(number)]
    raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(TERMINATED)
