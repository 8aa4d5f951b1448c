"""Connections that never send a request, or never take its answer."""

import socket
import threading
from contextlib import contextmanager

import pytest
import uvicorn

from onrecord.web.patience import PatientProtocol

LONG = 120  # seconds until a test gives up


class Hasty(PatientProtocol):
    seconds = 0.05


async def app(scope, receive, send):
    body = b"x" * (50_000_000 if scope["path"] == "/large" else 2)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


@contextmanager
def serving(protocol):
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, http=protocol, ws="none", lifespan="off", log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield listener.getsockname()
    finally:
        server.should_exit = True
        thread.join(LONG)
        listener.close()


def until_closed(connection):
    """Read until the other side closes."""
    read = b""
    try:
        while piece := connection.recv(65_536):
            read += piece
    except ConnectionResetError:
        pass
    return read


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    ],
)
def test_a_connection_without_a_whole_request_is_closed(sent):
    with serving(Hasty) as address, socket.create_connection(address, timeout=LONG) as connection:
        connection.sendall(sent)

        assert until_closed(connection) == b""


def test_a_request_whose_body_never_comes_is_closed_after_its_answer():
    head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhalf"
    with serving(Hasty) as address, socket.create_connection(address, timeout=LONG) as connection:
        connection.sendall(head)

        assert until_closed(connection).startswith(b"HTTP/1.1 200")


def trickle(connection):
    for _ in range(100_000):
        connection.sendall(b"x")
        threading.Event().wait(0.01)


def test_bytes_that_trickle_do_not_keep_a_connection():
    with serving(Hasty) as address, socket.create_connection(address, timeout=LONG) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")

        with pytest.raises(ConnectionError):
            trickle(connection)


def test_an_answer_that_nobody_takes_is_given_up():
    with serving(Hasty) as address, socket.create_connection(address, timeout=LONG) as connection:
        connection.sendall(b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")
        threading.Event().wait(1)

        assert len(until_closed(connection)) < 50_000_000


def test_whole_requests_are_answered_one_after_another_on_one_connection():
    request = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
    answers = []
    with (
        serving(PatientProtocol) as address,
        socket.create_connection(address, timeout=LONG) as connection,
    ):
        for _ in range(3):
            connection.sendall(request[:20])
            connection.sendall(request[20:])
            answers.append(b"")
            while not answers[-1].endswith(b"0\r\n\r\n"):
                answers[-1] += connection.recv(65_536)

    assert [answer[:12] for answer in answers] == [b"HTTP/1.1 200"] * 3
