"""The command line: the table of commands, and the border where errors end."""

from __future__ import annotations

import io
import os
import signal
import sys
from types import FrameType
from typing import Any

import click

from onrecord.cli import (
    add,
    check,
    codebook,
    compare,
    copies,
    decide,
    decisions,
    demo,
    entities,
    export,
    extract,
    issues,
    link,
    network,
    new,
    origins,
    positions,
    publishers,
    search,
    serve,
    show,
    sources,
    status,
    timeline,
    track,
    utterances,
)
from onrecord.cli import eval as evaluate
from onrecord.errors import NO_ROOM, DiskFull, OnRecordError, RecordError

# in the order in which a reader meets them
COMMANDS = (
    demo.demo,
    extract.extract,
    new.new,
    add.add,
    link.link,
    status.status,
    search.search,
    show.show,
    sources.sources,
    entities.entities,
    utterances.utterances,
    copies.copies,
    origins.origins,
    track.track,
    compare.compare,
    network.network,
    timeline.timeline,
    timeline.offices,
    positions.positions,
    publishers.publishers,
    codebook.codebook,
    check.check,
    decide.decide,
    decisions.decisions,
    issues.issues,
    export.export,
    serve.serve,
    evaluate.evaluate,
)
PIPE_CLOSED = 141  # 128 + SIGPIPE, as a shell reports it


class WrongInput(click.ClickException):
    """The user gave something that cannot be used; shown without a traceback."""

    exit_code = 2


class NoRoom(click.ClickException):
    """The disk is full."""

    exit_code = 3


class RecordFailed(click.ClickException):
    """The record of a case is locked or damaged, or its disk fails."""

    exit_code = 4


class Stopped(KeyboardInterrupt):
    """A signal asks the program to end; whatever ends well at Ctrl-C ends well at this."""

    def __init__(self, number: int) -> None:
        """Keep the number of the signal."""
        super().__init__()
        self.number = number


class Manual(click.Group):
    """A group that lists its commands in their own order and words what goes wrong."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands in the order in which they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what goes wrong becomes a message and an exit code."""
        try:
            return super().invoke(ctx)
        except OnRecordError as error:
            raise _told(error)(str(error)) from error
        except BrokenPipeError:
            _hush_stdout()
            ctx.exit(PIPE_CLOSED)  # before click, whose 1 would mean "done with issues"
        except OSError as error:
            raise _failed(error) from error


def _told(error: OnRecordError) -> type[click.ClickException]:
    if isinstance(error, DiskFull):
        return NoRoom
    return RecordFailed if isinstance(error, RecordError) else WrongInput


def _failed(error: OSError) -> click.ClickException:
    reason = error.strerror or str(error)
    told = f"{error.filename}: {reason}" if error.filename else reason
    if error.errno not in NO_ROOM:
        return WrongInput(told)
    return NoRoom(
        f"{told}. What was being written is not complete; the case itself is not changed. Make "
        "room and run the same command again."
    )


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

    Results go to standard output, progress and issues to standard error.
    Every listing takes --json, --csv and --limit.

    \b
    Exit codes:
      0    done
      1    done with issues; of check: a quotation is not as printed; of an
           import of decisions: some contradict each other; of codebook
           check: the codebook has mistakes
      2    wrong input, or a case that may not be written
      3    no room on the disk; what was added before stays
      4    the record of the case is locked or damaged, or its disk fails
      130  stopped by Ctrl-C; 129 and 143 by another signal, 141 by a closed pipe
    """


for _command in COMMANDS:
    cli.add_command(_command)


def main() -> None:
    """Run the command line; end quietly when a pipe closes or somebody stops it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a locale must not decide what JSON looks like, nor an odd character stop a listing
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is not signal.SIG_IGN:  # as nohup asks for
            signal.signal(number, _stop)
    sys.exit(_run())


def _stop(number: int, _frame: FrameType | None) -> None:
    """End as at Ctrl-C: workers are ended, their semaphores and what is temporary removed."""
    signal.signal(number, signal.SIG_DFL)  # whoever asks twice wants it at once
    raise Stopped(number)


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.Abort as stop:  # what click makes of Ctrl-C
        click.echo("Stopped.", err=True)
        return 128 + (stop.__cause__.number if isinstance(stop.__cause__, Stopped) else 2)
    except click.ClickException as error:
        return _tell(error)
    except BrokenPipeError:  # a listing so short that it first met the closed pipe in the flush
        _hush_stdout()
        return PIPE_CLOSED
    except OSError as error:  # or the full disk
        return _tell(_failed(error))
    return code if isinstance(code, int) else 0


def _tell(error: click.ClickException) -> int:
    error.show()
    try:
        sys.stdout.flush()
    except OSError:  # what cannot be written now cannot be at exit either
        _hush_stdout()
    return error.exit_code


def _hush_stdout() -> None:
    """Point standard output elsewhere, so that the flush at exit stays quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
