"""Mails out of mailboxes."""

from __future__ import annotations

import io
import tracemalloc
from dataclasses import replace

import pytest

from onrecord.config import Limits, Settings
from onrecord.model import Issue
from onrecord.read import find, read
from onrecord.read.finding.held import Budget, Held
from onrecord.read.packed import mbox

SETTINGS = Settings()
PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."


def mail(number, text=PROSE):
    return f"Subject: Mail {number}\nFrom: Ana Reyes <ana@echo.example>\n\n{text}\n".encode()


def held(stream):
    budget = Budget(limits=SETTINGS.limits)
    return Held(name="box.mbox", file="box.mbox", open=lambda: stream, budget=budget)


@pytest.mark.parametrize(
    "first",
    [
        b"From ana@echo.example Mon May  4 10:00:00 2031",
        b"From - Mon May 04 10:00:00 2031",
        b"From 1603442719@xxx Mon May 04 10:00:00 +0000 2031",
    ],
)
def test_mails_are_cut_where_programs_begin_them(tmp_path, first):
    path = tmp_path / "Inbox"
    path.write_bytes(b"\n".join(first + b"\n" + mail(number) for number in range(3)))

    inputs = list(find([path], SETTINGS))

    assert [item.name for item in inputs] == [f"{path}#{number}" for number in (1, 2, 3)]
    assert [read(item, SETTINGS).title for item in inputs] == ["Mail 0", "Mail 1", "Mail 2"]


def test_a_sentence_that_begins_with_from_does_not_begin_a_mail(tmp_path):
    text = f"{PROSE}\n\nFrom the start it was late.\n\n>From 10:00 on Mon 4 May 2031 it rained."
    path = tmp_path / "box.mbox"
    path.write_bytes(b"From - Mon May  4 10:00:00 2031\n" + mail(1, text))

    [item] = find([path], SETTINGS)

    assert read(item, SETTINGS).text == text.replace(">", "")


def test_a_mail_over_the_limit_costs_only_itself(tmp_path):
    path = tmp_path / "box.mbox"
    first = b"From - Mon May  4 10:00:00 2031\n"
    path.write_bytes(first + mail(1, f"{PROSE}\n" * 100) + b"\n" + first + mail(2))

    issue, item = find([path], replace(SETTINGS, limits=Limits(file_bytes=1_000)))

    assert issue.code == "too large"
    assert "Mail 1 has 8,5" in issue.message
    assert item.name.endswith("#2")


class Endless(io.RawIOBase):
    """A line without an end, made while it is read."""

    def __init__(self, size):
        self.left = size
        self.head = b"From - Mon May  4 10:00:00 2031\nSubject: x\n\n"

    def readable(self):
        return True

    def readinto(self, buffer):
        if self.head:
            data, self.head = self.head, b""
        else:
            data = b"x" * min(len(buffer), self.left)
            self.left -= len(data)
        buffer[: len(data)] = data
        return len(data)


def test_one_line_of_a_gigabyte_is_never_held():
    stream = io.BufferedReader(Endless(1_000_000_000), 1 << 20)
    tracemalloc.start()

    [issue] = mbox.open_mbox(held(stream), SETTINGS)

    assert tracemalloc.get_traced_memory()[1] < 80_000_000
    tracemalloc.stop()
    assert isinstance(issue, Issue)
    assert "1,000,000,012 bytes" in issue.message


def test_an_empty_mailbox_is_an_issue(tmp_path):
    path = tmp_path / "box.mbox"
    path.write_bytes(b"\n\n")

    [issue] = find([path], SETTINGS)

    assert issue.code == "empty"
