"""`onrecord serve`: the pages of a case, on this machine only."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

import click

from onrecord.case import Case
from onrecord.cli.opening import to_ask
from onrecord.errors import InputError

HOST = "127.0.0.1"
PORT = 8756


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Port on {HOST}; 0 is any.  [default: {PORT}, or any free one]",
)
def serve(case: Path, port: int | None) -> None:
    """Serve the pages of a case on loopback until Ctrl-C.

    Only this machine can reach them. The address is printed first.

    \b
    Example:
      onrecord serve summit --port 8000
    """
    with to_ask(case) as opened:
        serve_case(opened, port)


def serve_case(case: Case, port: int | None) -> None:
    """Print the address and serve until Ctrl-C."""
    import uvicorn  # noqa: PLC0415 - no other command waits for a web server to load

    from onrecord.web.app import create_app  # noqa: PLC0415
    from onrecord.web.patience import PatientProtocol  # noqa: PLC0415

    with listen(port) as listener:
        click.echo(f"http://{HOST}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(
            create_app(case),
            http=PatientProtocol,
            ws="none",
            log_level="warning",
            server_header=False,
        )
        try:
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)


def listen(port: int | None) -> socket.socket:
    """Take a port of this machine.

    Raises:
        InputError: somebody else listens there. Without a port asked for, any free one is taken.
    """
    try:
        return socket.create_server((HOST, PORT if port is None else port))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        if port is None:
            return socket.create_server((HOST, 0))
        raise InputError(
            f"Port {port} of {HOST} cannot be used: {error.strerror}. Name another with --port."
        ) from error
