"""Addresses that the user names: what is fetched, what is refused, and what it may cost."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from contextlib import closing, contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from onrecord.config import VERSION, Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Given
from onrecord.read import find, read
from onrecord.read.finding import fetch
from onrecord.store.inputs import input_key

PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
PAGE = f"<!doctype html><title>Harbour</title><article><p>{PROSE}</p><p>{PROSE}</p></article>"
LIMITS = Limits(fetch_seconds=3.0, file_bytes=100_000, redirects=3)


def anywhere(_address):
    return True


class Answers(BaseHTTPRequestHandler):
    """Answers by path; what it was asked is kept."""

    asked: ClassVar[list] = []

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.asked.append((self.path, dict(self.headers)))
        answer = getattr(self, "answer_" + self.path.strip("/").partition("?")[0], None)
        if answer:
            answer()
        else:
            self.send_error(404)

    def send(self, body, media="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        self.send_header("Content-Type", media)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self):
        self.send(PAGE.encode())

    def answer_gzip(self):
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def answer_deflate(self):
        self.send(zlib.compress(PAGE.encode())[2:-4], Content_Encoding="deflate")

    def answer_brotli(self):
        self.send(b"x", Content_Encoding="br")

    def answer_broken(self):
        self.send(b"\x1f\x8b\x08\x00" + b"\xff" * 90, Content_Encoding="gzip")

    def answer_bomb(self):
        self.send(gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")

    def answer_large(self):
        self.send(b"a" * 200_000, "text/plain")

    def answer_claim(self):
        self.send(b"short", Content_Length="99999999999")

    def answer_endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        while True:
            self.wfile.write(b"a" * 10_000)

    def answer_short(self):
        self.send(b"half of it", "text/plain", Content_Length="500")

    def answer_chunked(self):
        self.protocol_version = "HTTP/1.1"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in (PAGE[:50].encode(), PAGE[50:].encode(), b""):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))

    def answer_drip(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.1)

    def answer_image(self):
        self.send(b"\x89PNG", "image/png")

    def answer_loop(self):
        self.send(b"", status=302, Location="/loop")

    def answer_moved(self):
        self.send(b"", status=301, Location="/page?from=moved")

    def answer_inside(self):
        self.send(b"", status=302, Location="http://10.0.0.7/secret")

    def answer_file(self):
        self.send(b"", status=302, Location="file:///etc/passwd")

    def answer_table(self):
        self.send(f"id,text\na,{PROSE}\nb,{PROSE} Twice.\n".encode(), "text/plain")

    def answer_csv(self):
        self.send(PAGE.encode())


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as serving:
        serving.handle_error = lambda *_: None
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_address[1]}"
        serving.shutdown()
        thread.join()


def refused(url, limits=LIMITS, allowed=anywhere):
    with pytest.raises(ReadError) as failed:
        fetch.fetch(url, limits, allowed)
    return failed.value


@pytest.mark.parametrize("path", ["page", "gzip", "deflate", "chunked"])
def test_a_page_is_fetched_however_it_is_packed(server, path):
    found = fetch.fetch(f"{server}/{path}", LIMITS, anywhere)

    assert found.data.decode() == PAGE
    assert (found.media, found.url) == ("text/html", f"{server}/{path}")
    assert found.retrieved.endswith("+00:00")


def test_a_redirect_is_followed_to_the_final_address(server):
    assert fetch.fetch(f"{server}/moved", LIMITS, anywhere).url == f"{server}/page?from=moved"


def test_the_request_names_the_program_and_gives_nothing_away(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    Answers.asked.clear()

    fetch.fetch(f"{server}/page#part", LIMITS, anywhere)

    [(path, headers)] = Answers.asked
    assert path == "/page"
    assert headers["User-Agent"] == f"OnRecord/{VERSION}"
    assert headers["Host"] == server.removeprefix("http://")
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("gone", "not fetched", "answered 404"),
        ("image", "not fetched", "'image/png', which is not read"),
        ("loop", "not fetched", "more than 3 times (limit redirects)"),
        ("file", "refused", "leads to 'file'"),
        ("large", "too large", "limit file_bytes"),
        ("claim", "too large", "limit file_bytes"),
        ("endless", "too large", "limit file_bytes"),
        ("bomb", "too large", "limit file_bytes"),
        ("brotli", "not fetched", "packed as 'br'"),
        ("broken", "not fetched", "packed bytes are broken"),
        ("short", "not fetched", "broke off after 10 bytes"),
    ],
)
def test_what_cannot_be_had_is_told_with_its_reason(server, path, code, said):
    found = refused(f"{server}/{path}")

    assert found.code == code
    assert said in str(found)


def test_a_slow_drip_ends_in_time(server):
    began = time.monotonic()

    found = refused(f"{server}/drip", replace(LIMITS, fetch_seconds=0.7))

    assert "longer than 0.7 seconds (limit fetch_seconds)" in str(found)
    assert time.monotonic() - began < 3


@contextmanager
def talking(behave):
    """A server that says what it likes."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def serve():
            client, _ = listener.accept()
            with client:
                behave(client)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


def drip(client):
    try:
        for _ in range(60):
            client.sendall(b"H")
            time.sleep(0.1)
    except OSError:
        return


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_heads_and_handshakes_that_drip_end_in_time(scheme):
    began = time.monotonic()

    with talking(drip) as place:
        found = refused(f"{scheme}://{place}/", replace(LIMITS, fetch_seconds=0.5))

    assert found.code == "not fetched"
    assert time.monotonic() - began < 4


def test_what_speaks_no_http_is_told(server):
    with talking(lambda client: client.sendall(b"220 mail.example ESMTP\r\n")) as place:
        assert refused(f"http://{place}/").code == "not fetched"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1"),
        *("255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0"),
        *("fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2001:db8::1"),
        *("2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:7f00:1::", "nonsense", ""),
    ],
)
def test_addresses_that_are_not_of_the_open_net_are_known(address):
    assert not fetch.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_open_net_are_known(address):
    assert fetch.is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0177.0.0.1/"),
        *("http://0x7f.1/", "http://127.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/"),
        *("http://169.254.169.254/latest/meta-data/", "http://0/", "http://10.0.0.1:8080/"),
    ],
)
def test_no_form_of_a_private_address_is_connected_to(url, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))

    found = refused(url, allowed=fetch.is_public)

    assert (found.code, "private network" in str(found)) == ("refused", True)


def test_a_redirect_to_a_private_address_is_refused(server):
    found = refused(f"{server}/inside", allowed=lambda address: address == "127.0.0.1")

    assert "'10.0.0.7' leads to 10.0.0.7" in str(found)


def test_a_name_with_one_private_address_among_several_is_refused(monkeypatch):
    rows = [(0, 0, 0, "", (address, 80)) for address in ("8.8.8.8", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)

    assert refused("http://brennmoor.example/", allowed=fetch.is_public).code == "refused"


def test_the_connection_goes_to_the_address_that_was_checked(server, monkeypatch):
    port = int(server.rpartition(":")[2])
    looked_up = []

    def rebinding(host, *_, **__):
        """The name leads here the first time, and into a private network ever after."""
        looked_up.append(host)
        here = host == "127.0.0.1" or len(looked_up) == 1
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if here else "10.9.9.9", port))
        ]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    asked_about = []
    Answers.asked.clear()

    found = fetch.fetch(
        f"http://brennmoor.example:{port}/page", LIMITS, lambda a: not asked_about.append(a)
    )

    assert found.data.decode() == PAGE
    assert asked_about == ["127.0.0.1"]
    assert looked_up.count("brennmoor.example") == 1
    assert Answers.asked[0][1]["Host"] == f"brennmoor.example:{port}"


@pytest.mark.parametrize(
    "url",
    [
        *("http://user:word@brennmoor.example/", "http://user@brennmoor.example/", "http:///path"),
        *(
            "http://brennmoor.example/a b",
            "http://brennmoor.example/\r\nHost: x",
            "ftp://x.example/",
        ),
        *("http://brennmoor.example:99999/", "http://[::1/", "http://" + "a" * 3000),
    ],
)
def test_odd_addresses_are_refused_before_anything_is_looked_up(url, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("looked up"))

    assert refused(url).code == "refused"


def fetched(monkeypatch, url, data, media, settings=None):
    found = fetch.Fetched(url=url, data=data, media=media, retrieved="2031-05-04T08:00:00+00:00")
    monkeypatch.setattr(fetch, "fetch", lambda *_: found)
    return list(find([url], settings or Settings()))


def test_a_fetched_page_is_read_with_its_address_and_time(monkeypatch):
    url = "https://echo.example/harbour.csv"

    [item] = fetched(monkeypatch, url, PAGE.encode(), "text/html")

    document = read(item, Settings())
    assert (document.name, document.url) == (url, url)
    assert (document.retrieved, PROSE in document.text) == ("2031-05-04T08:00:00+00:00", True)
    assert item.given == Given(where="address", url=url, retrieved="2031-05-04T08:00:00+00:00")


def test_a_fetched_table_is_known_by_its_name_where_the_type_is_vague(monkeypatch):
    data = f"id,text\na,{PROSE}\nb,{PROSE} Twice.\n".encode()

    found = fetched(monkeypatch, "https://echo.example/texts.csv?x=1", data, "text/plain")

    assert [item.name for item in found] == ["a", "b"]


def test_a_page_that_is_fetched_again_is_known(monkeypatch):
    [item] = fetched(monkeypatch, "https://echo.example/1", PAGE.encode(), "text/html")
    later = replace(item, given=replace(item.given, retrieved="2032-01-01T00:00:00+00:00"))

    assert input_key(item, Settings().today) == input_key(later, Settings().today)


def test_the_settings_can_forbid_to_fetch(monkeypatch):
    url = "https://echo.example/1"

    [issue] = fetched(monkeypatch, url, PAGE.encode(), "text/html", Settings(fetch=False))

    assert (issue.name, issue.code) == (url, "refused")
    assert "Settings.fetch" in issue.message
