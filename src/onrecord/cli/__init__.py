"""The command line: the table of commands, and the border where errors end."""

from __future__ import annotations

import io
import os
import sys
from typing import Any

import click

from onrecord.cli import (
    add,
    demo,
    export,
    extract,
    issues,
    new,
    search,
    serve,
    show,
    sources,
    status,
)
from onrecord.cli import eval as evaluate
from onrecord.errors import OnRecordError

# in the order in which a reader meets them
COMMANDS = (
    demo.demo,
    extract.extract,
    new.new,
    add.add,
    status.status,
    search.search,
    show.show,
    sources.sources,
    issues.issues,
    export.export,
    serve.serve,
    evaluate.evaluate,
)
INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it
PIPE_CLOSED = 141  # 128 + SIGPIPE


class WrongInput(click.ClickException):
    """The user gave something that cannot be used; shown without a traceback."""

    exit_code = 2


class Manual(click.Group):
    """A group that lists its commands in their own order and words what goes wrong."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order in which they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the user can mend becomes a message and exit code 2."""
        try:
            return super().invoke(ctx)
        except OnRecordError as error:
            raise WrongInput(str(error)) from error
        except BrokenPipeError:
            _hush_stdout()
            ctx.exit(PIPE_CLOSED)  # before click, whose 1 would mean "done with issues"
        except OSError as error:
            raise WrongInput(_told(error)) from error


def _told(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason


@click.group(cls=Manual, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s")
def cli() -> None:
    """Keep a record of who said what, to whom, when, and according to whom.

    OnRecord reads political news, speeches and briefings. Every row of the
    record shows the characters it came from. Nothing leaves this machine.

    \b
    The usual way:
      onrecord new case                     make an empty case: one folder
      onrecord add case articles/           read documents into it
      onrecord search case '"red line"'     ask
      onrecord show case 0f3e5d1c0a9e4b7f   see the passage
      onrecord serve case                   the same in pages

    Results go to standard output, progress and issues to standard error. Exit
    codes: 0 done, 1 done with issues, 2 wrong input. Every listing takes
    --json, --csv and --limit.
    """


for _command in COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """Run the command line; end quietly when a pipe closes or somebody presses Ctrl-C."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a locale must not decide what JSON looks like, nor an odd character stop a listing
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:  # a listing so short that it first met the closed pipe in the flush
        _hush_stdout()
        return PIPE_CLOSED
    except click.Abort:  # what click makes of Ctrl-C
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return code if isinstance(code, int) else 0


def _hush_stdout() -> None:
    """Point standard output elsewhere, so that the flush at exit stays quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
