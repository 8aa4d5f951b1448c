"""Valid files made invalid: hypothesis strategies that damage bytes as disks, nets and foes do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

# What parsers trip over, of every format at once: a mark of one inside another is a test, too.
TOKENS: tuple[bytes, ...] = (
    *(b"\0", b"\0\0\0\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xff" * 8, b"\x80", b"\xed\xa0\x80"),
    *(b"\r", b"\n\n", b"\r\n\r\n", b" " * 64, b"\t", b"'", b'"', b'""', b"\\", b"{", b"}", b"["),
    *(b"<", b">", b"</", b"<!--", b"<![CDATA[", b"<div>" * 40, b"<table><tr><td>", b"&#x1F600;"),
    *(b"<script>", b"</script>", b"<title>", b'<meta charset="utf-7">', b"&lol9;", b"&#0;"),
    *(b'<!DOCTYPE a [<!ENTITY b "c">]>', b"<?xml version='1.0' encoding='utf-16'?>"),
    *(b"{\\rtf1", b"\\u-1?", b"\\'ff", b"\\bin99999 ", b"{\\*\\pict", b"{" * 64, b"}" * 64),
    *(b"obj", b"endobj", b"stream", b"/Kids [1 0 R]", b"/Count 100000", b"/Length -1", b"xref"),
    *(b"From nobody Thu Jan  1 00:00:00 1970\n", b"Content-Type: multipart/mixed; boundary=x\n"),
    *(b"Content-Transfer-Encoding: base64\n", b"=?utf-8?q?=FF?=", b"--x\n", b"--x--\n"),
    *(b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"HTTP/1.1 200 OK\r\n", b"PAR1"),
    *(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\x1f\x8b\x08", b"../../etc/passwd"),
    *(b"-1", b"0", b"99999999999999999999", b"1e999", b"NaN", b"null", b"2021-99-99", b"9" * 400),
    *(b"Document 1 of 25", b"LOAD-DATE: ", b"End of Document", b"HD \n", b"AN Document X"),
    *(b"MS. VALE: ", b"Q    ", b"(Laughter.)", b"10.32am GMT", b"\xe2\x80\x9c", b"\xe4\xb9\xa0"),
)


@dataclass(frozen=True, slots=True)
class Mutation:
    """One damage; `at` and `to` are shares of the length, so that they fit any file."""

    how: str
    at: float
    to: float
    token: bytes

    def apply(self, data: bytes) -> bytes:
        """Damage the bytes."""
        start, end = sorted((int(self.at * len(data)), int(self.to * len(data))))
        end = min(end, start + 4096) if self.how != "cut off" else end
        changed = {
            "insert": lambda: data[:start] + self.token + data[start:],
            "replace": lambda: data[:start] + self.token + data[start + len(self.token) :],
            "delete": lambda: data[:start] + data[end:],
            "repeat": lambda: data[:end] + data[start:end] * 3 + data[end:],
            "swap": lambda: data[end : 2 * end - start] + data[start:end],
            "cut off": lambda: data[:start],
            "flip": lambda: data[:start] + bytes(b ^ 0x20 for b in data[start : start + 3]),
        }[self.how]()
        if self.how in {"flip", "swap"}:
            changed += data[start + 3 :] if self.how == "flip" else data[2 * end - start :]
        return changed


HOW = ("insert", "replace", "delete", "repeat", "swap", "cut off", "flip")
_SHARE = st.floats(0, 1, allow_nan=False)
MUTATIONS = st.builds(
    Mutation,
    st.sampled_from(HOW),
    _SHARE,
    _SHARE,
    st.sampled_from(TOKENS) | st.binary(min_size=1, max_size=12),
)


@dataclass(frozen=True, slots=True)
class Damage:
    """One of some files, several times damaged; small, since hypothesis keeps what it draws."""

    file: int
    mutations: Sequence[Mutation]

    def of(self, files: Sequence[bytes]) -> bytes:
        """The damaged file."""
        data = files[self.file % len(files)]
        for mutation in self.mutations:
            data = mutation.apply(data)
        return data


DAMAGES = st.builds(Damage, st.integers(0, 11), st.lists(MUTATIONS, min_size=1, max_size=8))
